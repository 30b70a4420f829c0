// The classes of a segment in one region: what the grid is drawn and sorted from. A byte a cell, column after
// column, since the rows of a commit are alike: 1,000 × 1,000 of them are some ten thousand bytes compressed.

import { Broken } from "./table.ts";

export interface ClassMatrix {
  /** Rows beyond have no class there: a new benchmark does not change an old segment. */
  readonly rows: number;
  readonly columns: number;
  /** Codes of cell-class.ts; the cell of a row and column at `column * rows + row`. */
  readonly codes: Uint8Array;
}

/** Two whole numbers of four bytes, least byte first: rows, columns. */
const HEAD = 8;

export function writeClasses({ rows, columns, codes }: ClassMatrix): Uint8Array {
  const bytes = new Uint8Array(HEAD + codes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, rows, true);
  view.setUint32(4, columns, true);
  bytes.set(codes, HEAD);
  return bytes;
}

/** readClasses takes a stranger's bytes. */
export function readClasses(bytes: Uint8Array): ClassMatrix | Broken {
  if (bytes.length < HEAD) return new Broken("it is too short");
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [rows, columns] = [view.getUint32(0, true), view.getUint32(4, true)];
  if (rows * columns !== bytes.length - HEAD)
    return new Broken(`it has ${bytes.length - HEAD} cells, and says ${rows} × ${columns}`);
  return { rows, columns, codes: bytes.subarray(HEAD) };
}

/** codeAt is 0 (`none`) for what is not in the matrix. `column`: within the segment. */
export function codeAt({ rows, columns, codes }: ClassMatrix, row: number, column: number): number {
  return row < rows && column < columns ? (codes[column * rows + row] ?? 0) : 0;
}
