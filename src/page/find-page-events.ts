// Events of a branch in a region, from the files of values. Of a series to which nothing was added that could
// change them they stay as they were (docs/ladder.md: a later entry changes an event only where it is
// evidence).

import { acknowledgedBy } from "../history/events/acknowledge.ts";
import { eventsAlong, type HistoryEvent, type HistoryEvents } from "../history/events/events.ts";
import { type Doubt, eventPolicy, type FoundChange } from "../history/events/find-changes.ts";
import { grouped } from "../history/grouped.ts";
import type { GraphCommit, Note, Series } from "../history/ladder/graph.ts";
import { benchmarkKey } from "../model/benchmark.ts";
import type { Settings } from "../model/settings.ts";
import { codeOf } from "./format/cell-class.ts";
import { codeIn, formIn } from "./format/cell-form.ts";
import type { PageCommit } from "./format/commits-file.ts";
import type { PageDoubt, PageEvent } from "./format/events-file.ts";
import { BLOCK, blockOf, piecesOf } from "./format/pieces.ts";
import { type Block, edgesOf, openBlock } from "./format/row-cells.ts";
import type { PageRow } from "./format/rows-file.ts";
import type { PageFolder } from "./page-folder.ts";
import type { SeriesRun } from "./series-wish.ts";
import { changesAlong, windowsOf } from "./windows.ts";
import { readBlock } from "./write-series.ts";

export interface FoundEvents {
  readonly events: readonly PageEvent[];
  readonly doubts: readonly PageDoubt[];
}

interface EventsWish {
  readonly folder: Pick<PageFolder, "read">;
  readonly branch: string;
  readonly region: string;
  readonly commits: readonly PageCommit[];
  readonly oldColumns: number;
  readonly rows: readonly PageRow[];
  readonly runs: readonly SeriesRun[];
  /** Of the files of values, by block and piece. */
  readonly hashes: readonly (readonly string[])[];
  /** Those of the earlier page of this branch and region. */
  readonly earlier: FoundEvents;
}

/** findPageEvents throws Stale where a file of values is damaged. */
export async function findPageEvents(wish: EventsWish): Promise<FoundEvents> {
  const changed = await changedRows(wish, touchedRows(wish));
  const kept = <T extends { readonly row: number }>(all: readonly T[]) =>
    all.filter(({ row }) => !changed.has(row));
  const events = [...kept(wish.earlier.events)];
  const doubts = [...kept(wish.earlier.doubts)];
  const along = alongOf(wish);
  for (const [block, rows] of byBlock(changed)) {
    const found = along(rows, await openBlocks(wish, block, 0));
    events.push(...found.events);
    doubts.push(...found.doubts);
  }
  return { events: events.sort((a, b) => a.column - b.column || a.row - b.row), doubts: doubts.sort(byRow) };
}

function byRow(a: PageDoubt, b: PageDoubt): number {
  return a.row - b.row || a.first - b.first;
}

/** The files of a block from a column on, oldest first. */
function openBlocks({ folder, hashes, commits }: EventsWish, block: number, from: number) {
  const pieces = piecesOf(commits.length, block);
  const named = (hashes[block] ?? []).filter((hash, i) => hash !== "" && (pieces[i]?.to ?? 0) > from);
  return Promise.all(named.map(async (hash): Promise<Block> => openBlock(await readBlock(folder, hash))));
}

/**
 * Of the rows that were touched those whose changes are others now, in the windows that have new comparisons.
 * Where that is all windows it is not worth asking.
 */
async function changedRows(wish: EventsWish, touched: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const { commits, runs, earlier } = wish;
  const windows = windowsOf(commits.length);
  const fresh = runs.flatMap(({ placed, column }) => (placed === undefined ? [] : [column]));
  const oldest = fresh.reduce((least, column) => Math.min(least, column), commits.length);
  const recent = windows.filter(({ to }) => to > oldest);
  const [first] = recent;
  if (first === undefined || recent.length === windows.length) return touched;
  const changed = new Set<number>();
  const along = { columns: commits.length, policy: eventPolicy() };
  for (const [block, rows] of byBlock(touched)) {
    const blocks = await openBlocks(wish, block, first.from);
    for (const row of rows) {
      const found = changesAlong(edgesOf(blocks, row % BLOCK, commits.length), recent, along);
      const before = signOf(
        earlier.events.filter((event) => event.row === row && event.column >= first.centre.from),
        earlier.doubts.filter((doubt) => doubt.row === row && doubt.last >= first.centre.from),
      );
      if (signOf(found.changes.map(asEvent), found.doubts.map(asDoubt)) !== before) changed.add(row);
    }
  }
  return changed;
}

type EventSign = Pick<PageEvent, "column" | "first" | "last" | "delta" | "lo" | "hi">;
type DoubtSign = Pick<PageDoubt, "first" | "last" | "delta" | "ratio">;

/** Equal for equal changes. */
function signOf(events: readonly EventSign[], doubts: readonly DoubtSign[]): string {
  return JSON.stringify([
    events.map(({ column, first, last, delta, lo, hi }) => [column, first, last, delta, lo, hi]),
    doubts.map(({ first, last, delta, ratio }) => [first, last, delta, ratio]),
  ]);
}

function asEvent({ place, first, last, ln, lo, hi }: FoundChange): EventSign {
  const [delta, least, most] = [ln, lo, hi].map((each) => short(Math.expm1(each)));
  return { column: place, first, last, delta: delta ?? 0, lo: least ?? 0, hi: most ?? 0 };
}

function asDoubt({ first, last, ln, ratio }: Doubt): DoubtSign {
  return { first, last, delta: short(Math.expm1(ln)), ratio: short(ratio) };
}

const IDENTICAL = codeOf("identical");

/**
 * Rows with a new comparison that can change their events. A proof that a new commit changes nothing,
 * compared with the one before, cannot: no span reaches over it.
 */
function touchedRows({ runs, rows, oldColumns }: EventsWish): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { placed, column, base, facts } of runs) {
    if (placed === undefined || facts.base?.how !== "pairs") continue;
    const isNext = base === column - 1 && column >= oldColumns;
    for (const [row, cell] of placed.columns.cells.entries()) {
      const form = formIn(cell);
      const isExact = codeIn(cell) === IDENTICAL || form === "still";
      if (rows[row]?.kind !== "benchmark" || touched.has(row)) continue;
      if (form === "compared" || (isExact && !isNext)) touched.add(row);
    }
  }
  return touched;
}

function byBlock(rows: ReadonlySet<number>): readonly (readonly [block: number, rows: readonly number[]])[] {
  const sorted = [...rows].sort((a, b) => a - b);
  return grouped(sorted, blockOf).map((own) => [blockOf(own[0]), own]);
}

/** The events of some rows of a block. */
function alongOf({ branch, region, commits, rows }: EventsWish) {
  const line = Int32Array.from(commits.keys());
  const windows = windowsOf(commits.length);
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));
  const graphCommits = commits.map(graphCommitOf);
  const columnOf = (sha: string): number => columns.get(sha) ?? 0;
  return (own: readonly number[], blocks: readonly Block[]): FoundEvents => {
    const series = own.flatMap((row) => seriesOf(rows[row]));
    const numbers = new Map(series.map((each, i) => [seriesKey(each), own[i] ?? 0]));
    const notes = notesOf(blocks);
    const found: HistoryEvents = eventsAlong(
      {
        commits: graphCommits,
        series,
        edgesOf: (i) => edgesOf(blocks, (own[i] ?? 0) % BLOCK, commits.length),
        noteOf: (i, column) => notes.get(`${(own[i] ?? 0) % BLOCK} ${column}`),
      },
      line,
      { find: (edges, policy) => changesAlong(edges, windows, { columns: commits.length, policy }) },
    );
    const place = (each: Series) => ({ branch, region, row: numbers.get(seriesKey(each)) ?? 0 });
    return {
      events: found.events.map((event) => ({ ...place(event), ...pageEventOf(event, columnOf) })),
      doubts: found.doubts.map(({ benchmark, unit, first, last, delta, ratio }) => ({
        ...place({ benchmark, unit }),
        ...{ first: columnOf(first), last: columnOf(last), delta: short(delta), ratio: short(ratio) },
      })),
    };
  };
}

function seriesOf(row: PageRow | undefined): readonly Series[] {
  return row?.kind === "benchmark" ? [{ benchmark: row.benchmark, unit: row.unit }] : [];
}

function seriesKey({ benchmark, unit }: Series): string {
  return `${benchmarkKey(benchmark)}\n${unit}`;
}

function graphCommitOf({ sha, authored, measured, pull, parent }: PageCommit): GraphCommit {
  const parents = parent === "" ? [] : [parent];
  return { sha, authored, measured, pull: pull ?? undefined, parents, branches: [] };
}

/** By row of the block and column; of several runs the last one that says something. */
function notesOf(blocks: readonly Block[]): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  for (const { file } of blocks)
    for (const { row, run, through, waived, expires } of file.notes) {
      const isWaived = waived !== "" || expires !== "";
      if (through.length === 0 && !isWaived) continue;
      const { column = -1 } = file.runs[run] ?? {};
      notes.set(`${row} ${column}`, { through, waived: isWaived ? { reason: waived, expires } : undefined });
    }
  return notes;
}

function pageEventOf(event: HistoryEvent, columnOf: (sha: string) => number) {
  const { kind, commit, first, last, delta, lo, hi, worse, state, through } = event;
  const { reason = "", expires = "" } = state.kind === "acknowledged" ? state : {};
  return {
    ...{ kind, column: columnOf(commit), first: columnOf(first), last: columnOf(last) },
    ...{ delta: short(delta), lo: short(lo), hi: short(hi), worse: worse ?? null, state: state.kind },
    accepted: state.kind === "acknowledged" ? ("run" as const) : ("" as const),
    recovered: state.kind === "recovered" ? columnOf(state.commit) : null,
    ...{ reason, expires: expires ?? "", through },
  };
}

/** Six digits: nobody measures more. */
function short(value: number): number {
  return Number(value.toPrecision(6));
}

/**
 * acknowledge says of each event whether a line of the settings accepts it: that may be another one today
 * than when the event was found.
 */
export function acknowledge(
  events: readonly PageEvent[],
  settings: Pick<Settings, "waivers"> | undefined,
  { rows, commits }: { readonly rows: readonly PageRow[]; readonly commits: readonly PageCommit[] },
): readonly PageEvent[] {
  const accepts = acknowledgedBy(settings, { commits: commits.map(graphCommitOf) });
  return events.map((event): PageEvent => {
    if (event.accepted === "run" || event.state === "recovered" || event.worse === false) return event;
    const [series] = seriesOf(rows[event.row]);
    const commit = commits[event.column]?.sha ?? "";
    const found = series && accepts({ ...series, commit, delta: event.delta });
    if (found === undefined) return { ...event, state: "open", accepted: "", reason: "", expires: "" };
    const { reason, expires = "" } = found;
    return { ...event, state: "acknowledged", accepted: "settings", reason, expires };
  });
}
