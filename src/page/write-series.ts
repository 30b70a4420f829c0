// The files of a branch in a region: values by block and piece, classes by segment. Only what has new runs in
// it is written; of a segment that got full its pieces are put together.

import { type ClassWriter, openClasses } from "./class-writer.ts";
import { Stale } from "./earlier-page.ts";
import { fillBlock, openReader, type Source, saidOf } from "./fill-block.ts";
import { writeBlocks } from "./format/blocks-file.ts";
import { BLOCK, blockOf, type Piece, piecesOf } from "./format/pieces.ts";
import { Broken } from "./format/table.ts";
import { readValues, writeValues } from "./format/values-file.ts";
import type { PageFolder } from "./page-folder.ts";
import type { PlacedRun } from "./place-runs.ts";
import { runsIn, type SeriesRun, type SeriesWish, valuesRunOf } from "./series-wish.ts";

export interface WrittenSeries {
  readonly classes: readonly string[];
  /** Hash of the file, and what is in it. */
  readonly blocks: string;
  readonly hashes: readonly (readonly string[])[];
}

/** writeSeries throws Stale where a file of the earlier page is damaged. */
export async function writeSeries(wish: SeriesWish): Promise<WrittenSeries> {
  const { rows, columns, folder } = wish;
  const blocks = rows === 0 ? 0 : blockOf(rows - 1) + 1;
  const hashes = Array.from({ length: blocks }, (_, block) => piecesOf(columns, block).map(() => ""));
  const classes = await openClasses(wish);
  for (const range of rangesOf(wish, hashes)) await writeRange(wish, range, { hashes, classes });
  const kept = hashes.map(withoutEnd);
  return {
    classes: await classes.write(),
    blocks: await folder.write("blocks", writeBlocks({ pieces: kept })),
    hashes: kept,
  };
}

/** Pieces at the end in which nothing was measured are not named. */
function withoutEnd(hashes: readonly string[]): readonly string[] {
  return hashes.slice(0, hashes.findLastIndex((hash) => hash !== "") + 1);
}

/** Range is a piece that is written, of some blocks. */
interface Range extends Piece {
  /** By block the index of the piece. */
  readonly blocks: ReadonlyMap<number, number>;
}

/** Puts what stays into `hashes`; the rest is what has to be written, oldest first. */
function rangesOf({ columns, oldColumns, earlier, runs }: SeriesWish, hashes: string[][]): readonly Range[] {
  const dirty = runs.filter(({ placed }) => placed !== undefined).map(({ column }) => column);
  const ranges = new Map<string, Range & { readonly blocks: Map<number, number> }>();
  for (const [block, own] of hashes.entries()) {
    const old = piecesOf(oldColumns, block);
    for (const [index, { from, to }] of piecesOf(columns, block).entries()) {
      const inside = [...old.keys()].filter((i) => isInside(old[i], { from, to }));
      const isDirty = dirty.some((column) => column >= from && column < to);
      if (inside.length <= 1 && !isDirty) {
        own[index] = earlier?.pieces[block]?.[inside[0] ?? -1] ?? "";
        continue;
      }
      const range = ranges.get(`${from} ${to}`) ?? { from, to, blocks: new Map() };
      ranges.set(`${from} ${to}`, range);
      range.blocks.set(block, index);
    }
  }
  return [...ranges.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function isInside(piece: Piece | undefined, { from, to }: Piece): boolean {
  return piece !== undefined && piece.from >= from && piece.to <= to;
}

interface Writing {
  readonly hashes: string[][];
  readonly classes: ClassWriter;
}

async function writeRange(wish: SeriesWish, range: Range, { hashes, classes }: Writing): Promise<void> {
  const own = runsIn(wish.runs, range);
  if (own.length === 0) return;
  const runs = own.map(valuesRunOf);
  const fresh = own.flatMap(({ placed }, rank) => (placed === undefined ? [] : [sourceOf(placed, rank)]));
  const readers = fresh.map(openReader);
  const takeRows = classes.of(range, own);
  const pending: Promise<void>[] = [];
  for (const block of hashes.keys()) {
    const index = range.blocks.get(block);
    const old = index === undefined ? [] : await readPieces(wish, { block, range, own });
    const filled = fillBlock({
      runs,
      readers: [...readers, ...old.map(openReader)],
      onRow: index === undefined ? () => {} : takeRows(block),
    });
    if (filled === undefined || index === undefined) continue;
    const said = saidOf([
      ...old.map((source) => ({ source, first: 0 })),
      ...fresh.map((source) => ({ source, first: block * BLOCK })),
    ]);
    const write = async () => {
      const row = hashes[block] ?? [];
      row[index] = await wish.folder.write("values", writeValues({ ...filled, ...said }));
    };
    pending.push(write());
    if (pending.length >= AT_ONCE) await Promise.all(pending.splice(0));
  }
  await Promise.all(pending);
}

const AT_ONCE = 16;

function sourceOf({ columns, notes, clocks }: PlacedRun, rank: number): Source {
  return { columns, notes, clocks, ranks: [rank] };
}

interface OldPieces {
  readonly block: number;
  readonly range: Piece;
  /** All runs of the range. */
  readonly own: readonly SeriesRun[];
}

/** Those of the earlier page that lie in the range: columns only ever come at the end. */
async function readPieces(wish: SeriesWish, { block, range, own }: OldPieces): Promise<readonly Source[]> {
  const { earlier, oldColumns, folder } = wish;
  const sources: Source[] = [];
  for (const [i, piece] of piecesOf(oldColumns, block).entries()) {
    const hash = earlier?.pieces[block]?.[i] ?? "";
    if (hash === "" || !isInside(piece, range)) continue;
    const { from, to } = piece;
    const file = await readBlock(folder, hash);
    const ranks = own.flatMap(({ placed, column }, rank) =>
      placed === undefined && column >= from && column < to ? [rank] : [],
    );
    if (ranks.length !== file.runs.length) throw new Stale(`a file of values has ${file.runs.length} runs`);
    sources.push({ columns: file, notes: file.notes, clocks: file.clocks, ranks });
  }
  return sources;
}

/** readBlock throws Stale for a file that is damaged. */
export async function readBlock(folder: Pick<PageFolder, "read">, hash: string) {
  const bytes = await folder.read("values", hash);
  const file = bytes instanceof Broken ? bytes : readValues(bytes);
  if (file instanceof Broken) throw new Stale(`a file of values: ${file.why}`);
  return file;
}
