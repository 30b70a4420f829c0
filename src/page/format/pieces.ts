// How the columns of a branch are cut into files. A function of how many there are: the same page, whether it
// is built at once or commit by commit.

/** SEGMENT is the columns of a segment: of commits, runs and classes. */
export const SEGMENT = 1024;
/** BLOCK is the rows of a file of values. */
export const BLOCK = 32;
/** Columns of the smallest file of values: the newest is written again with each commit. */
const CHUNK = 64;

/** Piece is a range of columns: `from` is in it, `to` is not. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** segmentsOf are those of commits, runs and classes, oldest first. The last one grows. */
export function segmentsOf(columns: number): readonly Piece[] {
  return cut({ from: 0, to: columns }, SEGMENT);
}

/**
 * piecesOf are those of the values of a block of rows, oldest first: segments, and chunks of what is newer.
 * The chunks of a segment become one file a while after it is full, block by block: all at once would be many
 * megabytes on one day.
 */
export function piecesOf(columns: number, block: number): readonly Piece[] {
  return segmentsOf(columns).flatMap((segment) =>
    columns >= segment.from + SEGMENT + 1 + (block % SEGMENT) ? [segment] : cut(segment, CHUNK),
  );
}

/** blockOf is the number of the block that a row is in. */
export function blockOf(row: number): number {
  return Math.floor(row / BLOCK);
}

function cut({ from, to }: Piece, length: number): readonly Piece[] {
  const parts = Math.ceil((to - from) / length);
  return Array.from({ length: parts }, (_, i) => ({
    from: from + i * length,
    to: Math.min(from + (i + 1) * length, to),
  }));
}
