// What `go-steady reach` says, as data. Its JSON only grows.

import type { Way } from "../model/reach.ts";
import type { BenchmarkReach, CodeChange, CodeReach } from "../ports/helper/reach.ts";

export interface ReachReport {
  readonly schema: 1;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly dirty: boolean };
  readonly go: string;
  readonly seconds: number;
  readonly benchmarks: readonly ReachRow[];
  /** Declarations that are not the same on both sides. */
  readonly changed: readonly ChangedRow[];
  /** How many of them are left out. */
  readonly moreChanged: number;
  readonly warnings: readonly string[];
}

/** ReachRow is one benchmark function; its sub-benchmarks share what is said of it. */
export interface ReachRow extends Pick<BenchmarkReach, "kind" | "reason" | "initialisation"> {
  /** Import path. */
  readonly pkg: string;
  /** Without `Benchmark`. */
  readonly name: string;
  /** True for all that has to be measured on both sides. */
  readonly reached: boolean;
  /**
   * The names from behind the benchmark to the nearest change; the benchmark's own where that changed itself.
   */
  readonly through: readonly string[];
  readonly ways: readonly Way[];
}

interface ChangedRow extends Pick<CodeChange, "kind" | "how" | "file" | "line"> {
  /** With its package: `example.com/x.scan`; not only of functions, as `kind` says. */
  readonly function: string;
  /** How many reach it. */
  readonly benchmarks: number;
  /** The first of those, each as `package.BenchmarkName`. */
  readonly by: readonly string[];
}

/** rowsOf are the benchmark functions that the pattern can match. */
export function rowsOf(
  { packages, changes }: CodeReach,
  pattern: { canMatch(functionName: string): boolean },
): readonly ReachRow[] {
  return packages.flatMap(({ importPath, benchmarks }) =>
    benchmarks.filter(({ name }) => pattern.canMatch(name)).map((each) => rowOf(importPath, each, changes)),
  );
}

function rowOf(pkg: string, benchmark: BenchmarkReach, changes: readonly CodeChange[]): ReachRow {
  const { name, kind, reason, initialisation } = benchmark;
  const [nearest = []] = benchmark.ways;
  return {
    ...{ pkg, name: name.slice("Benchmark".length), reached: isReached(benchmark), kind },
    through: nearest.slice(nearest.length > 1 ? 1 : 0).map((place) => place.name),
    ...{ reason, initialisation, ways: waysOf(benchmark, changes) },
  };
}

export function changedOf({ changes }: CodeReach): readonly ChangedRow[] {
  return changes.map(({ name, count, benchmarks, ...rest }) => ({
    ...{ function: name, ...rest },
    ...{ benchmarks: count, by: benchmarks },
  }));
}

/** waysOf are the ways of a benchmark, each with what happened at its end. */
export function waysOf({ ways }: BenchmarkReach, changes: readonly CodeChange[]): readonly Way[] {
  return ways.map((places) => {
    const end = places.at(-1);
    const how = changes.find(({ name, file }) => name === end?.name && file === end.file)?.how ?? "changed";
    return { how, places };
  });
}

/** isReached is true for all that has to be measured on both sides. */
export function isReached({ kind }: Pick<BenchmarkReach, "kind">): boolean {
  return kind === "reached" || kind === "unknown";
}
