// Which benchmarks a person means by a name, as Go prints it or as reports do, with its package or without.

import { type Benchmark, displayName, functionOf } from "../model/benchmark.ts";
import { UsageError } from "../model/errors.ts";
import { cutList } from "../model/visible.ts";

const MOST_NAMED = 5;

/**
 * findBenchmarks gives those of exactly this name, else all leaves of the function that it names. Throws
 * UsageError, with the nearest names, where there are none.
 */
export function findBenchmarks(all: readonly Benchmark[], wanted: string): readonly Benchmark[] {
  const named = all.filter((benchmark) => namesOf(benchmark).includes(wanted));
  if (named.length > 0) return named;
  const leaves = all.filter((benchmark) => functionNames(benchmark).includes(wanted));
  if (leaves.length > 0) return leaves;
  throw new UsageError(
    `the history has no benchmark ${JSON.stringify(wanted)}`,
    all.length === 0
      ? "it has none at all; go-steady history list shows its entries"
      : `the nearest of its ${all.length} benchmarks: ${cutList(nearest(all, wanted), MOST_NAMED)}`,
  );
}

/** `Parse/a-8` has the names `Parse/a-8`, `Parse/a` and `BenchmarkParse/a`, each also behind its package. */
function namesOf(benchmark: Benchmark): readonly string[] {
  return withPackage(benchmark.pkg, [displayName(benchmark), benchmark.name]);
}

function functionNames({ pkg, name }: Benchmark): readonly string[] {
  return withPackage(pkg, [functionOf(name)]);
}

function withPackage(pkg: string, names: readonly string[]): readonly string[] {
  const both = names.flatMap((name) => [name, `Benchmark${name}`]);
  return [...both, ...both.map((name) => `${pkg}.${name}`)];
}

function nearest(all: readonly Benchmark[], wanted: string): readonly string[] {
  const names = [...new Set(all.map(displayName))];
  const plain = wanted.toLowerCase();
  const ranked = names.map((name) => ({ name, steps: distance(name.toLowerCase(), plain) }));
  return ranked.toSorted((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}

/** Longer names than this differ in their first letters, or not at all for whoever mistypes one. */
const MOST_LETTERS = 200;

/**
 * Letters that have to be put in, taken out or replaced; of the shorter one counts what the longer one begins
 * with, too, since names are often typed in part.
 */
function distance(name: string, typed: string): number {
  const [a, b] = [name.slice(0, MOST_LETTERS), typed.slice(0, MOST_LETTERS)];
  let row = Array.from({ length: a.length + 1 }, (_, i) => i);
  for (const [j, letter] of [...b].entries()) {
    const next = [j + 1];
    for (let i = 0; i < a.length; i++) {
      const change = (row[i] ?? 0) + (a[i] === letter ? 0 : 1);
      next.push(Math.min(change, (row[i + 1] ?? 0) + 1, (next[i] ?? 0) + 1));
    }
    row = next;
  }
  // What is left to type costs less than what is wrong.
  const left = row.map((steps, i) => steps + (a.length - i) / 4);
  return left.reduce((least, steps) => Math.min(least, steps), Number.POSITIVE_INFINITY);
}
