// Names of benchmarks and tests in one text: groups with two blanks between them, and in a group words with
// one: its package, for benchmarks GOMAXPROCS, then the names. Neither has a blank in Go. One long text is
// read many times faster than thousands of short ones, and the same text of run after run is read once.

import type { Benchmark } from "../model/benchmark.ts";
import { Mismatch, type Shape } from "../model/shape.ts";
import { compareTexts } from "../model/text-order.ts";
import { MAX_NAMES_CHARS } from "./limits.ts";

/** TestName names a test. */
export interface TestName {
  readonly pkg: string;
  readonly test: string;
}

/** sortBenchmarks is the order in which they are printed: equal sets of names are equal texts. */
export function sortBenchmarks(all: readonly Benchmark[]): readonly Benchmark[] {
  return all.toSorted(
    (a, b) => compareTexts(a.pkg, b.pkg) || a.procs - b.procs || compareTexts(a.name, b.name),
  );
}

export function sortTests<T extends TestName>(all: readonly T[]): readonly T[] {
  return all.toSorted(compareTests);
}

export function compareTests(a: TestName, b: TestName): number {
  return compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test);
}

/** printBenchmarks is the text of benchmarks that are sorted. */
export function printBenchmarks(benchmarks: readonly Benchmark[]): string {
  return print(benchmarks.map(({ pkg, name, procs }) => ({ head: `${word(pkg)} ${procs}`, name })));
}

/** printTests is the text of tests that are sorted. */
export function printTests(tests: readonly TestName[]): string {
  return print(tests.map(({ pkg, test }) => ({ head: word(pkg), name: test })));
}

/** benchmarkNames reads what printBenchmarks printed. */
export const benchmarkNames = names(([pkg = "", count = "", ...all]) => {
  const procs = Number(count);
  if (!Number.isSafeInteger(procs) || procs < 1) return new Mismatch("a number of processors", count);
  return all.map((name): Benchmark => ({ pkg: unword(pkg), name: unword(name), procs }));
});

/** testNames reads what printTests printed. */
export const testNames = names(([pkg = "", ...all]) =>
  all.map((test): TestName => ({ pkg: unword(pkg), test: unword(test) })),
);

/** At most so many different texts are remembered, and not more characters than one may have. */
const MOST_REMEMBERED = 64;

/** The last texts are remembered, so that the names of run after run are the same objects. */
function names<T>(readGroup: (words: readonly string[]) => readonly T[] | Mismatch): Shape<readonly T[]> {
  const known = new Map<string, readonly T[]>();
  let chars = 0;
  return (value) => {
    if (typeof value !== "string") return new Mismatch("a text", value);
    const seen = known.get(value);
    if (seen !== undefined) return seen;
    if (value.length > MAX_NAMES_CHARS)
      return new Mismatch(`at most ${MAX_NAMES_CHARS} characters long`, value.length);
    const read: T[] = [];
    for (const group of value === "" ? [] : value.split("  ")) {
      const found = readGroup(group.split(" "));
      if (found instanceof Mismatch) return found;
      for (const each of found) read.push(each);
    }
    if (known.size >= MOST_REMEMBERED || chars + value.length > MAX_NAMES_CHARS) {
      known.clear();
      chars = 0;
    }
    known.set(value, read);
    chars += value.length;
    return read;
  };
}

function print(all: readonly { readonly head: string; readonly name: string }[]): string {
  const groups: string[][] = [];
  let last: string | undefined;
  for (const { head, name } of all) {
    if (head !== last) groups.push([head]);
    last = head;
    groups.at(-1)?.push(word(name));
  }
  return groups.map((words) => words.join(" ")).join("  ");
}

const NONE = "-";

/** White space of a name that another program made is written as Go would: `_`. */
function word(text: string): string {
  return text === "" ? NONE : text.replaceAll(/\s/g, "_");
}

function unword(text: string): string {
  return text === NONE ? "" : text;
}
