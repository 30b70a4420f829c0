// Result lines, from bytes: `Benchmark` and a name, the iterations, then one or more pairs of value and unit,
// all separated by white space.
// https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md

import { floatFromBytes, integerFromBytes } from "./byte-number.ts";
import { HASH_SEED, hashByte, Interner } from "./interner.ts";
import { type TidyUnit, tidyUnit } from "./tidy.ts";
import { spaceWidth } from "./white-space.ts";

/**
 * ResultLine is what one line is: a row, a line that only names a benchmark (of `go test -v`), or a fault.
 */
export type ResultLine =
  /** Its numbers are in the ResultRow. */
  | { readonly kind: "row" }
  | { readonly kind: "name-only" }
  /** The reason is in benchstat's words. */
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
 * ResultRow is the result line that was read last, without an object for each value. Only the first `count`
 * entries of the arrays belong to it. Names and units are numbers, equal for equal texts of one file.
 */
export interface ResultRow {
  /** Number of the name, for fullName. */
  readonly name: number;
  /** Any integer that fits 64 bits, exact up to 2^53. */
  readonly iters: number;
  /** How many values the line has, at least 1. */
  readonly count: number;
  /** In the tidied unit. */
  readonly values: readonly number[];
  /** In the unit as written. */
  readonly written: readonly number[];
  /** Numbers of the units, for unitNames. */
  readonly units: readonly number[];
  /** The name of a number, without "Benchmark". */
  fullName(name: number): string;
  unitNames(unit: number): UnitNames;
}

export interface UnitNames {
  /** Tidied, or as written where tidying does not change it. */
  readonly unit: string;
  /** As written, where tidying changed it; null otherwise. */
  readonly original: string | null;
}

/**
 * ResultParser reads the result lines of one file. It is the row that it read last, and numbers names and
 * units.
 */
export class ResultParser implements ResultRow {
  name = 0;
  iters = 0;
  count = 0;
  readonly values: number[] = [];
  readonly written: number[] = [];
  readonly units: number[] = [];
  readonly #names = new Interner();
  readonly #unitTexts = new Interner();
  // By the number of the unit's text. The number of a unit is twice that, and one more where the value is
  // tidied.
  readonly #tidied: TidyUnit[] = [];
  readonly #keepZeroUnits: boolean;
  // By the number of a name: the name that followed it last.
  readonly #following: number[] = [];
  // End of the field that was scanned last.
  #end = 0;

  /**
   * `keepZeroUnits` is benchstat's oddity: a value that tidying does not change (0, ±Inf) keeps its unit as
   * written, and so stands in a table of its own.
   */
  constructor(keepZeroUnits: boolean) {
    this.#keepZeroUnits = keepZeroUnits;
  }

  /** parse reads `bytes[start..end)`, a line that startsBenchmark. */
  parse(bytes: Uint8Array, start: number, end: number): ResultLine {
    // Benchmarks repeat in the same order, or one many times: the name that followed the last one before is
    // likely.
    const likely = this.#following[this.name] ?? 0;
    const name = this.#field(this.#names, likely, bytes, start + PREFIX, end);
    if (this.#end === end) return NAME_ONLY;
    this.#following[this.name] = name;
    this.name = name;
    return this.parseNumbers(bytes, this.#end, end);
  }

  /**
   * parseNumbers reads what follows the name: the iteration count and the values. `name` stays that of the
   * last parse. After a fault the numbers belong to no row.
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
      // The unit at this place of the line before.
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

  // The number of the field at `start`. The likely one is compared and not hashed. Arguments one by one,
  // since an object for each field would cost more than the rest.
  #field(texts: Interner, likely: number, bytes: Uint8Array, start: number, end: number): number {
    this.#end = texts.endOf(likely, bytes, start);
    if (this.#end === end || (this.#end >= 0 && this.#end < end && spaceWidth(bytes, this.#end) > 0))
      return likely;
    const hash = this.#scanField(bytes, start, end);
    return texts.find(bytes, start, this.#end, hash);
  }

  // Appends a value to the row.
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

  // Finds the end of the field and its hash at once.
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

// The first byte that is no white space; `end` where all is.
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

// The first white space; `end` where there is none.
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
