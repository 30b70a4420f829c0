// Judges two files of results: samples of base and head that are not paired and may differ in number. One
// look, the same rules.
//
// Such samples cannot tell a machine that changed between the two files from code that changed.

import { benchmarkKey } from "../model/benchmark.ts";
import { agrees, isCount } from "./exact.ts";
import { orGross } from "./gross.ts";
import { judgeReadings } from "./judge-look.ts";
import type { Judgement } from "./judgement.ts";
import type { Look, Policy } from "./policy.ts";
import type { Reading } from "./reading.ts";
import { type Row, whatIsNoNumber } from "./row.ts";
import { fileEffect } from "./row-effect.ts";
import { bytesPerOperation, countNote, leadingBytes } from "./throughput.ts";

/** FileRow is one benchmark in one unit, as two files have it. */
export interface FileRow extends Pick<Row, "benchmark" | "unit" | "better" | "exact"> {
  /** Values of the base's file, one per result line; may be empty. */
  readonly base: readonly number[];
  /** Values of the head's file. */
  readonly head: readonly number[];
}

// Two files have no fresh pairs: the only look spends the whole error budget.
const ONLY_LOOK: Look = { pairs: 1, seen: 0, share: 1, last: true };

/**
 * judgeFiles is one settled judgement per row, in their order. Fewer than three values a side are
 * inconclusive, and so is a row in which a value is NaN or infinite.
 */
export function judgeFiles(rows: readonly FileRow[], policy: Policy): readonly Judgement[] {
  const usable = rows.map((row) => ({ ...finite(row), turns: false }));
  const readings = readFiles(usable).map((reading, i): Reading => {
    const row = rows[i];
    const why = row && whatIsNoNumber([row]);
    return why === undefined ? reading : { kind: "no number", why };
  });
  const judgements = judgeReadings(usable, readings, { look: ONLY_LOOK, policy, earlier: [] });
  return judgements.flatMap((judgement, i) => {
    const row = usable[i];
    if (row === undefined) return [];
    return readings[i]?.kind === "varies" ? orGross(judgement, row) : judgement;
  });
}

/** finite is the row without values that are NaN or infinite. */
export function finite(row: FileRow): FileRow {
  return { ...row, base: row.base.filter(Number.isFinite), head: row.head.filter(Number.isFinite) };
}

function readFiles(rows: readonly FileRow[]): readonly Reading[] {
  const numberOf = new Map(rows.map((row, i) => [`${benchmarkKey(row.benchmark)}\n${row.unit}`, i]));
  return rows.map((row): Reading => {
    if (row.base.length === 0 || row.head.length === 0) return { kind: "empty" };
    const time = numberOf.get(`${benchmarkKey(row.benchmark)}\nsec/op`) ?? -1;
    const timeRow = rows[time];
    const known = row.unit === "B/s" && timeRow ? bytesPerOperation([row], [timeRow]) : null;
    const bytes = leadingBytes(known, false);
    if (bytes !== null) return { kind: "follows", time, bytes };
    const counted = `${row.base.length} and ${row.head.length} values${countNote(known)}`;
    if (isCount(row) && agrees(row)) return { kind: "agrees", processes: row, fresh: true, counted };
    return { kind: "varies", effect: fileEffect(row, row), fresh: () => "not asked", counted };
  });
}
