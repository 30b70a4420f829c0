// Names of benchmarks and tests in one text: a package on a line, and below it its names, each after a tab.
// One long text is read many times faster than thousands of short ones, and the same text of run after run is
// read once.

import type { Benchmark } from "../model/benchmark.ts";
import { Mismatch, type Shape } from "../model/shape.ts";
import { MAX_NAMES_CHARS } from "./limits.ts";

/** TestName names a test. */
export interface TestName {
  readonly pkg: string;
  readonly test: string;
}

interface Line {
  readonly pkg: string;
  readonly name: string;
  /** Behind a second tab; "" without one. */
  readonly rest: string;
}

/** printBenchmarks is the text of benchmarks; GOMAXPROCS stands behind a second tab where it is not 1. */
export function printBenchmarks(benchmarks: readonly Benchmark[]): string {
  return print(benchmarks.map(({ pkg, name, procs }) => ({ pkg, name, rest: procs === 1 ? "" : `${procs}` })));
}

export function printTests(tests: readonly TestName[]): string {
  return print(tests.map(({ pkg, test }) => ({ pkg, name: test, rest: "" })));
}

/** sortNames is in the order in which names are printed: equal sets of names are equal texts. */
export function sortNames<T extends { readonly pkg: string }>(
  all: readonly T[],
  nameOf: (each: T) => string,
): readonly T[] {
  return all.toSorted((a, b) => compare(a.pkg, b.pkg) || compare(nameOf(a), nameOf(b)));
}

/** benchmarkNames reads what printBenchmarks printed. */
export const benchmarkNames = names(({ pkg, name, rest }): Benchmark | Mismatch => {
  const procs = rest === "" ? 1 : Number(rest);
  return Number.isSafeInteger(procs) && procs > 0 ? { pkg, name, procs } : new Mismatch("a number of processors", rest);
});

/** testNames reads what printTests printed. */
export const testNames = names(({ pkg, name }): TestName => ({ pkg, test: name }));

/** At most so many different texts are remembered: a history has few. */
const MOST_REMEMBERED = 64;

/** The last texts are remembered, so that the names of run after run are the same objects. */
function names<T>(make: (line: Line) => T | Mismatch): Shape<readonly T[]> {
  const known = new Map<string, readonly T[]>();
  return (value) => {
    if (typeof value !== "string") return new Mismatch("a text", value);
    const seen = known.get(value);
    if (seen !== undefined) return seen;
    if (value.length > MAX_NAMES_CHARS) return new Mismatch(`at most ${MAX_NAMES_CHARS} characters`, value.length);
    const read: T[] = [];
    for (const line of lines(value)) {
      const found = make(line);
      if (found instanceof Mismatch) return found;
      read.push(found);
    }
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(value, read);
    return read;
  };
}

function* lines(text: string): Generator<Line> {
  let pkg = "";
  for (const line of text === "" ? [] : text.split("\n")) {
    if (!line.startsWith("\t")) pkg = line;
    else {
      const [name = "", rest = ""] = line.slice(1).split("\t", 2);
      yield { pkg, name, rest };
    }
  }
}

function print(all: readonly Line[]): string {
  const printed: string[] = [];
  let last: string | undefined;
  for (const { pkg, name, rest } of all) {
    if (pkg !== last) printed.push(onLine(pkg));
    last = pkg;
    printed.push(`\t${onLine(name)}${rest === "" ? "" : `\t${rest}`}`);
  }
  return printed.join("\n");
}

/** Go prints no tab and no line end in a name. Where another program did, they are written as Go would. */
function onLine(text: string): string {
  return text.replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
