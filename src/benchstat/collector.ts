// Collects the values of results into cells: all values of one table, row, column and unit. The cell depends
// only on the file, the configuration, the name and the unit, so it is looked up once for each of them.

import type { Config } from "../benchfmt/config.ts";
import type { ResultRow } from "../benchfmt/result-line.ts";
import type { Observation } from "./key.ts";
import type { Query } from "./query.ts";
import { SampleLog, type SamplesOf } from "./sample-log.ts";

/** CollectedTable is one table before any statistics: the cells of one value of -table and one unit. */
export interface CollectedTable {
  /** Number of its key, which the query's projection resolves; columns and rows have such numbers too. */
  readonly table: number;
  readonly unit: string;
  /** Place of the unit in the order in which units were first kept. */
  readonly unitNumber: number;
  /** In the order of their first values. */
  readonly rows: ReadonlySet<number>;
  /** By column, then by row. */
  readonly columns: ReadonlyMap<number, readonly (CollectedCell | undefined)[]>;
}

export interface CollectedCell {
  /** Its number in the samples. */
  readonly number: number;
  /** Numbers of what no flag asks for; several mean that different benchmarks share the cell. */
  readonly residues: ReadonlySet<number>;
}

interface OpenTable extends CollectedTable {
  readonly rows: Set<number>;
  readonly columns: Map<number, OpenCell[]>;
}

interface OpenCell extends CollectedCell {
  residues: Set<number>;
}

// The cells of one file, configuration and name. Numbers, not an object for each unit: there may be a
// million.
interface CellPlace {
  readonly subject: Observation;
  readonly admitted: boolean;
  readonly units: number[];
  /** The cell of each unit; DROPPED where the filter does not want the values. */
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
  // Places of this file by configuration, then by number of the name; #names are those of #config.
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

  /** add puts those values of a result into their cells that the filter keeps. */
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

  /** tables are ordered by unit, then by key, each in the order of first values. */
  tables(): CollectedTable[] {
    return this.#tables.flatMap((tables) => [...tables.values()]);
  }

  /** samples has the values of each cell by its number; call it once, at the end. */
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

  // A benchmark's lines nearly always have the same units in the same order: `index` is tried first.
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
