// The operations of the Go helper: how each request is made, how long its answer may take, how the answer is
// read. A wrong request is found here, on the side that made it.

import {
  benchmarksOfFiles,
  type FileBenchmarks,
  type Overlay,
  overlay,
  ProtocolError,
  type RunEnd,
  reading,
  runEnd,
  type SameBinary,
  type SameTokens,
  sameBinary,
  sameTokens,
  type Turns,
  turns,
} from "./answers.ts";
import { MAX_RUN_OUTPUT, type Program, type TurnsRequest } from "./helper.ts";
import { type CodeReach, codeReach, type ReachRequest } from "./reach.ts";

export interface Operation<Wish, Result> {
  readonly name: string;
  /** The request. Throws ProtocolError. */
  readonly params: (wish: Wish) => object;
  /** Throws ProtocolError when the answer has another shape. */
  readonly read: (result: unknown) => Result;
  /** Of the work; a helper that does not answer then hangs. */
  readonly limitMs: (wish: Wish) => number;
}

export interface RunRequest extends Program {
  readonly args: readonly string[];
  readonly timeoutMs: number;
}

/** The longest time limit, 24 days: what timers of both sides can hold. */
const LONGEST_MS = 2 ** 31 - 1;
/** Reading and comparing files takes seconds at most, unless the machine stands still. */
const READING_MS = 120_000;

export const OPERATIONS = {
  run: {
    name: "run",
    params: (wish) => ({ ...programOf("run", wish), timeoutMs: limitOf(wish) }),
    read: reading(runEnd),
    limitMs: limitOf,
  } satisfies Operation<RunRequest, RunEnd>,
  turns: {
    name: "turns",
    params: (wish) => ({
      base: programOf("base", { ...wish.base, args: wish.args }),
      head: programOf("head", { ...wish.head, args: wish.args }),
      seed: whole("seed", wish.seed, [0, Number.MAX_SAFE_INTEGER]),
      together: wish.together,
      expectedMs: whole("expectedMs", Math.min(Math.ceil(wish.expectedMs), LONGEST_MS), [0, LONGEST_MS]),
      timeoutMs: limitOf(wish),
    }),
    read: reading(turns),
    limitMs: limitOf,
  } satisfies Operation<TurnsRequest, Turns>,
  sameBinary: {
    name: "sameBinary",
    params: ({ base, head }) => ({ base: pathOf("base", base), head: pathOf("head", head) }),
    read: reading(sameBinary),
    limitMs: () => READING_MS,
  } satisfies Operation<{ readonly base: string; readonly head: string }, SameBinary>,
  sameTokens: {
    name: "sameTokens",
    params: (pairs) => ({ pairs: pairs.map((pair) => pair.map((path) => pathOf("pairs", path))) }),
    read: reading(sameTokens),
    limitMs: () => READING_MS,
  } satisfies Operation<readonly (readonly [base: string, head: string])[], SameTokens>,
  benchmarks: {
    name: "benchmarks",
    params: (files) => ({ files: files.map((file) => pathOf("files", file)) }),
    read: reading(benchmarksOfFiles),
    limitMs: () => READING_MS,
  } satisfies Operation<readonly string[], readonly FileBenchmarks[]>,
  overlay: {
    name: "overlay",
    params: ({ goRoot, out }) => ({ goRoot: pathOf("goRoot", goRoot), out: pathOf("out", out) }),
    read: reading(overlay),
    limitMs: () => READING_MS,
  } satisfies Operation<{ readonly goRoot: string; readonly out: string }, Overlay>,
  reach: {
    name: "reach",
    params: (wish) => ({
      go: pathOf("go", wish.go),
      buildFlags: ["-trimpath", ...wish.buildFlags], // what is compiled serves both sides, and the builds after it
      packages: wish.packages,
      base: treeOf("base", wish.base),
      head: treeOf("head", wish.head),
      timeoutMs: limitOf(wish),
      compileMs: limitOf({ timeoutMs: wish.compileMs }),
      outlines: wish.outlines && { ...wish.outlines, path: pathOf("outlines", wish.outlines.path) },
      keep: wish.keep && pathOf("keep", wish.keep),
    }),
    read: reading(codeReach),
    limitMs: (wish) => limitOf(wish) + limitOf({ timeoutMs: wish.compileMs }),
  } satisfies Operation<ReachRequest, CodeReach>,
} as const;

function programOf(field: string, { path, dir, env, args }: Program & { readonly args: readonly string[] }) {
  return { path: pathOf(`${field}.path`, path), dir, env, args, maxOutput: MAX_RUN_OUTPUT };
}

function treeOf(field: string, { root, dir, env }: ReachRequest["base"]) {
  return { root: pathOf(`${field}.root`, root), dir: pathOf(`${field}.dir`, dir), env };
}

/** Whole milliseconds of a computed limit: one without end becomes the longest, a past one the shortest. */
function limitOf({ timeoutMs }: { readonly timeoutMs: number }): number {
  return whole("timeoutMs", Math.max(1, Math.min(Math.ceil(timeoutMs), LONGEST_MS)), [1, LONGEST_MS]);
}

function whole(field: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ProtocolError(
    `${field} of a request to the Go helper is ${value}, not a whole number from ${least} to ${most}`,
  );
}

function pathOf(field: string, value: string): string {
  if (value !== "" && !value.includes("\0")) return value;
  throw new ProtocolError(`${field} of a request to the Go helper is ${JSON.stringify(value)}, not a path`);
}
