// The cells of one row in files of values: one by one for people, and as comparisons for the ladder.

import { realColumn, wholeColumn } from "../../history/ladder/column.ts";
import { edgeVariance } from "../../history/ladder/comparison-rows.ts";
import type { Edges } from "../../history/ladder/graph.ts";
import { type CellClass, classOf, codeOf } from "./cell-class.ts";
import { type CellForm, codeIn, formIn, hasPairs, hasValue, STEP } from "./cell-form.ts";
import { BLOCK } from "./pieces.ts";
import type { ValuesFile, ValuesRun } from "./values-file.ts";

/** RowCell is a row in one run. Numbers are null where none is known. */
export interface RowCell {
  readonly run: ValuesRun;
  /** Index of the run in its file: notes have it. */
  readonly number: number;
  readonly class: CellClass;
  readonly form: CellForm;
  /** Absolute, in the unit; of a test its seconds. */
  readonly base: number | null;
  readonly head: number | null;
  /** ln(head/base), its standard error and that error's degrees of freedom. */
  readonly ln: number | null;
  readonly error: number | null;
  readonly df: number | null;
  readonly pairs: number;
}

/** Block is a file of values with the places of its rows. */
export interface Block {
  readonly file: ValuesFile;
  /** By row: where its first cell's numbers are in their columns. */
  readonly places: readonly Place[];
}

interface Place {
  readonly value: number;
  readonly pairs: number;
  readonly compared: number;
}

export function openBlock(file: ValuesFile): Block {
  const places: Place[] = [];
  let place: Place = { value: 0, pairs: 0, compared: 0 };
  for (let row = 0; row < BLOCK; row++) {
    places.push(place);
    place = walk(file, row, place, () => {});
  }
  return { file, places };
}

/** cellsOf are those of a row of the block, in the order of the runs, without those of class `none`. */
export function cellsOf({ file, places }: Block, row: number): readonly RowCell[] {
  const cells: RowCell[] = [];
  walk(file, row, places[row], (cell, number, at) => {
    const [run, form, kind] = [file.runs[number], formIn(cell), classOf(codeIn(cell))];
    if (run === undefined || kind === "none") return;
    cells.push({ run, number, class: kind, form, ...numbersOf(file, form, at) });
  });
  return cells;
}

/**
 * eachCell visits all cells of a row, in the order of the runs. `at`, which moves on, is where the numbers of
 * the cell are.
 */
export function eachCell({ file, places }: Block, row: number, visit: Visit): void {
  walk(file, row, places[row], visit);
}

function numbersOf(file: ValuesFile, form: CellForm, at: Place) {
  const none = { base: null, head: null, ln: null, error: null, df: null, pairs: 0 };
  const value = orNull(file.value[at.value]);
  const pairs = file.pairs[at.pairs] ?? 0;
  switch (form) {
    case "class":
      return none;
    case "still":
      return { base: value, head: value, ln: 0, error: 0, df: null, pairs };
    case "value":
    case "seconds":
      return { ...none, head: value };
    case "compared":
      return {
        base: orNull(file.base[at.compared]),
        head: orNull(file.head[at.compared]),
        ln: orNull(file.ln[at.compared]),
        error: orNull(file.error[at.compared]),
        df: orNull(file.df[at.compared]),
        pairs,
      };
  }
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

type Visit = (cell: number, run: number, at: Place) => void;

/** walk visits the cells of a row. The result is the place of the next row. */
function walk({ runs, cells }: ValuesFile, row: number, from: Place | undefined, visit: Visit): Place {
  const at = { value: 0, pairs: 0, compared: 0, ...from };
  for (let run = 0; run < runs.length; run++) {
    const cell = cells[row * runs.length + run] ?? 0;
    visit(cell, run, at);
    if (cell < STEP) continue;
    const form = formIn(cell);
    if (hasValue(form)) at.value++;
    if (hasPairs(form)) at.pairs++;
    if (form === "compared") at.compared++;
  }
  return at;
}

/** RowEdges are the comparisons of a row, for makeLadder and findChanges. */
export interface RowEdges extends Edges {
  /** Hashes of the commits beside the line, which have the numbers after those of the columns. */
  readonly beside: readonly string[];
}

/**
 * edgesOf takes the blocks of a row, oldest first, and how many columns the branch has. Commits have the
 * number of their column.
 */
export function edgesOf(blocks: readonly Block[], row: number, columns: number): RowEdges {
  const beside = new Map<string, number>();
  const numberOf = (commit: number | string): number => {
    if (typeof commit === "number") return commit;
    const number = beside.get(commit) ?? columns + beside.size;
    beside.set(commit, number);
    return number;
  };
  const found = {
    base: wholeColumn(),
    head: wholeColumn(),
    ln: realColumn(),
    variance: realColumn(),
    df: realColumn(),
  };
  for (const { file, places } of blocks)
    walk(file, row, places[row], (cell, number, at) => {
      const run = file.runs[number];
      if (run === undefined || run.how !== "pairs" || run.base === run.column || run.base === "") return;
      const change = changeIn(file, cell, at);
      if (change === undefined) return;
      found.base.push(numberOf(run.base));
      found.head.push(run.column);
      found.ln.push(change.ln);
      found.variance.push(change.variance);
      found.df.push(change.df);
    });
  return {
    base: found.base.values(),
    head: found.head.values(),
    ln: found.ln.values(),
    variance: found.variance.values(),
    df: found.df.values(),
    beside: [...beside.keys()],
  };
}

const SAME = { ln: 0, variance: 0, df: Infinity } as const;
const IDENTICAL = codeOf("identical");

/** Undefined for what is no comparison, or one without a usable error. */
function changeIn(file: ValuesFile, cell: number, at: Place) {
  const form = formIn(cell);
  if (codeIn(cell) === IDENTICAL || form === "still") return SAME;
  if (form !== "compared") return undefined;
  const { ln, error, df } = numbersOf(file, form, at);
  const variance = edgeVariance(error ?? Number.NaN, df ?? Number.NaN);
  if (ln === null || Number.isNaN(variance)) return undefined;
  return { ln, variance, df: error === 0 ? Infinity : (df ?? Infinity) };
}
