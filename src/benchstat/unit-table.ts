// What the `Unit` lines of a run say. They hold for all files, also for the lines before them.

import type { UnitLine } from "../benchfmt/record.ts";
import { tidyUnit } from "../benchfmt/tidy.ts";
import type { Assumption } from "./summary.ts";

/** UnitTable keeps the first value of each unit and key. */
export class UnitTable {
  readonly #values = new Map<string, string>();

  /** add keeps a line; the reason why it cannot where another value is set already, else null. */
  add({ unit, original, key, value }: UnitLine): string | null {
    const id = `${unit} ${key}`;
    const known = this.#values.get(id);
    if (known === undefined) this.#values.set(id, value);
    if (known === undefined || known === value) return null;
    return `metadata ${key} of unit ${original} already set to ${known}`;
  }

  /** assumptionOf is what the values of a unit, tidied or not, are assumed to be. */
  assumptionOf(unit: string): Assumption {
    return this.#values.get(`${tidyUnit(unit).unit} assume`) === "exact" ? "exact" : "nothing";
  }
}
