// The numbers behind a row: of one cell, and of the whole row as comparisons for the ladder.

import type { PageBranch, PageSeries } from "../../src/page/format/index-file.ts";
import { BLOCK, blockOf, type Piece, piecesOf } from "../../src/page/format/pieces.ts";
import {
  type Block,
  cellsOf,
  edgesOf,
  type RowCell,
  type RowEdges,
} from "../../src/page/format/row-cells.ts";
import type { CellNote, ClockFailure } from "../../src/page/format/values-file.ts";
import type { Store } from "./store.ts";

/** CellRun is a row in one run, with what was said of it besides numbers. */
export interface CellRun {
  readonly cell: RowCell;
  readonly note: CellNote | undefined;
  readonly clocks: readonly ClockFailure[];
}

/** cellRuns are the runs of a cell, oldest first; undefined while they are not known. */
export function cellRuns(
  store: Store,
  branch: PageBranch,
  series: PageSeries,
  { row, place }: { readonly row: number; readonly place: number },
): readonly CellRun[] | undefined {
  const blocks = store.blocks(series.blocks);
  if (blocks === undefined) return undefined;
  const piece = piecesFor(branch, row).findIndex(({ from, to }) => from <= place && place < to);
  const hash = blocks.pieces[blockOf(row)]?.[piece] ?? "";
  const block = store.values(hash);
  if (block === undefined) return hash === "" ? [] : undefined;
  return cellsIn(block, row % BLOCK).get(place) ?? [];
}

/** valuesFailed is true where numbers of a row could not be had. */
export function valuesFailed(store: Store, series: PageSeries, row: number): boolean {
  const hashes = store.blocks(series.blocks)?.pieces[blockOf(row)] ?? [];
  return store.hasFailed("blocks", series.blocks) || hashes.some((hash) => store.hasFailed("values", hash));
}

/** RowComparisons are what a ladder is made from. */
export interface RowComparisons {
  readonly edges: RowEdges;
  /** Files that could not be had: what they have is not in it. */
  readonly lost: number;
}

/** comparisonsOf is undefined while it is not all there. */
export function comparisonsOf(
  store: Store,
  branch: PageBranch,
  series: PageSeries,
  row: number,
): RowComparisons | undefined {
  const all = blocksOf(store, series, row);
  if (all === undefined) return undefined;
  return { edges: edgesOf(all.blocks, row % BLOCK, branch.columns), lost: all.lost };
}

/** TurnedCell knows which run of its commit it is of, from 0 on. */
export type TurnedCell = RowCell & { readonly turn: number };

/** rowCells are all cells of a row, oldest first; undefined while they are not all there. */
export function rowCells(store: Store, series: PageSeries, row: number): readonly TurnedCell[] | undefined {
  return blocksOf(store, series, row)?.blocks.flatMap((block) => {
    const firsts = new Map<number, number>();
    for (const [i, { column }] of block.file.runs.entries()) if (!firsts.has(column)) firsts.set(column, i);
    return cellsOf(block, row % BLOCK).map((cell) => ({
      ...cell,
      turn: cell.number - (firsts.get(cell.run.column) ?? 0),
    }));
  });
}

function blocksOf(store: Store, series: PageSeries, row: number) {
  const file = store.blocks(series.blocks);
  if (file === undefined)
    return store.hasFailed("blocks", series.blocks) ? { blocks: [], lost: 1 } : undefined;
  const hashes = (file.pieces[blockOf(row)] ?? []).filter((hash) => hash !== "");
  const asked = hashes.map((hash) => ({
    block: store.values(hash),
    failed: store.hasFailed("values", hash),
  }));
  if (asked.some(({ block, failed }) => block === undefined && !failed)) return undefined;
  const blocks = asked.flatMap(({ block }) => block ?? []);
  return { blocks, lost: asked.length - blocks.length };
}

const pieces = new WeakMap<PageBranch, Map<number, readonly Piece[]>>();

function piecesFor(branch: PageBranch, row: number): readonly Piece[] {
  const known = pieces.get(branch) ?? new Map<number, readonly Piece[]>();
  pieces.set(branch, known);
  const found = known.get(blockOf(row)) ?? piecesOf(branch.columns, blockOf(row));
  known.set(blockOf(row), found);
  return found;
}

type Cells = ReadonlyMap<number, readonly CellRun[]>;
const opened = new WeakMap<Block, Map<number, Cells>>();

/** The cells of a row of a block, by their place on the branch. */
function cellsIn(block: Block, row: number): Cells {
  const rows = opened.get(block) ?? new Map<number, Cells>();
  opened.set(block, rows);
  const known = rows.get(row);
  if (known !== undefined) return known;
  const cells = new Map<number, CellRun[]>();
  for (const cell of cellsOf(block, row)) {
    const at = cells.get(cell.run.column) ?? [];
    cells.set(cell.run.column, at);
    at.push({ cell, ...saidOf(block, row, cell.number) });
  }
  rows.set(row, cells);
  return cells;
}

function saidOf({ file }: Block, row: number, run: number) {
  const isHere = (said: { readonly row: number; readonly run: number }) =>
    said.row === row && said.run === run;
  return { note: file.notes.find(isHere), clocks: file.clocks.filter(isHere) };
}
