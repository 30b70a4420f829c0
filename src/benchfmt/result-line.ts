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
  // The values of the current line; copied in their exact number, since arrays that grow reserve too much.
  readonly #values: Value[] = [];
  // The field that was scanned last.
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
    let at = skipSpace(bytes, start, end);
    if (at === end) return fault("missing iteration count");
    let stop = fieldEnd(bytes, at, end);
    const iters = integerFromBytes(bytes, at, stop);
    if (typeof iters === "string") return fault(`parsing iteration count: ${iters}`);
    this.#values.length = 0;
    for (at = skipSpace(bytes, stop, end); at < end; at = skipSpace(bytes, this.#end, end)) {
      stop = fieldEnd(bytes, at, end);
      const value = floatFromBytes(bytes, at, stop);
      if (typeof value === "string") return fault(`parsing measurement: ${value}`);
      at = skipSpace(bytes, stop, end);
      if (at === end) return fault("missing units");
      this.#scanField(bytes, at, end);
      this.#values.push(this.#tidy(value, this.#units.find(bytes, at, this.#end, this.#hash)));
    }
    if (this.#values.length === 0) return fault("missing measurements");
    return { kind: "row", fullName, iters, values: this.#values.slice() };
  }

  #tidy(written: number, { original, unit, factor }: TidyUnit): Value {
    const value = written * factor;
    const isTidied = factor !== 1 && !(this.#keepZeroUnits && value === written);
    return {
      value,
      unit: isTidied ? unit : original,
      original: isTidied ? { value: written, unit: original } : null,
    };
  }

  #scanField(bytes: Uint8Array, start: number, end: number): void {
    let hash = HASH_SEED;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if ((byte <= 0x20 || byte >= 0x80) && spaceWidth(bytes, at) > 0) break;
      hash = hashByte(hash, byte);
    }
    this.#start = start;
    this.#end = at;
    this.#hash = hash;
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
