// Collects the values of results into cells: all values of the same table, row, column and unit. Where a
// value belongs depends only on the file, the configuration, the name and the unit, so it is worked out once
// for each.

import type { Config } from "../benchfmt/config.ts";
import type { ResultRow } from "../benchfmt/result-line.ts";
import type { Observation } from "./key.ts";
import type { Query } from "./query.ts";
import { SampleLog, type SamplesOf } from "./sample-log.ts";

/** CollectedTable is one table before any statistics: the cells of one value of -table and one unit. */
export interface CollectedTable {
  /**
   * The number of its key, to be resolved by the query's projection; so are the numbers of columns and rows.
   */
  readonly table: number;
  readonly unit: string;
  /** The unit's place in the order in which units were first kept. */
  readonly unitNumber: number;
  /** In the order of their first values. */
  readonly rows: ReadonlySet<number>;
  /** By column, then by row. */
  readonly columns: ReadonlyMap<number, readonly (CollectedCell | undefined)[]>;
}

/** CollectedCell is one cell before any statistics. */
export interface CollectedCell {
  /** Its number in the samples. */
  readonly number: number;
  readonly residues: ReadonlySet<number>;
}

interface OpenTable extends CollectedTable {
  readonly rows: Set<number>;
  readonly columns: Map<number, OpenCell[]>;
}

interface OpenCell extends CollectedCell {
  residues: Set<number>;
}

// Where the values of one file, configuration and name go. Numbers instead of an object for each unit: there
// may be a million.
interface CellPlace {
  readonly subject: Observation;
  readonly admitted: boolean;
  readonly units: number[];
  /** The number of each unit's cell, DROPPED if the filter does not want the values. */
  readonly cells: number[];
  // The projections' numbers, once a value was kept.
  ids: Ids | null;
}

interface Ids {
  readonly table: number;
  readonly row: number;
  readonly col: number;
  readonly residue: number;
}

const DROPPED = -1;

/** Collector takes the results of one file after the other. */
export class Collector {
  readonly #query: Query;
  readonly #samples = new SampleLog();
  readonly #units = new Map<string, number>();
  // By number of the unit, then of the table.
  readonly #tables: Map<number, OpenTable>[] = [];
  // Sets of a single residue, by its number: most cells have but one, and share them.
  readonly #singles: Set<number>[] = [];
  #cells = 0;
  #file = "";
  #results = 0;
  // The places of this file by configuration and number of the name; those of the last result's configuration
  // at hand.
  #places = new Map<Config, CellPlace[]>();
  #config: Config | null = null;
  #names: CellPlace[] = [];

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
  add(row: ResultRow, config: Config): void {
    this.#results++;
    if (config !== this.#config) this.#enter(config);
    const place = this.#names[row.name] ?? this.#newPlace(row, config);
    if (!place.admitted) return;
    for (let i = 0; i < row.count; i++) {
      const cell = this.#cellOf(place, row, i);
      if (cell !== DROPPED) this.#samples.add(cell, row.values[i] ?? 0);
    }
  }

  /** tables are all tables, in the order of their first values. */
  tables(): CollectedTable[] {
    return this.#tables.flatMap((tables) => [...tables.values()]);
  }

  /** samples looks up the values of a cell by its number; to be called once, at the end. */
  samples(): SamplesOf {
    return this.#samples.samples(this.#cells);
  }

  #enter(config: Config): void {
    this.#names = this.#places.get(config) ?? [];
    this.#places.set(config, this.#names);
    this.#config = config;
  }

  #newPlace(row: ResultRow, config: Config): CellPlace {
    const subject = { file: this.#file, config, fullName: row.fullName(row.name) };
    const place = { subject, admitted: this.#query.admits(subject), units: [], cells: [], ids: null };
    this.#names[row.name] = place;
    return place;
  }

  // The lines of a benchmark nearly always have the same units in the same order: `index` is where to look
  // first.
  #cellOf(place: CellPlace, row: ResultRow, index: number): number {
    const unit = row.units[index] ?? 0;
    const at = place.units[index] === unit ? index : place.units.indexOf(unit);
    return at < 0 ? this.#newUnit(place, row, unit) : (place.cells[at] ?? DROPPED);
  }

  #newUnit(place: CellPlace, row: ResultRow, number: number): number {
    const names = row.unitNames(number);
    const cell = this.#query.filter(place.subject, names) ? this.#cell(place, names.unit) : DROPPED;
    place.units.push(number);
    place.cells.push(cell);
    return cell;
  }

  // The number of the cell.
  #cell(place: CellPlace, unit: string): number {
    place.ids ??= this.#observe(place.subject);
    const { table, row, col, residue } = place.ids;
    const { rows, columns } = this.#table(table, unit);
    rows.add(row);
    const column = columns.get(col) ?? [];
    columns.set(col, column);
    const known = column[row];
    if (known === undefined) {
      column[row] = { number: this.#cells, residues: this.#single(residue) };
      return this.#cells++;
    }
    if (known.residues.size > 1) known.residues.add(residue);
    else if (!known.residues.has(residue)) known.residues = new Set([...known.residues, residue]);
    return known.number;
  }

  #table(table: number, unit: string): OpenTable {
    const unitNumber = this.#units.get(unit) ?? this.#units.size;
    this.#units.set(unit, unitNumber);
    const tables = this.#tables[unitNumber] ?? new Map<number, OpenTable>();
    this.#tables[unitNumber] = tables;
    const known = tables.get(table) ?? { table, unit, unitNumber, rows: new Set(), columns: new Map() };
    tables.set(table, known);
    return known;
  }

  #observe(subject: Observation): Ids {
    const { table, row, col, residue } = this.#query;
    return {
      table: table.observe(subject),
      row: row.observe(subject),
      col: col.observe(subject),
      residue: residue.observe(subject),
    };
  }

  #single(residue: number): Set<number> {
    const known = this.#singles[residue] ?? new Set([residue]);
    this.#singles[residue] = known;
    return known;
  }
}
