// How the columns of a branch are cut into files. A function of how many there are: the same page, whether it
// is built at once or commit by commit.

/** SEGMENT is the columns of a segment: of commits, runs and classes. */
export const SEGMENT = 1024;
/** BLOCK is the rows of a file of values. */
export const BLOCK = 32;
/** Columns of a file of values, by its age: the newest one is written again with each commit. */
const LENGTHS = [SEGMENT, 256, 64] as const;

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
 * piecesOf are those of the values of a block of rows, oldest first: long ones, and shorter ones of what is
 * newer. Short ones become a longer one a while after that is full, block by block: all at once would be many
 * megabytes on one day.
 */
export function piecesOf(columns: number, block: number): readonly Piece[] {
  const cutByAge = (range: Piece, [length = SEGMENT, ...shorter]: readonly number[]): readonly Piece[] =>
    cut(range, length).flatMap((part) =>
      shorter.length === 0 || columns >= part.from + length + 1 + (block % length)
        ? [part]
        : cutByAge(part, shorter),
    );
  return cutByAge({ from: 0, to: columns }, LENGTHS);
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
