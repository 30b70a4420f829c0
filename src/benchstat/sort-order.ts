// Orders of the values of a key. https://github.com/golang/perf/blob/master/benchproc/sort.go

import { parseGoFloat } from "../benchfmt/go-float.ts";
import { compareBytes } from "./byte-order.ts";

/** SortOrder: by first observation, by bytes, by number, or as listed (other values are dropped). */
export type SortOrder =
  | { readonly kind: "first" }
  | { readonly kind: "alpha" }
  | { readonly kind: "num" }
  | { readonly kind: "fixed"; readonly values: readonly string[] };

/** namedOrder is the order of a name after `@`, null for an unknown one. */
export function namedOrder(name: string): SortOrder | null {
  return name === "alpha" || name === "num" ? { kind: name } : null;
}

/** Comparer orders two values of a key; 0 only for equal ones. */
export type Comparer = (a: string, b: string) => number;

/** comparerOf sorts by `order`, ties by bytes. `seen` numbers the values in the order of observation. */
export function comparerOf(order: SortOrder, seen: ReadonlyMap<string, number>): Comparer {
  const rough = roughComparer(order, seen);
  return (a, b) => rough(a, b) || compareBytes(a, b);
}

function roughComparer(order: SortOrder, seen: ReadonlyMap<string, number>): Comparer {
  if (order.kind === "alpha") return compareBytes;
  if (order.kind === "num") return compareNumbers;
  const rank = order.kind === "fixed" ? new Map(order.values.map((value, i) => [value, i])) : seen;
  return (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
}

// Numbers before other texts, NaN last among the numbers.
function compareNumbers(a: string, b: string): number {
  const [x, y] = [fuzzyNumber(a), fuzzyNumber(b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : Number(x > y);
}

const PREFIXED = /^([+-]?[0-9.]+)(?:([kKMGTPEZY])(i?))?[bB]?$/;

// A number, also with an SI or IEC prefix and a B behind it (`10k`, `4KiB`); null for every other text.
function fuzzyNumber(text: string): number | null {
  const whole = parseGoFloat(text);
  if (typeof whole === "number") return whole;
  const [, digits = "", prefix, binary] = PREFIXED.exec(text) ?? [];
  const number = parseGoFloat(digits);
  if (typeof number === "string") return null;
  const power = prefix === undefined ? 0 : "KMGTPEZY".indexOf(prefix.toUpperCase()) + 1;
  return number * (binary === "i" ? 1024 : 1000) ** power;
}
