// What the helper answers of turns.

import { count, type Fields, fields, flag, list, numberOrNull, text, wrong } from "./answer-shape.ts";
import { readRunEnd } from "./answers.ts";
import type { Turn, Turns, TurnsRecord } from "./helper.ts";

const ENDS = ["complete", "diverged", "shared", "timeout"] as const;

/** readTurns reads the result of `turns`. Throws when it has another shape. */
export function readTurns(result: unknown): Turns {
  const turns = fields(result, "turns");
  const ended = ENDS.find((end) => end === turns.ended);
  if (ended === undefined) throw wrong("ended", `one of ${ENDS.join(", ")}`, turns.ended);
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
  const [base, head] = [turnsOf(fields(record.base, "base")), turnsOf(fields(record.head, "head"))];
  if (base.length !== head.length) throw wrong("head", `a list of ${base.length} turns`, head.length);
  return {
    name: text(record, "name"),
    iterations: count(record, "iterations"),
    parallel: flag(record, "parallel"),
    base,
    head,
  };
}

function turnsOf(side: Fields): readonly Turn[] {
  const { length } = list(side, "nanoseconds");
  const column = (name: string) =>
    sameLength(side, name, length).map((value) => count({ [name]: value }, name));
  const [nanoseconds, allocs, allocBytes, setBytes] = COUNTED.map(column);
  const extra = side.extra === undefined ? {} : fields(side.extra, "extra");
  const metrics = Object.keys(extra).map(
    (unit) => [unit, sameLength(extra, unit, length).map((value) => metricOf(unit, value))] as const,
  );
  return Array.from({ length }, (_, i) => ({
    nanoseconds: nanoseconds?.[i] ?? 0,
    allocs: allocs?.[i] ?? 0,
    allocBytes: allocBytes?.[i] ?? 0,
    setBytes: setBytes?.[i] ?? 0,
    extra: new Map(metrics.flatMap(([unit, values]) => numberAt(unit, values[i]))),
  }));
}

const COUNTED = ["nanoseconds", "allocs", "allocBytes", "setBytes"] as const;

function sameLength(of: Fields, name: string, length: number): readonly unknown[] {
  const values = list(of, name);
  if (values.length !== length) throw wrong(name, `a list of ${length}`, values);
  return values;
}

/**
 * JSON has no numbers that are not finite: they come as texts. A turn that did not report the unit has null.
 */
function metricOf(unit: string, value: unknown): number | null {
  if (value === "NaN") return Number.NaN;
  if (value === "+Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  return numberOrNull({ [unit]: value }, unit);
}

function numberAt(unit: string, value: number | null | undefined): readonly [string, number][] {
  return value === null || value === undefined ? [] : [[unit, value]];
}
