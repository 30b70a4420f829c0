// Columns of numbers in bytes, behind a JSON text: for what would be megabytes as text.
//
//   4 bytes   length of the JSON text, least byte first
//   JSON      in UTF-8: { lengths: [of the bytes, of each column of numbers], said: what its user wants }
//   bytes     one column of bytes
//   numbers   one column after the other; of each first all first bytes, then all second bytes, …: these
//             compress

import { anything, count, fromJson, list, Mismatch, object } from "../../model/shape.ts";
import { fromDecimal, toDecimals } from "./decimal.ts";

/** Broken is a file of the page that is not as it was written; `why` is a clause, and may quote it. */
export class Broken {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

interface Columns {
  readonly bytes: Uint8Array;
  /** NaN where there is none. At most nine digits are kept. */
  readonly numbers: readonly Float64Array[];
}

export function writeTable(said: unknown, { bytes, numbers }: Columns): Uint8Array {
  const lengths = [bytes, ...numbers].map(({ length }) => length);
  const head = new TextEncoder().encode(JSON.stringify({ lengths, said }));
  const parts = [head, bytes, ...numbers.map(planesOf)];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, HEAD));
  new DataView(file.buffer).setUint32(0, head.length, true);
  let at = HEAD;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** Table is what was read; `said` is not checked. */
export interface Table extends Columns {
  readonly said: unknown;
}

const headShape = object({ lengths: list(count, 100), said: anything });
const HEAD = 4;
/** Bytes of a number. */
const WIDTH = 5;

/** readTable takes a stranger's bytes, and how many columns of numbers there must be. */
export function readTable(file: Uint8Array, columns: number): Table | Broken {
  if (file.length < HEAD) return new Broken("it is too short");
  const size = HEAD + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const head = headShape(fromJson(new TextDecoder().decode(file.subarray(HEAD, size))));
  if (head instanceof Mismatch) return new Broken(head.told("its beginning"));
  const [first = 0, ...lengths] = head.lengths;
  const whole = lengths.reduce((sum, length) => sum + length * WIDTH, size + first);
  if (lengths.length !== columns || whole !== file.length)
    return new Broken(`it has ${file.length} bytes, and says ${whole} in ${lengths.length} columns`);
  let at = size + first;
  const numbers = lengths.map((length) => {
    const planes = file.subarray(at, at + length * WIDTH);
    at += planes.length;
    return numbersOf(planes, length);
  });
  return { said: head.said, bytes: file.subarray(size, size + first), numbers };
}

/** Four planes of whole numbers, with the sign in the lowest bit, and one of exponents. */
function planesOf(values: Float64Array): Uint8Array {
  const { length: n } = values;
  const { whole, exponent } = toDecimals(values);
  const planes = new Uint8Array(n * WIDTH);
  for (let i = 0; i < n; i++) {
    const each = whole[i] ?? 0;
    const folded = ((each << 1) ^ (each >> 31)) >>> 0;
    planes[i] = folded & 255;
    planes[n + i] = (folded >>> 8) & 255;
    planes[2 * n + i] = (folded >>> 16) & 255;
    planes[3 * n + i] = folded >>> 24;
    planes[4 * n + i] = (exponent[i] ?? 0) & 255;
  }
  return planes;
}

function numbersOf(planes: Uint8Array, n: number): Float64Array {
  const values = new Float64Array(n);
  const exponents = new Int8Array(planes.buffer, planes.byteOffset + 4 * n, n);
  for (let i = 0; i < n; i++) {
    const low = (planes[i] ?? 0) | ((planes[n + i] ?? 0) << 8) | ((planes[2 * n + i] ?? 0) << 16);
    const folded = (low | ((planes[3 * n + i] ?? 0) << 24)) >>> 0;
    values[i] = fromDecimal((folded >>> 1) ^ -(folded & 1), exponents[i] ?? 0);
  }
  return values;
}
