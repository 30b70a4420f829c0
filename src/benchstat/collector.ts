// Collects the values of results into cells: all values of the same table, row, column and unit.
// Where a value belongs depends only on the file, the configuration, the name and the unit, so it is worked out once for each.

import type { Config } from "../benchfmt/config.ts";
import type { Result, Value } from "../benchfmt/record.ts";
import type { Subject } from "./key.ts";
import type { Query } from "./query.ts";
import { SampleLog } from "./sample-log.ts";

/** CollectedCell is one cell before any statistics. Its numbers are resolved by the query's projections. */
export interface CollectedCell {
  readonly table: number;
  readonly unit: string;
  readonly row: number;
  readonly col: number;
  /** Not empty, ascending. */
  readonly sample: Float64Array;
  readonly residues: ReadonlySet<number>;
}

interface Cell extends Omit<CollectedCell, "sample"> {
  /** Its number in the log of samples. */
  readonly number: number;
  readonly residues: Set<number>;
}

// Where the values of one file, configuration and name go.
interface Place {
  readonly subject: Subject;
  readonly admitted: boolean;
  readonly slots: Slot[];
  // The projections' numbers, once a value was kept.
  ids: Ids | null;
}

interface Ids {
  readonly table: number;
  readonly row: number;
  readonly col: number;
  readonly residue: number;
}

// Where the values of one unit go.
interface Slot {
  readonly unit: string;
  readonly original: string | null;
  /** Number of the cell, DROPPED if the filter does not want the values. */
  readonly cell: number;
}

const DROPPED = -1;

/** Collector takes the results of one file after the other. */
export class Collector {
  readonly #query: Query;
  readonly #cells = new Map<string, Cell>();
  readonly #samples = new SampleLog();
  readonly #units = new Map<string, number>();
  #file = "";
  #places = new Map<Config, Map<string, Place>>();
  #results = 0;
  // The configuration of the last result, and its places by name.
  #config: Config | null = null;
  #names = new Map<string, Place>();

  constructor(query: Query) {
    this.#query = query;
  }

  /** startFile sets what `.file` is for the results that follow. */
  startFile(file: string): void {
    this.#file = file;
    this.#places = new Map();
    this.#config = null;
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
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === undefined) continue;
      const { cell } = this.#slotOf(place, value, i);
      if (cell !== DROPPED) this.#samples.add(cell, value.value);
    }
  }

  /** cells are all cells, by their first values; to be called once, at the end. */
  cells(): readonly CollectedCell[] {
    const samples = this.#samples.samples(this.#cells.size);
    return [...this.#cells.values()].map(({ table, unit, row, col, residues, number }) => {
      return { table, unit, row, col, residues, sample: samples[number] ?? new Float64Array(0) };
    });
  }

  /** units are the units in the order in which they were first kept. */
  units(): ReadonlyMap<string, number> {
    return this.#units;
  }

  #placeOf(config: Config, fullName: string): Place {
    if (config !== this.#config) this.#enter(config);
    const known = this.#names.get(fullName);
    if (known) return known;
    const subject = { file: this.#file, config, fullName };
    const place: Place = { subject, admitted: this.#query.admits(subject), slots: [], ids: null };
    this.#names.set(fullName, place);
    return place;
  }

  #enter(config: Config): void {
    this.#names = this.#places.get(config) ?? new Map();
    this.#places.set(config, this.#names);
    this.#config = config;
  }

  // The lines of a benchmark nearly always have the same units in the same order: `index` is where to look first.
  #slotOf(place: Place, { unit, original }: Value, index: number): Slot {
    const written = original === null ? null : original.unit;
    const likely = place.slots[index];
    if (likely !== undefined && likely.unit === unit && likely.original === written) return likely;
    const known = place.slots.find((slot) => slot.unit === unit && slot.original === written);
    return known ?? this.#newSlot(place, unit, written);
  }

  #newSlot(place: Place, unit: string, original: string | null): Slot {
    const isKept = this.#query.filter(place.subject, { unit, original });
    const slot = { unit, original, cell: isKept ? this.#cell(place, unit).number : DROPPED };
    place.slots.push(slot);
    return slot;
  }

  #cell(place: Place, unit: string): Cell {
    place.ids ??= this.#observe(place.subject);
    const { table, row, col, residue } = place.ids;
    const unitNumber = this.#units.get(unit) ?? this.#units.size;
    this.#units.set(unit, unitNumber);
    const id = `${table},${unitNumber},${row},${col}`;
    const cell = this.#cells.get(id) ?? {
      table,
      unit,
      row,
      col,
      number: this.#cells.size,
      residues: new Set(),
    };
    this.#cells.set(id, cell);
    cell.residues.add(residue);
    return cell;
  }

  #observe(subject: Subject): Ids {
    const { table, row, col, residue } = this.#query;
    return {
      table: table.observe(subject),
      row: row.observe(subject),
      col: col.observe(subject),
      residue: residue.observe(subject),
    };
  }
}
