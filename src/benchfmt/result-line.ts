// Result lines: `BenchmarkName-8  100  123.4 ns/op  16 B/op`, from bytes.

import { floatFromBytes, integerFromBytes } from "./byte-number.ts";
import { HASH_SEED, hashByte, Interner } from "./interner.ts";
import { type TidyUnit, tidyUnit } from "./tidy.ts";
import { spaceWidth } from "./white-space.ts";

/** ResultLine is what parsing one line gives: a row, a line that only names a benchmark, or what is wrong. */
export type ResultLine =
  | { readonly kind: "row" }
  | { readonly kind: "name-only" }
  | { readonly kind: "fault"; readonly reason: string };

const ROW: ResultLine = { kind: "row" };
const NAME_ONLY: ResultLine = { kind: "name-only" };
const PREFIX = "Benchmark".length;

/** startsBenchmark is true for lines whose first nine bytes are `Benchmark`. */
export function startsBenchmark(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start >= PREFIX &&
    bytes[start] === 0x42 &&
    bytes[start + 1] === 0x65 &&
    bytes[start + 2] === 0x6e &&
    bytes[start + 3] === 0x63 &&
    bytes[start + 4] === 0x68 &&
    bytes[start + 5] === 0x6d &&
    bytes[start + 6] === 0x61 &&
    bytes[start + 7] === 0x72 &&
    bytes[start + 8] === 0x6b
  );
}

/**
 * ResultRow is the result line that was read last: its numbers, without an object for each. The arrays are
 * longer than `count` after a shorter line. Names and units are numbers, equal for equal texts of one file.
 */
export interface ResultRow {
  readonly name: number;
  readonly iters: number;
  /** How many values the line has, at least 1. */
  readonly count: number;
  /** In the tidied unit. */
  readonly values: readonly number[];
  /** As written. */
  readonly written: readonly number[];
  readonly units: readonly number[];
  /** fullName is the name of a number, without "Benchmark". */
  fullName(name: number): string;
  /** unitNames are the names of a unit's number. */
  unitNames(unit: number): UnitNames;
}

/** UnitNames are the two names of a measurement's unit. */
export interface UnitNames {
  readonly unit: string;
  /** As written, where tidying changed it; null otherwise. */
  readonly original: string | null;
}

/** ResultParser reads the result lines of one file; it keeps the names and units that it has met. */
export class ResultParser implements ResultRow {
  name = 0;
  iters = 0;
  count = 0;
  readonly values: number[] = [];
  readonly written: number[] = [];
  readonly units: number[] = [];
  readonly #names = new Interner();
  readonly #unitTexts = new Interner();
  // By the number of the text. A unit's own number is twice that, and one more where tidying changed the
  // value.
  readonly #tidied: TidyUnit[] = [];
  readonly #keepZeroUnits: boolean;
  // The name that came last after each name.
  readonly #following: number[] = [];
  // Where the field ends that was scanned last.
  #end = 0;

  /**
   * `keepZeroUnits`: as in benchstat, a value that tidying does not change (0, ±Inf) keeps its unit as
   * written.
   */
  constructor(keepZeroUnits: boolean) {
    this.#keepZeroUnits = keepZeroUnits;
  }

  /** parse reads `bytes[start..end)`, a line that startsBenchmark. */
  parse(bytes: Uint8Array, start: number, end: number): ResultLine {
    // Benchmarks repeat in the same order, or one many times: mostly the name comes that came after the last
    // one before.
    const likely = this.#following[this.name] ?? 0;
    const name = this.#field(this.#names, likely, bytes, start + PREFIX, end);
    if (this.#end === end) return NAME_ONLY;
    this.#following[this.name] = name;
    this.name = name;
    return this.parseNumbers(bytes, this.#end, end);
  }

  /**
   * parseNumbers reads what follows the name: the iteration count and the values. The name stays that of the
   * last parse.
   */
  parseNumbers(bytes: Uint8Array, start: number, end: number): ResultLine {
    let at = skipSpace(bytes, start, end);
    if (at === end) return fault("missing iteration count");
    let stop = fieldEnd(bytes, at, end);
    const iters = integerFromBytes(bytes, at, stop);
    if (typeof iters === "string") return fault(`parsing iteration count: ${iters}`);
    this.iters = iters;
    this.count = 0;
    for (at = skipSpace(bytes, stop, end); at < end; at = skipSpace(bytes, this.#end, end)) {
      stop = fieldEnd(bytes, at, end);
      const value = floatFromBytes(bytes, at, stop);
      if (typeof value === "string") return fault(`parsing measurement: ${value}`);
      at = skipSpace(bytes, stop, end);
      if (at === end) return fault("missing units");
      // The unit in this place of the line before.
      const likely = (this.units[this.count] ?? 0) >> 1;
      this.#keep(value, this.#field(this.#unitTexts, likely, bytes, at, end));
    }
    return this.count === 0 ? fault("missing measurements") : ROW;
  }

  fullName(name: number): string {
    return this.#names.text(name);
  }

  unitNames(unit: number): UnitNames {
    const { original, unit: tidied } = this.#tidyUnit(unit >> 1);
    return unit % 2 === 0 ? { unit: original, original: null } : { unit: tidied, original };
  }

  // The number of the field at `start`. Where it is the likely one it need not be hashed. Arguments one by
  // one: an object for each field would cost more than the rest.
  #field(texts: Interner, likely: number, bytes: Uint8Array, start: number, end: number): number {
    this.#end = texts.endOf(likely, bytes, start);
    if (this.#end === end || (this.#end >= 0 && this.#end < end && spaceWidth(bytes, this.#end) > 0))
      return likely;
    const hash = this.#scanField(bytes, start, end);
    return texts.find(bytes, start, this.#end, hash);
  }

  #keep(written: number, text: number): void {
    const { factor } = this.#tidyUnit(text);
    const value = written * factor;
    const isTidied = factor !== 1 && !(this.#keepZeroUnits && value === written);
    this.written[this.count] = written;
    this.values[this.count] = value;
    this.units[this.count] = 2 * text + Number(isTidied);
    this.count++;
  }

  #tidyUnit(text: number): TidyUnit {
    const known = this.#tidied[text];
    if (known !== undefined) return known;
    const made = tidyUnit(this.#unitTexts.text(text));
    this.#tidied[text] = made;
    return made;
  }

  // The hash of the field.
  #scanField(bytes: Uint8Array, start: number, end: number): number {
    let hash = HASH_SEED;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if ((byte <= 0x20 || byte >= 0x80) && spaceWidth(bytes, at) > 0) break;
      hash = hashByte(hash, byte);
    }
    this.#end = at;
    return hash;
  }
}

function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    const width = byte === 0x20 || byte === 0x09 ? 1 : byte > 0x20 && byte < 0x80 ? 0 : spaceWidth(bytes, at);
    if (width === 0) break;
    at += width;
  }
  return at;
}

// The first white space.
function fieldEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte <= 0x20 || byte >= 0x80) && spaceWidth(bytes, at) > 0) break;
  }
  return at;
}

function fault(reason: string): ResultLine {
  return { kind: "fault", reason };
}
