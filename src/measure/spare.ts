// Benchmark functions that the change does not reach: they are identical, one by one, and spared the
// measurement.

import { type BothPlaces, functionsOf } from "../build/locate-benchmarks.ts";
import type { BenchPattern } from "../patterns/bench-pattern.ts";
import type { CodeReach } from "../ports/helper/reach.ts";
import { StartError } from "../ports/process/child.ts";
import { LISTING_MS } from "./sampling/discover.ts";
import type { Run } from "./sampling/run.ts";
import type { TestBinary } from "./sampling/test-command.ts";

/** Spared has packages by import path. */
export type Spared = ReadonlyMap<string, SparedFunctions>;

interface SparedFunctions {
  /** Without "Benchmark". */
  readonly functions: ReadonlySet<string>;
  /**
   * Initialisation differs in what they do not mention. One that panics, hangs or exits breaks all the same:
   * the head's program has to be started before anybody relies on them.
   */
  readonly mustStart: boolean;
}

export const NONE_SPARED: Spared = new Map();

interface Known {
  readonly places: BothPlaces;
  /** The user's -bench pattern. */
  readonly pattern: BenchPattern;
}

/** sparedBy are those of the functions that were asked for which the change does not reach. */
export function sparedBy({ packages }: CodeReach, { places, pattern }: Known): Spared {
  const spared = packages.flatMap(({ importPath: pkg, benchmarks }): [string, SparedFunctions][] => {
    const asked = functionsOf(places.head, pkg, pattern);
    const same = benchmarks.filter(
      ({ name, kind }) => kind === "same" && asked.includes(withoutPrefix(name)),
    );
    if (same.length === 0) return [];
    const functions = new Set(same.map(({ name }) => withoutPrefix(name)));
    return [[pkg, { functions, mustStart: same.some(({ initialisation }) => initialisation) }]];
  });
  return new Map(spared);
}

function withoutPrefix(name: string): string {
  return name.slice("Benchmark".length);
}

/** leftIn are the functions of a package, of either side, that were asked for and are not spared. */
export function leftIn(pkg: string, spared: Spared, { places, pattern }: Known): readonly string[] {
  const all = [...functionsOf(places.base, pkg, pattern), ...functionsOf(places.head, pkg, pattern)];
  const { functions } = spared.get(pkg) ?? { functions: new Set<string>() };
  return [...new Set(all)].filter((name) => !functions.has(name));
}

/** patternFor matches what is left of a package: the user's pattern where nothing is spared. */
export function patternFor(pkg: string, spared: Spared, known: Known): BenchPattern {
  if (!spared.has(pkg)) return known.pattern;
  return known.pattern.only(leftIn(pkg, spared, known).map((name) => `Benchmark${name}`));
}

/**
 * canStart is true where the program comes so far that it lists all of these functions, without "Benchmark".
 */
export async function canStart(
  run: Run,
  binary: TestBinary,
  functions: ReadonlySet<string>,
): Promise<boolean> {
  try {
    const args = ["-test.list=^Benchmark", ...(binary.args ?? [])];
    const { code, stdout, timedOut } = await run(binary, args, LISTING_MS);
    const listed = new Set(stdout.split(/\r?\n/));
    return code === 0 && !timedOut && [...functions].every((name) => listed.has(`Benchmark${name}`));
  } catch (error) {
    if (error instanceof StartError) return false;
    throw error;
  }
}
