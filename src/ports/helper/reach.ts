// What the Go helper says of the reach of a change: which benchmarks it can touch, by what they mention
// (helper/reach/). docs/reach.md has the rule.

import { changeShape, placeShape } from "../../model/reach.ts";
import { count, flag, list, object, oneOf, or, type TypeOf, text } from "../../model/shape.ts";
import type { Env } from "../process/environment.ts";

/** One side's source, as the go command sees it. */
interface ReachTree {
  /** Top folder of the worktree, absolute. */
  readonly root: string;
  /** Where the go command runs, absolute. */
  readonly dir: string;
  readonly env: Env;
}

export interface ReachRequest {
  /** The go command of both sides. */
  readonly go: string;
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
  readonly base: ReachTree;
  readonly head: ReachTree;
  /** Without the time for compiling what both sides import, which the builds behind it need anyway. */
  readonly timeoutMs: number;
  /** How long that may take. */
  readonly compileMs: number;
  /** A file of earlier runs; of another SHA-256 it is left alone. */
  readonly outlines: { readonly path: string; readonly sha256: string } | undefined;
  /** The file to write for later runs; it is written where enough of it is new. */
  readonly keep: string | undefined;
}

const benchmark = object({
  /** With `Benchmark`. */
  name: text,
  /** `same` is proved; `unknown` counts as reached; `new` and `removed` are of one side alone. */
  kind: oneOf(["same", "reached", "unknown", "new", "removed"]),
  /** Why, where no way says it; else "". */
  reason: or(text, ""),
  /** True where initialisation differs in what this benchmark does not mention. */
  initialisation: or(flag, false),
  /** From the benchmark to the nearest changes, each with both ends. */
  ways: or(list(list(placeShape)), []),
});
export type BenchmarkReach = TypeOf<typeof benchmark>;

const change = object({
  ...{ name: text, file: text, line: count },
  kind: oneOf(["func", "type", "const", "var", "init"]),
  /** The place of what was removed is of the base. */
  how: changeShape,
  /** The first of those that reach it, each as `package.BenchmarkName`. */
  benchmarks: list(text),
  /** How many benchmarks reach it. */
  count,
});
export type CodeChange = TypeOf<typeof change>;

export const codeReach = object({
  packages: list(object({ importPath: text, benchmarks: list(benchmark) })),
  /** Declarations that are not the same on both sides. */
  changes: list(change),
  /** How many more there are. */
  moreChanges: count,
  /** On what is kept between runs, for the log. */
  remarks: or(list(text), []),
});
export type CodeReach = TypeOf<typeof codeReach>;

/** The reach, or why it is not known: then every benchmark may be reached. */
export type ReachAnswer =
  | ({ readonly kind: "known" } & CodeReach)
  | { readonly kind: "unknown"; readonly reason: string };
