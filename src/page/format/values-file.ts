// The numbers behind a block of rows over a range of columns in one region: run by run, as the entries have
// them, so that the ladder of a row follows from it (row-cells.ts).

import { count, either, into, list, Mismatch, object, oneOf, type TypeOf, text } from "../../model/shape.ts";
import { CELL_FORMS, type CellForm, formIn, hasPairs, hasValue, isKnownCell, STEP } from "./cell-form.ts";
import { BLOCK } from "./pieces.ts";
import { Broken, readTable, writeTable } from "./table.ts";

const MOST = 200_000;

/** By field, in the order of the runs: a file of one segment has a thousand. */
const runsShape = object({
  column: list(count, MOST),
  base: list(either(count, text), MOST),
  how: list(oneOf(["pairs", "stored", ""]), MOST),
});

type RunsFields = TypeOf<typeof runsShape>;

/** ValuesRun is one run in the region. */
export interface ValuesRun {
  /** Of the commit that was measured: from 0 on, of all columns of the branch. */
  readonly column: number;
  /** What it was compared with: a column, or the hash of a commit beside the line; "" for nothing. */
  readonly base: number | string;
  /** `pairs`: on one machine, next to each other. `stored`: with samples of another run, which is weaker. */
  readonly how: RunsFields["how"][number];
}

function runsOf({ column, base, how }: RunsFields): readonly ValuesRun[] | Mismatch {
  if (base.length !== column.length || how.length !== column.length)
    return new Mismatch("of columns of one length", column.length);
  return column.map((at, i) => ({ column: at, base: base[i] ?? "", how: how[i] ?? "" }));
}

function fieldsOf(runs: readonly ValuesRun[]): RunsFields {
  return {
    column: runs.map(({ column }) => column),
    base: runs.map(({ base }) => base),
    how: runs.map(({ how }) => how),
  };
}

const noteShape = object({
  /** Within the block. */
  row: count,
  /** Index in `runs`. */
  run: count,
  /** Why, in one sentence; "" where there is nothing to say. */
  reason: text,
  /** Changed functions that it reaches, nearest first. */
  through: list(text),
  /** Why a waiver lets a regression pass, and its last day; "" where none does. */
  waived: text,
  expires: text,
});

/** CellNote is what an entry says of a cell besides numbers. Hostile texts. */
export type CellNote = TypeOf<typeof noteShape>;

const clockShape = object({ row: count, run: count, clock: text });

/** ClockFailure is a test that failed with another clock. */
export type ClockFailure = TypeOf<typeof clockShape>;

const saidShape = object({
  runs: into(runsShape, runsOf),
  notes: list(noteShape, MOST),
  clocks: list(clockShape, MOST),
});

export interface ValuesFile extends TypeOf<typeof saidShape> {
  /** In the order of columns, then of time. */
  readonly runs: readonly ValuesRun[];
  /** Row by row, a byte a run (cell-form.ts): the cell of a row and run at `row * runs.length + run`. */
  readonly cells: Uint8Array;
  /** A number of each cell that has one, in the order of the cells; NaN where none is known. */
  readonly value: Float64Array;
  readonly pairs: Float64Array;
  /** Of cells that are `compared`. */
  readonly ln: Float64Array;
  readonly error: Float64Array;
  readonly df: Float64Array;
  readonly base: Float64Array;
  readonly head: Float64Array;
}

export function writeValues(file: ValuesFile): Uint8Array {
  const { runs, notes, clocks, cells, value, pairs, ln, error, df, base, head } = file;
  return writeTable(
    { runs: fieldsOf(runs), notes, clocks },
    { bytes: cells, numbers: [value, pairs, ln, error, df, base, head] },
  );
}

/** readValues takes a stranger's bytes. */
export function readValues(bytes: Uint8Array): ValuesFile | Broken {
  const table = readTable(bytes, NUMBERS);
  if (table instanceof Broken) return table;
  const said = saidShape(table.said);
  if (said instanceof Mismatch) return new Broken(said.told("it"));
  const none = new Float64Array(0);
  const [value = none, pairs = none, ln = none, error = none, df = none, base = none, head = none] =
    table.numbers;
  const file = { ...said, cells: table.bytes, value, pairs, ln, error, df, base, head };
  return isWhole(file) ? file : new Broken("its numbers do not fit its cells");
}

/** Columns of numbers. */
const NUMBERS = 7;

/** Every cell has its numbers, and every number its cell. */
function isWhole({ runs, notes, clocks, cells, value, pairs, ...compared }: ValuesFile): boolean {
  const cellCounts = new Uint32Array(256);
  for (const cell of cells) cellCounts[cell] = (cellCounts[cell] ?? 0) + 1;
  const counts = new Map(CELL_FORMS.map((form) => [form, 0]));
  for (const [cell, count] of cellCounts.entries()) {
    if (count === 0) continue;
    if (!isKnownCell(cell)) return false;
    if (cell >= STEP) counts.set(formIn(cell), (counts.get(formIn(cell)) ?? 0) + count);
  }
  const fits = (column: Float64Array, has: (form: CellForm) => boolean) =>
    column.length === CELL_FORMS.filter(has).reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  const { ln, error, df, base, head } = compared;
  return (
    cells.length === runs.length * BLOCK &&
    fits(value, hasValue) &&
    fits(pairs, hasPairs) &&
    [ln, error, df, base, head].every((column) => fits(column, (form) => form === "compared")) &&
    [...notes, ...clocks].every(({ row, run }) => row < BLOCK && run < runs.length)
  );
}
