// Cells with their numbers as columns: those of one run while the page is built, and those of a file.

import type { EntryComparison } from "../history/entry.ts";
import { type CellForm, cellByte, formIn, hasPairs, hasValue, STEP } from "./format/cell-form.ts";
import type { ValuesFile } from "./format/values-file.ts";

/** CellColumns has a byte for each cell, and each number of the cells that have one, in their order. */
export type CellColumns = Pick<
  ValuesFile,
  "cells" | "value" | "pairs" | "ln" | "error" | "df" | "base" | "head"
>;

/** CellPlace is where the numbers of a cell are. It moves on from cell to cell. */
export interface CellPlace {
  value: number;
  pairs: number;
  compared: number;
}

export function firstPlace(): CellPlace {
  return { value: 0, pairs: 0, compared: 0 };
}

/** moveOn goes to the place of the next cell. */
export function moveOn(at: CellPlace, cell: number): void {
  if (cell < STEP) return;
  const form = formIn(cell);
  if (hasValue(form)) at.value++;
  if (hasPairs(form)) at.pairs++;
  if (form === "compared") at.compared++;
}

type Compared = Pick<EntryComparison, "ln" | "error" | "df" | "base" | "head">;

/** CellNumbers are what a new cell has, as its form wants them. */
export interface CellNumbers extends Partial<Compared> {
  readonly value?: number | null;
  readonly pairs?: number;
}

export interface CellsBuilder {
  readonly add: (code: number, form: CellForm, numbers: CellNumbers) => void;
  /** Adds a cell of other columns, which is at a place there. */
  readonly copy: (from: CellColumns, cell: number, at: Readonly<CellPlace>) => void;
  readonly finish: () => CellColumns;
}

/** createCells is for so many cells; those that are not added have no class and no numbers. */
export function createCells(length: number): CellsBuilder {
  const cells = new Uint8Array(length);
  const numbers: Record<keyof Compared | "value" | "pairs", number[]> = {
    ...{ value: [], pairs: [] },
    ...{ ln: [], error: [], df: [], base: [], head: [] },
  };
  let next = 0;
  return {
    add: (code, form, said) => {
      cells[next++] = cellByte(code, form);
      if (hasValue(form)) numbers.value.push(said.value ?? Number.NaN);
      if (hasPairs(form)) numbers.pairs.push(said.pairs ?? 0);
      if (form === "compared") for (const name of COMPARED) numbers[name].push(said[name] ?? Number.NaN);
    },
    copy: (from, cell, at) => {
      cells[next++] = cell;
      if (cell < STEP) return;
      const form = formIn(cell);
      if (hasValue(form)) numbers.value.push(from.value[at.value] ?? Number.NaN);
      if (hasPairs(form)) numbers.pairs.push(from.pairs[at.pairs] ?? 0);
      if (form === "compared")
        for (const name of COMPARED) numbers[name].push(from[name][at.compared] ?? Number.NaN);
    },
    finish: () => ({
      cells,
      value: Float64Array.from(numbers.value),
      pairs: Float64Array.from(numbers.pairs),
      ln: Float64Array.from(numbers.ln),
      error: Float64Array.from(numbers.error),
      df: Float64Array.from(numbers.df),
      base: Float64Array.from(numbers.base),
      head: Float64Array.from(numbers.head),
    }),
  };
}

const COMPARED = ["ln", "error", "df", "base", "head"] as const;
