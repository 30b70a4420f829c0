// Packages with benchmarks, sorted by what can be done with them.

import { matchesFunction } from "../sampling/test-command.ts";
import type { Benchmarks } from "../steps/find-benchmarks.ts";
import type { Places } from "../steps/locate-benchmarks.ts";
import type { BuiltPair } from "./build-both.ts";
import type { Unrun } from "./rows.ts";

/** BothPlaces are the benchmark functions of both sides. */
export interface BothPlaces {
  readonly base: Places;
  readonly head: Places;
}

/** Sorted are import paths. */
export interface Sorted {
  /** Have benchmark functions on both sides. */
  readonly shared: readonly string[];
  readonly onlyHead: readonly string[];
  readonly onlyBase: readonly string[];
}

/** sortPackages takes the packages that have a benchmark function which the -bench pattern can match. */
export function sortPackages({ base, head }: BothPlaces, pattern: string): Sorted {
  const [onBase, onHead] = [base, head].map((places) =>
    [...places.keys()].filter((pkg) => functionsOf(places, pkg, pattern).length > 0).sort(),
  ) as [string[], string[]];
  return {
    shared: onHead.filter((pkg) => onBase.includes(pkg)),
    onlyHead: onHead.filter((pkg) => !onBase.includes(pkg)),
    onlyBase: onBase.filter((pkg) => !onHead.includes(pkg)),
  };
}

/** Settled is what is known of packages without running them. */
export interface Settled extends Sorted {
  readonly identical: readonly string[];
  /** Packages that were built, or could not be. */
  readonly differing: readonly BuiltPair[];
  readonly places: BothPlaces;
  readonly pattern: string;
}

/** unrunOf gives the packages whose benchmarks are not run, each with its verdict. */
export function unrunOf({
  onlyHead,
  onlyBase,
  identical,
  differing,
  places,
  pattern,
}: Settled): readonly Unrun[] {
  const headFunctions = (pkg: string) => functionsOf(places.head, pkg, pattern);
  return [
    ...identical.map(
      (pkg): Unrun => ({
        pkg,
        verdict: "identical",
        reason: "code and data are the same on both sides",
        functions: headFunctions(pkg),
      }),
    ),
    ...onlyHead.map(
      (pkg): Unrun => ({
        pkg,
        verdict: "new",
        reason: "the base has no benchmarks in this package",
        functions: headFunctions(pkg),
      }),
    ),
    ...onlyBase.map(
      (pkg): Unrun => ({
        pkg,
        verdict: "missing",
        reason: "the head has no benchmarks in this package",
        functions: functionsOf(places.base, pkg, pattern),
      }),
    ),
    ...differing.flatMap((pair) => unbuiltOf(pair, headFunctions(pair.pkg))),
  ];
}

/** silentWarnings names the benchmark functions that were run and gave nothing: nothing that is there goes unsaid. */
export function silentWarnings(
  benchmarks: readonly Benchmarks[],
  { head }: BothPlaces,
  pattern: string,
): readonly string[] {
  return benchmarks.flatMap(({ pkg, subjects, added, missing, broken }) => {
    const named = [...subjects.map(({ name }) => name), ...added, ...missing, ...broken.keys()];
    const heard = new Set(named.map((name) => name.split("/", 1)[0]));
    const silent = functionsOf(head, pkg, pattern).filter((name) => !heard.has(name));
    return silent.map(
      (name) => `Benchmark${name} of ${pkg} gave no result: it skips itself, or nothing below it matches`,
    );
  });
}

function unbuiltOf({ pkg, base, head }: BuiltPair, functions: readonly string[]): readonly Unrun[] {
  const broken = (side: string, output: string): Unrun => ({
    pkg,
    verdict: "broken",
    reason: `the package's test does not build on the ${side}`,
    output,
    functions,
  });
  if (head.kind === "failed") return [broken("head", head.output)];
  return base.kind === "failed" ? [broken("base", base.output)] : [];
}

function functionsOf(places: Places, pkg: string, pattern: string): readonly string[] {
  return [...(places.get(pkg)?.keys() ?? [])].filter((name) => matchesFunction(`Benchmark${name}`, pattern));
}
