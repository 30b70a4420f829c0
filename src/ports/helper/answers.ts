// What the helper answers, checked once, here. A wrong shape means that helper and client are of different
// versions.

import { constants } from "node:os";
import { count, type Fields, fields, flag, list, number, numberOrNull, text, wrong } from "./answer-shape.ts";
import type {
  BenchmarkFunction,
  FileBenchmarks,
  Overlay,
  RunEnd,
  SameBinary,
  SameTokens,
  Usage,
} from "./helper.ts";

/** HelperAnswer is one line of the helper. */
export type HelperAnswer =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly message: string; readonly code: string };

/** readAnswer reads a line. Throws when it is none of the helper's. */
export function readAnswer(line: string): HelperAnswer {
  const answer = fields(JSON.parse(line), "answer");
  const id = count(answer, "id");
  if (answer.error === undefined) return { kind: "result", id, result: answer.result };
  const failure = fields(answer.error, "error");
  return { kind: "failure", id, message: text(failure, "message"), code: String(failure.code ?? "") };
}

/** readRunEnd reads the result of `run`. */
export function readRunEnd(result: unknown): RunEnd {
  const end = fields(result, "run");
  const usage = fields(end.usage, "usage");
  return {
    code: numberOrNull(end, "code"),
    signal: signalOf(numberOrNull(end, "signal")),
    stdout: decode(text(end, "stdout")),
    stderr: decode(text(end, "stderr")),
    timedOut: flag(end, "timedOut"),
    truncated: flag(end, "truncated"),
    seconds: number(usage, "wall"),
    usage: usageOf(usage),
  };
}

/** readSameBinary reads the result of `sameBinary`. */
export function readSameBinary(result: unknown): SameBinary {
  const same = fields(result, "sameBinary");
  return { same: flag(same, "same"), reason: text(same, "reason") };
}

/** readSameTokens reads the result of `sameTokens`. */
export function readSameTokens(result: unknown): SameTokens {
  const tokens = fields(result, "sameTokens");
  return {
    different: list(tokens, "different").map((index) => count({ index }, "index")),
    reasons: list(tokens, "reasons").map((reason) => text({ reason }, "reason")),
  };
}

/** readFileBenchmarks reads the result of `benchmarks`. */
export function readFileBenchmarks(result: unknown): readonly FileBenchmarks[] {
  return list(fields(result, "benchmarks"), "files").map((entry) => {
    const file = fields(entry, "file");
    const benchmarks = list(file, "benchmarks").map(benchmarkOf);
    return file.error === undefined ? { benchmarks } : { benchmarks, error: text(file, "error") };
  });
}

/** readOverlay reads the result of `overlay`. */
export function readOverlay(result: unknown): Overlay {
  const overlay = fields(result, "overlay");
  if (overlay.path === undefined) return { kind: "impossible", reason: text(overlay, "reason") };
  return { kind: "written", path: text(overlay, "path") };
}

function benchmarkOf(entry: unknown): BenchmarkFunction {
  const found = fields(entry, "benchmark");
  return {
    name: text(found, "name"),
    line: count(found, "line"),
    column: count(found, "column"),
    hash: text(found, "hash"),
  };
}

function usageOf(usage: Fields): Usage {
  const optional = ["involuntarySwitches", "minorFaults", "majorFaults", "peakMemory"] as const;
  const known = optional.filter((name) => usage[name] !== undefined);
  return {
    user: number(usage, "user"),
    system: number(usage, "system"),
    ...Object.fromEntries(known.map((name) => [name, number(usage, name)])),
  };
}

function signalOf(wanted: number | null): NodeJS.Signals | null {
  if (wanted === null) return null;
  for (const [name, value] of Object.entries(constants.signals))
    if (value === wanted) return name as NodeJS.Signals;
  throw wrong("signal", "one of this system", wanted);
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}
