// Whether two measurements were made under conditions that can be compared at all.

import type { Machine } from "../model/report.ts";

/**
 * Conditions are what a measurement says of its machine: "" where it says nothing, all values where it has
 * several.
 */
export type Conditions = Readonly<Record<"cpu" | "goos" | "goarch" | "go", string>>;

/**
 * conditionsOf is what all benchmarks of a machine share. GOMAXPROCS is not in it: each benchmark has its
 * own.
 */
export function conditionsOf({ cpu, goos, goarch, go }: Machine): Conditions {
  return { cpu, goos, goarch, go };
}

const NAMES = {
  cpu: "the CPU model",
  go: "the Go version",
  goos: "the operating system",
  goarch: "the architecture",
} as const satisfies Record<keyof Conditions, string>;

/**
 * whyIncomparable is one clause that says why a stored measurement and one here cannot be compared; undefined
 * where they can. What is not known counts as different.
 */
export function whyIncomparable(stored: Conditions, here: Conditions): string | undefined {
  for (const key of ["cpu", "go", "goos", "goarch"] as const) {
    const [a, b, name] = [stored[key], here[key], NAMES[key]];
    if (a === "") return `the stored baseline does not say ${name} that it was measured with`;
    if (b === "") return `${name} is not known here`;
    if (a !== b) return `${name} was ${a} for the stored baseline and is ${b} here`;
  }
  return undefined;
}

/** whyOtherProcs is the same for the GOMAXPROCS values of both: one in common is enough. */
export function whyOtherProcs(stored: readonly number[], here: readonly number[]): string | undefined {
  if (stored.length === 0) return "the stored baseline does not say GOMAXPROCS that it was measured with";
  if (stored.some((procs) => here.includes(procs))) return undefined;
  return `GOMAXPROCS was ${stored.join(", ")} for the stored baseline and is ${here.join(", ")} here`;
}
