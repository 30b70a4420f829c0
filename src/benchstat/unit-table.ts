// What the `Unit` lines of a run say. They hold for all files, also for lines before them.

import type { UnitLine } from "../benchfmt/record.ts";
import { tidyUnit } from "../benchfmt/tidy.ts";
import type { Assumption } from "./summary.ts";

/** UnitTable keeps the first value of each unit and key. */
export class UnitTable {
  readonly #values = new Map<string, string>();

  /** add keeps a line. It returns null, or the reason where another value is set already. */
  add({ unit, original, key, value }: UnitLine): string | null {
    const id = `${unit} ${key}`;
    const known = this.#values.get(id);
    if (known === undefined) this.#values.set(id, value);
    if (known === undefined || known === value) return null;
    return `metadata ${key} of unit ${original} already set to ${known}`;
  }

  /** assumptionOf takes a tidied or an original unit. */
  assumptionOf(unit: string): Assumption {
    return this.#values.get(`${tidyUnit(unit).unit} assume`) === "exact" ? "exact" : "nothing";
  }
}
