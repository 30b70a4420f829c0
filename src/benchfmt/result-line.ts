// Result lines: `BenchmarkName-8  100  123.4 ns/op  16 B/op`, from bytes.

import { floatFromBytes, integerFromBytes } from "./byte-number.ts";
import { HASH_SEED, hashByte, Interner } from "./interner.ts";
import type { Value } from "./record.ts";
import { type TidyUnit, tidyUnit } from "./tidy.ts";
import { spaceWidth } from "./white-space.ts";

/** ResultLine is what parsing one line gives: a result, a line that only names a benchmark, or what is wrong. */
export type ResultLine =
  | {
      readonly kind: "row";
      readonly fullName: string;
      readonly iters: number;
      readonly values: readonly Value[];
    }
  | { readonly kind: "name-only" }
  | { readonly kind: "fault"; readonly reason: string };

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

/** ResultParser reads the result lines of one file; it keeps the names and units that it has met. */
export class ResultParser {
  readonly #names = new Interner((text) => text);
  readonly #units = new Interner(tidyUnit);
  readonly #keepZeroUnits: boolean;
  // The field that #field found last.
  #start = 0;
  #end = 0;
  #hash = 0;

  /** `keepZeroUnits`: as in benchstat, a value that tidying does not change (0, ±Inf) keeps its unit as written. */
  constructor(keepZeroUnits: boolean) {
    this.#keepZeroUnits = keepZeroUnits;
  }

  /** parse reads `bytes[start..end)`, a line that startsBenchmark. */
  parse(bytes: Uint8Array, start: number, end: number): ResultLine {
    this.#scanField(bytes, start + PREFIX, end);
    if (this.#end === end) return NAME_ONLY;
    const fullName = this.#names.find(bytes, this.#start, this.#end, this.#hash);
    return this.parseNumbers(fullName, bytes, this.#end, end);
  }

  /** parseNumbers reads what follows the name: the iteration count and the values. */
  parseNumbers(fullName: string, bytes: Uint8Array, start: number, end: number): ResultLine {
    if (!this.#nextField(bytes, start, end)) return fault("missing iteration count");
    const iters = integerFromBytes(bytes, this.#start, this.#end);
    if (typeof iters === "string") return fault(`parsing iteration count: ${iters}`);
    const values: Value[] = [];
    let at = this.#end;
    while (this.#nextField(bytes, at, end)) {
      const value = floatFromBytes(bytes, this.#start, this.#end);
      if (typeof value === "string") return fault(`parsing measurement: ${value}`);
      if (!this.#nextField(bytes, this.#end, end)) return fault("missing units");
      values.push(this.#tidy(value, this.#units.find(bytes, this.#start, this.#end, this.#hash)));
      at = this.#end;
    }
    return values.length === 0 ? fault("missing measurements") : { kind: "row", fullName, iters, values };
  }

  #tidy(value: number, { original, unit, factor }: TidyUnit): Value {
    if (factor === 1) return { value, unit: original, original: null };
    const tidied = value * factor;
    if (this.#keepZeroUnits && tidied === value) return { value, unit: original, original: null };
    return { value: tidied, unit, original: { value, unit: original } };
  }

  // Skips white space; false when there is no further field.
  #nextField(bytes: Uint8Array, start: number, end: number): boolean {
    let at = start;
    while (at < end) {
      const width = spaceWidth(bytes, at);
      if (width === 0) break;
      at += width;
    }
    if (at >= end) return false;
    this.#scanField(bytes, at, end);
    return true;
  }

  #scanField(bytes: Uint8Array, start: number, end: number): void {
    let hash = HASH_SEED;
    let at = start;
    while (at < end && spaceWidth(bytes, at) === 0) hash = hashByte(hash, bytes[at++] ?? 0);
    this.#start = start;
    this.#end = at;
    this.#hash = hash;
  }
}

function fault(reason: string): ResultLine {
  return { kind: "fault", reason };
}
