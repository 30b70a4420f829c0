// Projections: which values of a result choose its table, row and column, and how those are sorted.

import type { Extract, Subject } from "./key.ts";
import { type Comparer, comparerOf, type SortOrder } from "./sort-order.ts";

/** Key is a point of a projection. Equal points of one projection are the same object. */
export interface Key {
  /** One value for each field, "" where it is absent. */
  readonly values: readonly string[];
}

/** Field is one value of a key, flattened: `.config` has a field for each key of a file. */
export interface Field {
  readonly name: string;
  readonly compare: Comparer;
}

/** Source fills one or, for `.config`, many fields. */
export interface Source {
  readonly names: readonly string[];
  readonly order: SortOrder;
  /** The values by observation; `.config` has none, so that its values sort by bytes. */
  readonly seen: ReadonlyMap<string, number>;
  readonly observe: (subject: Subject) => readonly string[];
}

/** keySource observes a single key. */
export function keySource(name: string, extract: Extract, order: SortOrder): Source {
  const seen = new Map<string, number>();
  const observe = (subject: Subject): readonly string[] => {
    const value = extract(subject);
    if (!seen.has(value)) seen.set(value, seen.size);
    return [value];
  };
  return { names: [name], order, seen, observe };
}

/** configSource observes all configuration keys but the excluded ones, as fields in the order in which they are first seen. */
export function configSource(excluded: ReadonlySet<string>, order: SortOrder): Source {
  const names: string[] = [];
  const at = new Map<string, number>();
  const observe = ({ config }: Subject): readonly string[] => {
    const values = names.map(() => "");
    for (const { key, value } of config) {
      if (excluded.has(key)) continue;
      const index = at.get(key) ?? names.push(key) - 1;
      at.set(key, index);
      values[index] = value;
    }
    return values;
  };
  return { names, order, seen: new Map(), observe };
}

interface Observed {
  readonly parts: readonly (readonly string[])[];
  key: Key | null;
}

/** Projection maps results to keys. */
export class Projection {
  readonly #sources: readonly Source[];
  readonly #ids = new Map<string, number>();
  readonly #observed: Observed[] = [];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** observe is the number of the subject's point: equal for equal points, to be resolved by keyOf when all is read. */
  observe(subject: Subject): number {
    const parts = this.#sources.map((source) => source.observe(subject));
    const text = JSON.stringify(parts.map(trimmed));
    const id = this.#ids.get(text) ?? this.#observed.push({ parts, key: null }) - 1;
    this.#ids.set(text, id);
    return id;
  }

  /** keyOf is the point of a number that observe gave; call it after the last observation, when all fields are known. */
  keyOf(id: number): Key {
    const observed = this.#observed[id];
    if (observed === undefined) throw new RangeError(`never observed: ${id}`);
    observed.key ??= {
      values: this.#sources.flatMap(({ names }, i) => names.map((_, k) => observed.parts[i]?.[k] ?? "")),
    };
    return observed.key;
  }

  /** fields are the flattened fields. */
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

// A key that came later is "" in earlier results.
function trimmed(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex((value) => value !== "") + 1);
}
