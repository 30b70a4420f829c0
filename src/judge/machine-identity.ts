// Whether two measurements were made under conditions that can be compared at all.

import type { Machine } from "../model/report.ts";

/**
 * Conditions are what a measurement says of its machine; "" where it does not say, all values where it says
 * several.
 */
export type Conditions = Readonly<Record<"cpu" | "goos" | "goarch" | "go", string>>;

/**
 * conditionsOf is the part of a machine's description that all of its benchmarks share. GOMAXPROCS belongs to
 * each benchmark.
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
 * whyIncomparable is one clause; undefined where nothing speaks against it. What is not known is taken for
 * different.
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

/**
 * whyOtherProcs is the same for the GOMAXPROCS values that both were measured with: one that both have is
 * enough.
 */
export function whyOtherProcs(stored: readonly number[], here: readonly number[]): string | undefined {
  if (stored.length === 0) return "the stored baseline does not say GOMAXPROCS that it was measured with";
  if (stored.some((procs) => here.includes(procs))) return undefined;
  return `GOMAXPROCS was ${stored.join(", ")} for the stored baseline and is ${here.join(", ")} here`;
}
