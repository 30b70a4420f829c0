// What is known of the rows of a pull request before any verdict.

import { benchmarkKey } from "../model/benchmark.ts";
import { type CpuEvidence, cpuEvidence } from "./cpu-time.ts";
import type { Effect } from "./effect.ts";
import { agrees, isCount } from "./exact.ts";
import type { Look } from "./policy.ts";
import { remembered } from "./remembered.ts";
import { finitePairs, type Pair, type Processes, type Row } from "./row.ts";
import { processesOf, rowEffect } from "./row-effect.ts";
import { pairsOf } from "./sentence.ts";
import { bytesPerOperation } from "./throughput.ts";

/** Confirmation is the estimate from fresh pairs; `none` while there are none, `not asked` where there never will be any. */
export type Confirmation = Effect | "none" | "not asked";

/** Reading is how a row is to be judged, and from what. */
export type Reading =
  /** No number on one side at least. */
  | { readonly kind: "empty" }
  /** A counted unit, and each side has one value only; `fresh` says that pairs are there which may confirm a change. */
  | {
      readonly kind: "agrees";
      readonly processes: Processes;
      readonly fresh: boolean;
      readonly counted: string;
    }
  /** Throughput computed from the time in another row, whose number this is, and from these bytes an operation. */
  | { readonly kind: "follows"; readonly time: number; readonly bytes: number }
  /** Everything else: an estimate with an error. */
  | {
      readonly kind: "varies";
      readonly effect: Effect;
      /** What must confirm a change. */
      readonly fresh: Confirmation;
      /** What CPU time says, where it says something. */
      readonly cpu?: CpuEvidence | undefined;
      /** What the estimate rests on, for a sentence: `20 pairs`. */
      readonly counted: string;
    };

/** readRows decides for each row how it is judged at a look. */
export function readRows(rows: readonly Row[], look: Look): readonly Reading[] {
  const pairs = rows.map(finitePairs);
  const numberOf = new Map(rows.map((row, i) => [`${benchmarkKey(row.benchmark)}\n${row.unit}`, i]));
  const sibling = (row: Row, unit: string): number =>
    numberOf.get(`${benchmarkKey(row.benchmark)}\n${unit}`) ?? -1;

  return rows.map((row, i): Reading => {
    const own = pairs[i] ?? [];
    if (own.length === 0) return { kind: "empty" };
    const time = sibling(row, "sec/op");
    const bytes = row.unit === "B/s" ? bytesPerOperation(own, pairs[time] ?? []) : null;
    if (bytes !== null) return { kind: "follows", time, bytes };
    const allocations = pairs[sibling(row, "allocs/op")] ?? [];
    const allocates = allocations.some(hasMore);
    return readAlone({ row, pairs: own, allocates, look });
  });
}

/** Either side has more than nothing of it. */
const hasMore = remembered(({ base, head }: Pair) => base.some((x) => x > 0) || head.some((x) => x > 0));

interface Samples {
  readonly row: Row;
  readonly pairs: readonly Pair[];
  readonly allocates: boolean;
  readonly look: Look;
}

function readAlone({ row, pairs, allocates, look }: Samples): Reading {
  const counted = pairsOf(pairs.length);
  if (isCount(row)) {
    const processes = processesOf(row, pairs, allocates);
    if (agrees(processes))
      return { kind: "agrees", processes, fresh: freshPairs(pairs, look).length > 0, counted };
  }
  const later = freshPairs(pairs, look);
  const fresh = later.length === 0 ? "none" : rowEffect(row, later, allocates);
  const cpu = row.unit === "sec/op" && !row.turns ? cpuEvidence(row.times ?? []) : undefined;
  return { kind: "varies", effect: rowEffect(row, pairs, allocates), fresh, counted, cpu };
}

/** Those since the look before, which had no part in the suspicion; the later half where the first look is the last. */
function freshPairs(pairs: readonly Pair[], { seen, last }: Look): readonly Pair[] {
  if (seen > 0) return pairs.slice(seen);
  return last ? pairs.slice(Math.ceil(pairs.length / 2)) : [];
}
