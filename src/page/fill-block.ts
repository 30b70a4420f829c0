// Files of values from runs that were placed and from files that were there: a block of rows over a range of
// columns. Run by run in the order of the page, whatever comes from where.

import {
  type CellColumns,
  type CellPlace,
  type CellsBuilder,
  createCells,
  firstPlace,
  moveOn,
} from "./cell-columns.ts";
import { BLOCK } from "./format/pieces.ts";
import type { CellNote, ClockFailure, ValuesFile, ValuesRun } from "./format/values-file.ts";

/** Source is cells of some runs of the range, row by row. */
export interface Source {
  readonly columns: CellColumns;
  /** Of each of its runs the number in the range. */
  readonly ranks: readonly number[];
  /** By row from the source's first one on. */
  readonly notes: readonly CellNote[];
  readonly clocks: readonly ClockFailure[];
}

/** Reader goes through the rows of a source. */
export interface Reader {
  readonly source: Source;
  /** Number of the next cell, and its place. */
  next: number;
  readonly at: CellPlace;
}

export function openReader(source: Source): Reader {
  return { source, next: 0, at: firstPlace() };
}

/** Slots are the cells of one row by the number of their run, and where their numbers are. */
interface Slots {
  readonly cells: Uint8Array;
  readonly from: CellColumns[];
  readonly value: Int32Array;
  readonly pairs: Int32Array;
  readonly compared: Int32Array;
}

interface Filling {
  readonly runs: readonly ValuesRun[];
  readonly readers: readonly Reader[];
  /** Told of each row: its number in the block, and its cells by run. */
  readonly onRow: (row: number, cells: Uint8Array) => void;
}

/**
 * fillBlock takes the next rows of all readers, as many as a block has. Undefined where nothing is in them.
 */
export function fillBlock({
  runs,
  readers,
  onRow,
}: Filling): Omit<ValuesFile, "notes" | "clocks"> | undefined {
  const slots = makeSlots(runs.length);
  const cells = createCells(runs.length * BLOCK);
  let isEmpty = true;
  for (let row = 0; row < BLOCK; row++) {
    slots.cells.fill(0);
    for (const reader of readers) readRow(reader, slots);
    onRow(row, slots.cells);
    copyRow(slots, cells);
    isEmpty &&= slots.cells.every((cell) => cell === 0);
  }
  return isEmpty ? undefined : { runs, ...cells.finish() };
}

function makeSlots(runs: number): Slots {
  const places = () => new Int32Array(runs);
  return { cells: new Uint8Array(runs), from: [], value: places(), pairs: places(), compared: places() };
}

function readRow(reader: Reader, { cells, from, value, pairs, compared }: Slots): void {
  const { at, source } = reader;
  for (const rank of source.ranks) {
    const cell = source.columns.cells[reader.next++] ?? 0;
    if (cell === 0) continue;
    cells[rank] = cell;
    from[rank] = source.columns;
    value[rank] = at.value;
    pairs[rank] = at.pairs;
    compared[rank] = at.compared;
    moveOn(at, cell);
  }
}

function copyRow({ cells, from, value, pairs, compared }: Slots, into: CellsBuilder): void {
  const at = firstPlace();
  for (let run = 0; run < cells.length; run++) {
    at.value = value[run] ?? 0;
    at.pairs = pairs[run] ?? 0;
    at.compared = compared[run] ?? 0;
    into.copy(from[run] ?? NO_COLUMNS, cells[run] ?? 0, at);
  }
}

const NO_COLUMNS: CellColumns = createCells(0).finish();

/**
 * saidOf is what the sources say of the rows of a block besides numbers. `first`: its first row in the
 * source.
 */
export function saidOf(
  sources: readonly { readonly source: Source; readonly first: number }[],
): Pick<ValuesFile, "notes" | "clocks"> {
  const all = <T extends { readonly row: number; readonly run: number }>(
    pick: (source: Source) => readonly T[],
  ) =>
    sources
      .flatMap(({ source, first }) =>
        pick(source)
          .filter(({ row }) => row >= first && row < first + BLOCK)
          .map((each) => ({ ...each, row: each.row - first, run: source.ranks[each.run] ?? 0 })),
      )
      .sort((a, b) => a.row - b.row || a.run - b.run);
  return { notes: all(({ notes }) => notes), clocks: all(({ clocks }) => clocks) };
}
