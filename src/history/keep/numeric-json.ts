// JSON that is mostly lists of numbers, as entries are: JSON.parse takes several times as long for them.
//
// What is here reads JSON as JSON.stringify writes it, without blanks. Whatever else comes is left to
// JSON.parse, which alone decides what is JSON at all.

import { fromJson } from "../../model/shape.ts";

/** fromNumericJson is the value of a JSON text; undefined, which no JSON is, for another text. */
export function fromNumericJson(json: string): unknown {
  const cursor = { bytes: Buffer.from(json), at: 0 };
  try {
    const value = readValue(cursor, 0);
    if (cursor.at === cursor.bytes.length) return value;
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
  }
  return fromJson(json);
}

/** Something that is left to JSON.parse. */
class Unusual extends Error {
  override readonly name = "Unusual" as const;
}

interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/** Deeper ones would need a stack as deep. */
const DEEPEST = 32;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [MINUS, PLUS, DOT, ZERO, NINE, LETTER_E] = [0x2d, 0x2b, 0x2e, 0x30, 0x39, 0x65];
/** What ends a word; 0: there is no more. */
const ENDS: ReadonlySet<number> = new Set([COMMA, CLOSE_LIST, CLOSE_OBJECT, 0]);
const NULL = [...Buffer.from("null")];

function peek({ bytes, at }: Cursor): number {
  return bytes[at] ?? 0;
}

function skip(cursor: Cursor, byte: number): boolean {
  if (peek(cursor) !== byte) return false;
  cursor.at++;
  return true;
}

function need(cursor: Cursor, byte: number): void {
  if (!skip(cursor, byte)) throw new Unusual();
}

function readValue(cursor: Cursor, depth: number): unknown {
  if (depth > DEEPEST) throw new Unusual();
  if (skip(cursor, OPEN_OBJECT)) return readObject(cursor, depth);
  if (skip(cursor, OPEN_LIST)) return readList(cursor, depth);
  return peek(cursor) === QUOTE ? readText(cursor) : readWord(cursor);
}

function readObject(cursor: Cursor, depth: number): unknown {
  const read: Record<string, unknown> = {};
  if (skip(cursor, CLOSE_OBJECT)) return read;
  do {
    const key = readText(cursor);
    if (key === "__proto__") throw new Unusual();
    need(cursor, COLON);
    read[key] = readValue(cursor, depth + 1);
  } while (skip(cursor, COMMA));
  need(cursor, CLOSE_OBJECT);
  return read;
}

function readList(cursor: Cursor, depth: number): unknown {
  if (skip(cursor, CLOSE_LIST)) return [];
  const numbers = readNumbers(cursor.bytes, cursor.at);
  if (numbers !== undefined) {
    cursor.at = numbers.end;
    return numbers.read;
  }
  const read: unknown[] = [];
  do read.push(readValue(cursor, depth + 1));
  while (skip(cursor, COMMA));
  need(cursor, CLOSE_LIST);
  return read;
}

function readText(cursor: Cursor): string {
  need(cursor, QUOTE);
  const start = cursor.at;
  let isPlain = true;
  for (; peek(cursor) !== QUOTE; cursor.at++) {
    if (peek(cursor) < 0x20) throw new Unusual(); // or there is no more
    if (skip(cursor, BACKSLASH)) isPlain = false;
  }
  const end = cursor.at++;
  if (isPlain) return cursor.bytes.toString("utf8", start, end);
  const read = fromJson(cursor.bytes.toString("utf8", start - 1, end + 1));
  if (typeof read !== "string") throw new Unusual();
  return read;
}

/** A number, true, false or null. */
function readWord(cursor: Cursor): unknown {
  const start = cursor.at;
  while (!ENDS.has(peek(cursor))) cursor.at++;
  const read = fromJson(cursor.bytes.toString("utf8", start, cursor.at));
  if (read === undefined) throw new Unusual();
  return read;
}

/**
 * Plain numbers and nulls up to the end of their list, of which there are tens of millions; undefined where
 * something else is among them.
 */
function readNumbers(bytes: Uint8Array, start: number) {
  const read: (number | null)[] = [];
  for (let i = start; ; i++) {
    if (isNullAt(bytes, i)) {
      read.push(null);
      i += NULL.length;
    } else {
      const end = afterNumber(bytes, i);
      const value = end === i ? undefined : numberIn(bytes, i, end);
      if (value === undefined) return undefined;
      read.push(value);
      i = end;
    }
    if (bytes[i] === CLOSE_LIST) return { read, end: i + 1 };
    if (bytes[i] !== COMMA) return undefined;
  }
}

function isNullAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === NULL[0] && NULL.every((byte, i) => bytes[at + i] === byte);
}

/** End of the number that begins at a place; the place itself where none does. */
function afterNumber(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  const whole = afterDigits(bytes, first);
  if (whole === first || (bytes[first] === ZERO && whole > first + 1)) return start;
  const part = bytes[whole] === DOT ? afterDigits(bytes, whole + 1) : whole;
  if (part === whole + 1) return start;
  if (bytes[part] !== LETTER_E) return part;
  const sign = bytes[part + 1];
  const power = part + (sign === MINUS || sign === PLUS ? 2 : 1);
  const end = afterDigits(bytes, power);
  return end === power ? start : end;
}

function afterDigits(bytes: Uint8Array, start: number): number {
  let i = start;
  for (let byte = bytes[i] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[i] ?? 0) i++;
  return i;
}

/** Powers of ten that a double has exactly. */
const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * numberIn is exact: digits that a double has, times or divided by a power of ten that it has, are rounded
 * once [1]; undefined for others.
 * [1] W. D. Clinger (1990), How to read floating point numbers accurately. PLDI.
 */
function numberIn(bytes: Uint8Array, start: number, end: number): number | undefined {
  let digits = 0;
  let scale = 0;
  let step = 0;
  let i = bytes[start] === MINUS ? start + 1 : start;
  for (; i < end && bytes[i] !== LETTER_E; i++)
    if (bytes[i] === DOT) step = 1;
    else {
      digits = digits * 10 + (bytes[i] ?? 0) - ZERO;
      scale -= step;
    }
  if (i < end) scale += powerIn(bytes, i + 1, end);
  const factor = POWERS[Math.abs(scale)];
  if (digits > Number.MAX_SAFE_INTEGER || factor === undefined) return undefined;
  const size = scale < 0 ? digits / factor : digits * factor;
  return bytes[start] === MINUS ? -size : size;
}

function powerIn(bytes: Uint8Array, start: number, end: number): number {
  const isSmall = bytes[start] === MINUS;
  let power = 0;
  for (let i = isSmall || bytes[start] === PLUS ? start + 1 : start; i < end; i++)
    power = power * 10 + (bytes[i] ?? 0) - ZERO;
  return isSmall ? -power : power;
}
