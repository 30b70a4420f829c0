// What is known of the rows of a pull request before any verdict: how each is judged, and from what.

import { benchmarkKey } from "../model/benchmark.ts";
import { type CpuEvidence, cpuEvidence } from "./cpu-time.ts";
import type { Effect } from "./effect.ts";
import { agrees, isCount } from "./exact.ts";
import type { Look } from "./policy.ts";
import { remembered } from "./remembered.ts";
import { finitePairs, type Pair, type ProcessValues, type Row, whatIsNoNumber } from "./row.ts";
import { processesOf, rowEffect } from "./row-effect.ts";
import { pairsOf } from "./sentence.ts";
import { type Bytes, bytesPerOperation, countNote, leadingBytes } from "./throughput.ts";

/**
 * Confirmation is the estimate from fresh pairs alone; `none` while there are none, `not asked` for two
 * files, which never have any.
 */
export type Confirmation = Effect | "none" | "not asked";

/** Reading says how a row is judged, and from what. */
export type Reading =
  /** At least one side has no number. */
  | { readonly kind: "empty" }
  /** A value is NaN or infinite: the others tell nothing, either. `why` is a clause. */
  | { readonly kind: "no number"; readonly why: string }
  /**
   * A counted unit, and all processes of a side have one value. `fresh`: there are pairs that may confirm a
   * change. `counted` as below.
   */
  | {
      readonly kind: "agrees";
      readonly processes: ProcessValues;
      readonly fresh: boolean;
      readonly counted: string;
    }
  /**
   * Throughput that is computed from the time of row number `time` (from 0) and from these bytes an
   * operation.
   */
  | { readonly kind: "follows"; readonly time: number; readonly bytes: Bytes }
  /** Everything else: an estimate with an error. */
  | {
      readonly kind: "varies";
      readonly effect: Effect;
      /** What must confirm a change; asked where there is one. */
      readonly fresh: () => Confirmation;
      /** What CPU time says; undefined where it says nothing. */
      readonly cpu?: CpuEvidence | undefined;
      /** What the estimate rests on, for the sentence: `20 pairs`. */
      readonly counted: string;
    };

/**
 * readRows is one reading per row, in their order, for a look. All pairs of a row count, whatever the look
 * plans.
 */
export function readRows(rows: readonly Row[], look: Look): readonly Reading[] {
  const keys = rows.map(({ benchmark }) => benchmarkKey(benchmark));
  const numberOf = new Map(rows.map(({ unit }, i) => [`${keys[i]}\n${unit}`, i]));
  return rows.map((row, i): Reading => {
    const sibling = (unit: string): number => numberOf.get(`${keys[i]}\n${unit}`) ?? -1;
    const pairs = pairsIn(row);
    const why = noNumberIn(row);
    if (why !== undefined) return { kind: "no number", why };
    if (pairs.length === 0) return { kind: "empty" };
    const time = sibling("sec/op");
    const counted = row.unit === "B/s" ? bytesPerOperation(pairs, timesAt(rows[time])) : null;
    const bytes = leadingBytes(counted, row.ownCodeDiffers === true);
    if (bytes !== null) return { kind: "follows", time, bytes };
    const allocations = rows[sibling("allocs/op")];
    const allocates = allocations !== undefined && hasAny(allocations);
    return readAlone(row, { allocates, look, note: countNote(counted) });
  });
}

// A row with a settled verdict comes again at each look, with the same pairs.
const pairsIn = remembered(finitePairs);
const noNumberIn = remembered((row: Row) => whatIsNoNumber(row.pairs));
const hasAny = remembered((row: Row) => pairsIn(row).some(hasMore));
const foundIn = {
  plain: remembered((row: Row) => find(row, false)),
  allocating: remembered((row: Row) => find(row, true)),
};

function timesAt(row: Row | undefined): readonly Pair[] {
  return row === undefined ? [] : pairsIn(row);
}

/** True where a value of either side is above 0. */
function hasMore({ base, head }: Pair): boolean {
  return base.some((x) => x > 0) || head.some((x) => x > 0);
}

/** What all pairs of a row show, whatever the look. */
type AllPairs =
  | { readonly kind: "agrees"; readonly processes: ProcessValues }
  | { readonly kind: "varies"; readonly effect: Effect; readonly cpu: CpuEvidence | undefined };

function find(row: Row, allocates: boolean): AllPairs {
  const pairs = pairsIn(row);
  if (isCount(row)) {
    const processes = processesOf(row, pairs, allocates);
    if (agrees(processes)) return { kind: "agrees", processes };
  }
  const cpu = row.unit === "sec/op" && !row.turns ? cpuEvidence(row.times ?? []) : undefined;
  return { kind: "varies", effect: rowEffect(row, pairs, allocates), cpu };
}

interface OwnReading {
  readonly allocates: boolean;
  readonly look: Look;
  /** Comes after what the estimate rests on; "" for none. */
  readonly note: string;
}

function readAlone(row: Row, { allocates, look, note }: OwnReading): Reading {
  const found = foundIn[allocates ? "allocating" : "plain"](row);
  const pairs = pairsIn(row);
  const counted = `${pairsOf(pairs.length)}${note}`;
  const later = freshPairs(pairs, look);
  if (found.kind === "agrees") return { ...found, fresh: later.length > 0, counted };
  const fresh = () => (later.length === 0 ? "none" : rowEffect(row, later, allocates));
  return { ...found, fresh, counted };
}

/**
 * The pairs since the look before, which had no part in the suspicion. Where the first look is the last, the
 * later half of all pairs.
 */
function freshPairs(pairs: readonly Pair[], { seen, last }: Look): readonly Pair[] {
  if (seen > 0) return pairs.slice(seen);
  return last ? pairs.slice(Math.ceil(pairs.length / 2)) : [];
}
