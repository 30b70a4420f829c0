// A pattern of `go test -bench`: alternatives with `|` between them, each a list of regular expressions with
// `/` between them, one for each part of a benchmark's name. https://pkg.go.dev/cmd/go#hdr-Testing_flags

import type { CompilePattern } from "./go-regexp.ts";
import { PatternFault } from "./pattern-fault.ts";

export class BenchPattern {
  /** As it was written. */
  readonly source: string;
  readonly #alternatives: readonly Alternative[];

  constructor(source: string, alternatives: readonly Alternative[]) {
    this.source = source;
    this.#alternatives = alternatives;
  }

  /** canMatch is true when the pattern may match something in a benchmark function: `BenchmarkParse`. */
  canMatch(functionName: string): boolean {
    return this.#alternatives.some(({ first }) => first(functionName));
  }

  /** within is a pattern for one benchmark function, and for what this pattern matches below it. */
  within(functionName: string): string {
    const ours = this.#alternatives.filter(({ first }) => first(functionName));
    const alone = `^${functionName}$`;
    return ours.map(({ rest }) => [alone, ...rest].join("/")).join("|") || alone;
  }

  /** only is a pattern for these benchmark functions, and for what this pattern matches below them. */
  only(functionNames: readonly string[]): BenchPattern {
    const ours = new Set(functionNames.filter((name) => this.canMatch(name)));
    const source = [...ours].map((name) => this.within(name)).join("|") || NO_BENCHMARK;
    const alternatives = this.#alternatives.map(({ first, rest }) => ({
      first: (name: string) => ours.has(name) && first(name),
      rest,
    }));
    return new BenchPattern(source, alternatives);
  }
}

/** NO_BENCHMARK is a pattern that matches none: no name is empty. */
export const NO_BENCHMARK = "^$";

/** `first` matches the function's name; `rest` are the patterns of the names below it. */
interface Alternative {
  readonly first: (functionName: string) => boolean;
  readonly rest: readonly string[];
}

/** EVERY_BENCHMARK is the pattern where none is given. */
export const EVERY_BENCHMARK = new BenchPattern(".", [{ first: () => true, rest: [] }]);

/** readBenchPattern loads the engine for regular expressions, which EVERY_BENCHMARK does not need. */
export async function readBenchPattern(source: string): Promise<BenchPattern | PatternFault> {
  if (source === EVERY_BENCHMARK.source) return EVERY_BENCHMARK;
  const { compileGoRegexp } = await import("./go-regexp.ts");
  return benchPattern(source, compileGoRegexp);
}

/** benchPattern returns the fault of the first part that Go would refuse, if there is one. */
function benchPattern(source: string, compile: CompilePattern): BenchPattern | PatternFault {
  const alternatives: Alternative[] = [];
  for (const alternative of splitAt("|", source)) {
    const [first = "", ...rest] = splitAt("/", alternative);
    const name = compilePart(first, compile);
    const fault = [name, ...rest.map((part) => compilePart(part, compile))].find(isFault);
    if (fault !== undefined) return fault;
    if (!isFault(name)) alternatives.push({ first: name.isIn, rest });
  }
  return new BenchPattern(source, alternatives);
}

function isFault<T>(value: T | PatternFault): value is PatternFault {
  return value instanceof PatternFault;
}

/** As in package testing, white space becomes an underscore; no name has a character that is not printed. */
function compilePart(part: string, compile: CompilePattern): ReturnType<CompilePattern> {
  const visible = part.replace(/[\s\u0085]/gu, "_");
  const [unseen] = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.exec(visible) ?? [];
  if (unseen === undefined) return compile(visible);
  const code = unseen.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return new PatternFault(`U+${code} cannot be printed`);
}

/** Splits a pattern at a separator outside of brackets, as package testing does. */
function splitAt(separator: "/" | "|", pattern: string): readonly string[] {
  const parts: string[] = [];
  let [start, squares, rounds] = [0, 0, 0];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") i++;
    else if (c === "[") squares++;
    else if (c === "]") squares = Math.max(0, squares - 1);
    else if (squares > 0) continue;
    else if (c === "(") rounds++;
    else if (c === ")") rounds--;
    else if (c === separator && rounds === 0) {
      parts.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}
