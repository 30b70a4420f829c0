// Collects the values of results into cells: all values of the same table, row, column and unit.
// Where a value belongs depends only on the file, the configuration, the name and the unit, so it is worked out once for each.

import type { Config } from "../benchfmt/config.ts";
import type { Result, Value } from "../benchfmt/record.ts";
import type { Subject } from "./key.ts";
import type { Query } from "./query.ts";

/** CollectedCell is one cell before any statistics. Its ids are resolved by the query's projections. */
export interface CollectedCell {
  readonly table: string;
  readonly unit: string;
  readonly row: string;
  readonly col: string;
  /** Not empty, in the order of the input. */
  readonly values: readonly number[];
  readonly residues: ReadonlySet<string>;
}

interface Cell extends CollectedCell {
  readonly values: number[];
  readonly residues: Set<string>;
}

// Where the values of one file, configuration and name go.
interface Place {
  readonly subject: Subject;
  readonly admitted: boolean;
  readonly slots: Slot[];
  // The ids of the projections, once a value was kept.
  ids: {
    readonly table: string;
    readonly row: string;
    readonly col: string;
    readonly residue: string;
  } | null;
}

// Where the values of one unit go; null drops them.
interface Slot {
  readonly unit: string;
  readonly original: string | null;
  readonly values: number[] | null;
}

/** Collector takes the results of one file after the other. */
export class Collector {
  readonly #query: Query;
  readonly #cells = new Map<string, Cell>();
  readonly #units = new Map<string, number>();
  #file = "";
  #places = new Map<Config, Map<string, Place>>();
  #results = 0;

  constructor(query: Query) {
    this.#query = query;
  }

  /** startFile sets what `.file` is for the results that follow. */
  startFile(file: string): void {
    this.#file = file;
    this.#places = new Map();
    this.#results = 0;
  }

  /** Results since startFile, kept or not. */
  get results(): number {
    return this.#results;
  }

  /** add puts the values of a result that the filter keeps into their cells. */
  add({ config, fullName, values }: Result): void {
    this.#results++;
    const place = this.#placeOf(config, fullName);
    if (!place.admitted) return;
    for (const value of values) this.#valuesOf(place, value)?.push(value.value);
  }

  /** cells are all cells; the order is that of the first values. */
  cells(): readonly CollectedCell[] {
    return [...this.#cells.values()];
  }

  /** units are the units in the order in which they were first kept. */
  units(): ReadonlyMap<string, number> {
    return this.#units;
  }

  #placeOf(config: Config, fullName: string): Place {
    const names = this.#places.get(config) ?? new Map<string, Place>();
    const known = names.get(fullName);
    if (known) return known;
    if (names.size === 0) this.#places.set(config, names);
    const subject = { file: this.#file, config, fullName };
    const place: Place = { subject, admitted: this.#query.admits(subject), slots: [], ids: null };
    names.set(fullName, place);
    return place;
  }

  #valuesOf(place: Place, { unit, original }: Value): number[] | null {
    const written = original === null ? null : original.unit;
    for (const slot of place.slots) if (slot.unit === unit && slot.original === written) return slot.values;
    const units = { unit, original: written };
    const values = this.#query.filter(place.subject, units) ? this.#cell(place, unit).values : null;
    place.slots.push({ ...units, values });
    return values;
  }

  #cell(place: Place, unit: string): Cell {
    place.ids ??= this.#observe(place.subject);
    const { table, row, col, residue } = place.ids;
    if (!this.#units.has(unit)) this.#units.set(unit, this.#units.size);
    const id = JSON.stringify([table, unit, row, col]);
    const cell = this.#cells.get(id) ?? { table, unit, row, col, values: [], residues: new Set() };
    this.#cells.set(id, cell);
    cell.residues.add(residue);
    return cell;
  }

  #observe(subject: Subject): NonNullable<Place["ids"]> {
    const { table, row, col, residue } = this.#query;
    return {
      table: table.observe(subject),
      row: row.observe(subject),
      col: col.observe(subject),
      residue: residue.observe(subject),
    };
  }
}
