// What a cell of a file of values has besides its class; both are one byte.

import { CELL_CLASSES } from "./cell-class.ts";

export const CELL_FORMS = [
  "class", // nothing
  "still", // a count that is what it was: `value` is base and head; ln and error are 0
  "compared", // `ln`, `error`, `df`, `base`, `head`
  "value", // measured, and compared with nothing
  "seconds", // of a test, in `value`
] as const;

export type CellForm = (typeof CELL_FORMS)[number];

/** STEP is more classes than there will be. Bytes below are cells without numbers. */
export const STEP = 32;

export function cellByte(code: number, form: CellForm): number {
  return code + STEP * CELL_FORMS.indexOf(form);
}

export function codeIn(cell: number): number {
  return cell % STEP;
}

/** formIn is `class` for a form that this version does not know. */
export function formIn(cell: number): CellForm {
  return CELL_FORMS[Math.floor(cell / STEP)] ?? "class";
}

export function isKnownCell(cell: number): boolean {
  return codeIn(cell) < CELL_CLASSES.length && Math.floor(cell / STEP) < CELL_FORMS.length;
}

/** Which columns of numbers a form has a value in. */
export const hasValue = (form: CellForm): boolean =>
  form === "still" || form === "value" || form === "seconds";
export const hasPairs = (form: CellForm): boolean => form === "still" || form === "compared";
