// Packages with benchmarks, sorted by what can be done with them.

import { type BothPlaces, functionsOf, type Located } from "../build/locate-benchmarks.ts";
import { functionOf } from "../model/benchmark.ts";
import type { PerSide } from "../model/side.ts";
import type { BenchPattern } from "../patterns/bench-pattern.ts";
import type { BuiltPackage } from "./build-sides.ts";
import type { Benchmarks } from "./find-benchmarks.ts";
import type { UnrunPackage } from "./rows.ts";
import { patternFor, type Spared } from "./spare.ts";

/** SortedPackages are import paths. */
export interface SortedPackages {
  /** With benchmark functions on one side, and some or perhaps some on the other. */
  readonly shared: readonly string[];
  readonly onlyHead: readonly string[];
  readonly onlyBase: readonly string[];
  /** Packages of the head whose sources cannot be read: they may have benchmarks. */
  readonly unreadable: readonly string[];
}

/**
 * sortPackages are the packages with a benchmark function that the -bench pattern can match, and those that
 * may have one. Without a base all are `shared`.
 */
export function sortPackages({ base, head }: PerSide<Located>, pattern: BenchPattern): SortedPackages {
  const matching = ({ places }: Located) =>
    [...places.keys()].filter((pkg) => functionsOf(places, pkg, pattern).length > 0).sort();
  const onHead = matching(head);
  if (base === undefined) {
    const shared = [...new Set([...onHead, ...head.unreadable])].sort();
    return { shared, onlyHead: [], onlyBase: [], unreadable: [] };
  }
  const onBase = matching(base);
  const shared = [
    ...onHead.filter((pkg) => onBase.includes(pkg) || base.unreadable.has(pkg)),
    ...onBase.filter((pkg) => !onHead.includes(pkg) && head.unreadable.has(pkg)),
  ];
  const isLeft = (pkg: string) => !shared.includes(pkg);
  return {
    shared,
    onlyHead: onHead.filter(isLeft),
    onlyBase: onBase.filter(isLeft),
    unreadable: [...head.unreadable].filter((pkg) => isLeft(pkg) && !onHead.includes(pkg)).sort(),
  };
}

/** SettledPackages are known without running their tests. */
interface SettledPackages extends Omit<SortedPackages, "unreadable"> {
  readonly identical: readonly string[];
  readonly spared: Spared;
  /** Built, or failed to build. */
  readonly differing: readonly BuiltPackage[];
  /** The compiler's output for packages that only the head has and that do not build. */
  readonly unbuiltOnHead: ReadonlyMap<string, string>;
  readonly places: BothPlaces;
  readonly pattern: BenchPattern;
}

/** unrunOf are the packages whose benchmarks are not run, each with its verdict. */
export function unrunOf({
  onlyHead,
  onlyBase,
  identical,
  spared,
  differing,
  unbuiltOnHead,
  places,
  pattern,
}: SettledPackages): readonly UnrunPackage[] {
  const headFunctions = (pkg: string) => functionsOf(places.head, pkg, pattern);
  return [
    ...identical.map(
      (pkg): UnrunPackage => ({
        pkg,
        verdict: "identical",
        reason: "code and data are the same on both sides",
        functions: headFunctions(pkg),
      }),
    ),
    ...[...spared].map(
      ([pkg, { functions }]): UnrunPackage => ({
        pkg,
        verdict: "identical",
        reason: "the change does not reach it",
        functions: [...functions],
      }),
    ),
    ...onlyHead.map((pkg): UnrunPackage => {
      const functions = headFunctions(pkg);
      const output = unbuiltOnHead.get(pkg);
      if (output !== undefined) return brokenOn("the head", { pkg, output, functions });
      return { pkg, verdict: "new", reason: "the base has no benchmarks in this package", functions };
    }),
    ...onlyBase.map(
      (pkg): UnrunPackage => ({
        pkg,
        verdict: "missing",
        reason: "the head has no benchmarks in this package",
        functions: functionsOf(places.base, pkg, pattern),
      }),
    ),
    ...differing.flatMap((pair) =>
      unbuiltOf(pair, [
        ...new Set([...headFunctions(pair.pkg), ...functionsOf(places.base, pair.pkg, pattern)]),
      ]),
    ),
  ];
}

/**
 * silentWarnings name the benchmark functions that ran without a result, so that the report has all of them.
 */
export function silentWarnings(
  benchmarks: readonly Benchmarks[],
  { spared, places, pattern }: Pick<SettledPackages, "spared" | "places" | "pattern">,
): readonly string[] {
  return benchmarks.flatMap(({ pkg, subjects, added, missing, broken, gross, unreached }) => {
    const named = [...subjects.map(({ name }) => name), ...added, ...missing, ...unreached];
    named.push(...broken.keys(), ...gross.keys());
    const heard = new Set(named.map(functionOf));
    const asked = functionsOf(places.head, pkg, patternFor(pkg, spared, { places, pattern }));
    const silent = asked.filter((name) => !heard.has(name)).map((name) => `Benchmark${name}`);
    return silent.length === 0 ? [] : [silentWarning(pkg, silent)];
  });
}

/** One sentence for all of a package. */
function silentWarning(pkg: string, names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1)
    return `${only} of ${pkg} gave no result: it skips itself, or nothing below it matches`;
  const many = `${names.length} benchmarks of ${pkg} gave no result`;
  return `${many}: they skip themselves, or nothing below them matches: ${names.join(", ")}`;
}

/** unknownBenchmarks is a sentence with the compiler's output, for a package that has no row to show it. */
export function unknownBenchmarks(pkg: string, output: string): string {
  const said = output.split("\n").map((line) => line.trim());
  const why = said.filter((line) => line !== "" && !line.startsWith("# ")).join("; ");
  return `${pkg} does not build in the head, so that its benchmarks are not known: ${why}`;
}

function unbuiltOf({ pkg, base, head }: BuiltPackage, functions: readonly string[]): readonly UnrunPackage[] {
  if (head.kind === "built")
    return base?.kind === "failed" ? [brokenOn("the base", { pkg, output: base.output, functions })] : [];
  const side = base?.kind === "failed" ? "either side" : "the head";
  return [brokenOn(side, { pkg, output: head.output, functions })];
}

type UnbuiltSide = "the base" | "the head" | "either side";

function brokenOn(
  side: UnbuiltSide,
  unbuilt: Pick<UnrunPackage, "pkg" | "output" | "functions">,
): UnrunPackage {
  return { ...unbuilt, verdict: "broken", reason: `the package's test does not build on ${side}` };
}
