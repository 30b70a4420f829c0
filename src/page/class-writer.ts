// The classes of a branch in a region, segment by segment: taken from the cells of the runs while the files
// of values are written.

import { codeAtColumn, type Ranking, rankRuns } from "./cell-at-column.ts";
import { readMatrix } from "./earlier-page.ts";
import { writeClasses } from "./format/class-matrix.ts";
import { BLOCK, type Piece, SEGMENT, segmentsOf } from "./format/pieces.ts";
import type { PageFolder } from "./page-folder.ts";
import { type SeriesRun, type SeriesWish, valuesRunOf } from "./series-wish.ts";

export interface ClassWriter {
  /**
   * What is told of each row of a block: its number there, and its cells by run. `own`: all runs of the
   * range.
   */
  readonly of: (range: Piece, own: readonly SeriesRun[]) => (block: number) => TakeRow;
  /** By segment. */
  readonly write: () => Promise<readonly string[]>;
}

type TakeRow = (row: number, cells: Uint8Array) => void;

/** openClasses throws Stale where a file of the earlier page is damaged. */
export async function openClasses(wish: SeriesWish): Promise<ClassWriter> {
  const { columns, rows, runs, earlier, folder } = wish;
  const changed = new Map<number, Uint8Array>();
  for (const { column, placed } of runs) {
    const segment = Math.floor(column / SEGMENT);
    if (placed === undefined || changed.has(segment)) continue;
    changed.set(segment, await codesOf(folder, earlier?.classes[segment] ?? "", rows));
  }
  return {
    of: (range, own) => {
      const segment = Math.floor(range.from / SEGMENT);
      const codes = changed.get(segment);
      const fresh = freshColumns(own);
      if (codes === undefined || fresh.length === 0) return () => () => {};
      return (block) => (row, cells) => {
        const number = block * BLOCK + row;
        if (number >= rows) return;
        for (const { column, ranking } of fresh)
          codes[(column - segment * SEGMENT) * rows + number] = codeAtColumn(cells, ranking);
      };
    },
    write: () =>
      Promise.all(
        segmentsOf(columns).map(async (_, segment) => {
          const codes = changed.get(segment);
          if (codes === undefined) return earlier?.classes[segment] ?? "";
          return writeCodes(folder, codes, rows);
        }),
      ),
  };
}

interface FreshColumn {
  readonly column: number;
  readonly ranking: Ranking;
}

/** Columns with a new run. Runs are in the order of columns. */
function freshColumns(own: readonly SeriesRun[]): readonly FreshColumn[] {
  const runs = own.map(valuesRunOf);
  const fresh: FreshColumn[] = [];
  for (let from = 0, to = 0; from < own.length; from = to) {
    const { column = 0 } = own[from] ?? {};
    while (own[to]?.column === column) to++;
    const isFresh = own.slice(from, to).some(({ placed }) => placed !== undefined);
    if (isFresh) fresh.push({ column, ranking: rankRuns(runs, from, to) });
  }
  return fresh;
}

/** Cells of a whole segment, with all rows that there are now. */
async function codesOf(folder: Pick<PageFolder, "read">, hash: string, rows: number): Promise<Uint8Array> {
  const codes = new Uint8Array(rows * SEGMENT);
  if (hash === "") return codes;
  const old = await readMatrix(folder, hash);
  for (let column = 0; column < Math.min(old.columns, SEGMENT); column++)
    codes.set(
      old.codes.subarray(column * old.rows, (column + 1) * old.rows).subarray(0, rows),
      column * rows,
    );
  return codes;
}

/** Without the rows and columns at the end in which there is nothing. */
async function writeCodes(
  folder: Pick<PageFolder, "write">,
  codes: Uint8Array,
  rows: number,
): Promise<string> {
  const [height, width] = extent(codes, rows);
  if (height === 0) return "";
  const kept = new Uint8Array(height * width);
  for (let column = 0; column < width; column++)
    kept.set(codes.subarray(column * rows, column * rows + height), column * height);
  return folder.write("classes", writeClasses({ rows: height, columns: width, codes: kept }));
}

function extent(codes: Uint8Array, rows: number): readonly [rows: number, columns: number] {
  let [height, width] = [0, 0];
  for (let column = 0; column < SEGMENT; column++) {
    let last = rows;
    while (last > 0 && codes[column * rows + last - 1] === 0) last--;
    if (last === 0) continue;
    height = Math.max(height, last);
    width = column + 1;
  }
  return [height, width];
}
