// What the helper answers of turns.

import { type Fields, fields, flag, list, number, text } from "./answer-shape.ts";
import type { Turn, Turns, TurnsRecord } from "./helper.ts";
import { readRunEnd } from "./helper-answers.ts";

const ENDS = ["complete", "diverged", "timeout"] as const;

/** readTurns reads the result of `turns`. Throws when it has another shape. */
export function readTurns(result: unknown): Turns {
  const turns = fields(result, "turns");
  const ended = ENDS.find((end) => end === turns.ended);
  if (ended === undefined)
    throw new Error(`the Go helper's turns ended in an unknown way: ${String(turns.ended)}`);
  return {
    records: list(turns, "records").map(recordOf),
    base: readRunEnd(turns.base),
    head: readRunEnd(turns.head),
    ended,
    reason: turns.reason === undefined ? "" : text(turns, "reason"),
  };
}

function recordOf(entry: unknown): TurnsRecord {
  const record = fields(entry, "record");
  return {
    name: text(record, "name"),
    iterations: number(record, "iterations"),
    parallel: flag(record, "parallel"),
    base: turnsOf(fields(record.base, "base")),
    head: turnsOf(fields(record.head, "head")),
  };
}

function turnsOf(side: Fields): readonly Turn[] {
  const column = (name: string) => list(side, name).map((value) => number({ [name]: value }, name));
  const [allocs, allocBytes, setBytes] = ["allocs", "allocBytes", "setBytes"].map(column);
  const extra = Object.entries(side.extra === undefined ? {} : fields(side.extra, "extra"));
  const metrics = extra.map(([unit, values]): [string, readonly unknown[]] => [
    unit,
    list({ unit: values }, "unit"),
  ]);
  return column("nanoseconds").map((nanoseconds, i) => ({
    nanoseconds,
    allocs: allocs?.[i] ?? 0,
    allocBytes: allocBytes?.[i] ?? 0,
    setBytes: setBytes?.[i] ?? 0,
    extra: new Map(metrics.map(([unit, values]) => [unit, number({ [unit]: values[i] }, unit)])),
  }));
}
