// Projections: which values of a result choose its table, row and column, and how these are sorted.
// https://github.com/golang/perf/blob/master/benchproc/projection.go

import type { Config } from "../benchfmt/config.ts";
import type { Extract, Observation } from "./key.ts";
import { type Comparer, comparerOf, type SortOrder } from "./sort-order.ts";

/** Key is a point of a projection. Equal points of one projection are the same object. */
export interface Key {
  /** One value for each field, "" where it is absent. */
  readonly values: readonly string[];
}

/** Field is one value of a key, flattened: `.config` has a field for each key of a file. */
export interface Field {
  /** The key as it was written; for `.config` the key of the file. */
  readonly name: string;
  readonly compare: Comparer;
}

/** FieldSource fills one or, for `.config`, many fields. */
export interface FieldSource {
  readonly names: readonly string[];
  readonly order: SortOrder;
  /** The values by observation; `.config` has none, so that its values sort by bytes. */
  readonly seen: ReadonlyMap<string, number>;
  /** A number for the subject's values, equal for equal ones. */
  readonly observe: (subject: Observation) => number;
  /** What a number stands for; values that are missing at the end are "". */
  readonly values: (number: number) => readonly string[];
}

/** keySource observes a single key. */
export function keySource(name: string, extract: Extract, order: SortOrder): FieldSource {
  const seen = new Map<string, number>();
  const values: string[] = [];
  const observe = (subject: Observation): number => {
    const value = extract(subject);
    const known = seen.get(value) ?? values.push(value) - 1;
    if (known === seen.size) seen.set(value, known);
    return known;
  };
  return { names: [name], order, seen, observe, values: (number) => [values[number] ?? ""] };
}

/** configSource observes all configuration keys but the excluded ones, as fields in order of first use. */
export function configSource(excluded: ReadonlySet<string>, order: SortOrder): FieldSource {
  const names: string[] = [];
  const at = new Map<string, number>();
  const read = (config: Config): readonly string[] => {
    const values = names.map(() => "");
    for (const { key, value } of config) {
      if (excluded.has(key)) continue;
      const index = at.get(key) ?? names.push(key) - 1;
      at.set(key, index);
      values[index] = value;
    }
    return trimmed(values);
  };
  const observed: (readonly string[])[] = [];
  const byText = new Map<string, number>();
  const byConfig = new Map<Config, number>();
  const observe = ({ config }: Observation): number => {
    const known = byConfig.get(config);
    if (known !== undefined) return known;
    const values = read(config);
    const text = JSON.stringify(values);
    const number = byText.get(text) ?? observed.push(values) - 1;
    byText.set(text, number);
    byConfig.set(config, number);
    return number;
  };
  return { names, order, seen: new Map(), observe, values: (number) => observed[number] ?? [] };
}

// A result from before a key was known equals a later one without that key.
function trimmed(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex((value) => value !== "") + 1);
}

interface ObservedKeys {
  /** By source. */
  readonly numbers: readonly number[];
  key: Key | null;
}

/** Projection maps results to keys. */
export class Projection {
  readonly #sources: readonly FieldSource[];
  // By the numbers of all sources; a text where there are several.
  readonly #ids = new Map<string | number, number>();
  readonly #observed: ObservedKeys[] = [];

  constructor(sources: readonly FieldSource[]) {
    this.#sources = sources;
  }

  /** observe is the number of the subject's point, equal for equal points; keyOf resolves it at the end. */
  observe(subject: Observation): number {
    const numbers = this.#sources.map((source) => source.observe(subject));
    const point = numbers.length === 1 ? (numbers[0] ?? 0) : numbers.join(",");
    const known = this.#ids.get(point);
    if (known !== undefined) return known;
    const id = this.#observed.push({ numbers, key: null }) - 1;
    this.#ids.set(point, id);
    return id;
  }

  /** keyOf is the point of a number; only after the last observation are all fields known. */
  keyOf(id: number): Key {
    const observed = this.#observed[id];
    if (observed === undefined) throw new RangeError(`never observed: ${id}`);
    observed.key ??= {
      values: this.#sources.flatMap(({ names, values }, i) => {
        const found = values(observed.numbers[i] ?? 0);
        return names.map((_, k) => found[k] ?? "");
      }),
    };
    return observed.key;
  }

  /** fields are flattened: `.config` has one for each key. */
  fields(): Field[] {
    return this.#sources.flatMap(({ names, order, seen }) => {
      const compare = comparerOf(order, seen);
      return names.map((name) => ({ name, compare }));
    });
  }

  /** comparer sorts keys field by field. */
  comparer(): (a: Key, b: Key) => number {
    const fields = this.fields();
    return (a, b) => {
      for (const [i, { compare }] of fields.entries()) {
        const order = compare(a.values[i] ?? "", b.values[i] ?? "");
        if (order !== 0) return order;
      }
      return 0;
    };
  }
}
