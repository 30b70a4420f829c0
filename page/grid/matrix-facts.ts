// What a row's cells in one file of classes say together: which states it was in, how often its outcome
// turned.

import { CELL_CLASSES } from "../../src/page/format/cell-class.ts";
import type { ClassMatrix } from "../../src/page/format/class-matrix.ts";
import { CELL_STATES, SIGN_OF_CODE } from "../state/cell-signs.ts";

/** MatrixFacts are by row. */
export interface MatrixFacts {
  /** A bit for each of CELL_STATES. */
  readonly states: Uint16Array;
  /** Cells that passed or failed, and how often one was not as the one before, or both in itself. */
  readonly outcomes: Uint16Array;
  readonly turns: Uint16Array;
}

const STATES: readonly string[] = CELL_STATES;
const bitOf = (state: string): number => 1 << STATES.indexOf(state);
const BIT_OF_CODE = SIGN_OF_CODE.map(({ state }) =>
  state === "fine" || state === "nodata" ? 0 : bitOf(state),
);
const [NONE, PASSED, FAILED, FLAKY] = (["none", "passed", "failed", "flaky"] as const).map((name) =>
  CELL_CLASSES.indexOf(name),
);

const known = new WeakMap<ClassMatrix, MatrixFacts>();

/** factsOf looks at each cell once; a row without any known cell is in the state `nodata`. */
export function factsOf(matrix: ClassMatrix): MatrixFacts {
  const found = known.get(matrix) ?? computed(matrix);
  known.set(matrix, found);
  return found;
}

function computed({ rows, columns, codes }: ClassMatrix): MatrixFacts {
  const facts = {
    states: new Uint16Array(rows),
    outcomes: new Uint16Array(rows),
    turns: new Uint16Array(rows),
  };
  for (let row = 0; row < rows; row++) addRow(facts, row, { rows, columns, codes });
  return facts;
}

function addRow(
  { states, outcomes, turns }: MatrixFacts,
  row: number,
  { rows, columns, codes }: ClassMatrix,
): void {
  let [bits, isKnown, outcome, turn, last] = [0, false, 0, 0, 0];
  for (let cell = row; cell < columns * rows; cell += rows) {
    const code = codes[cell] ?? 0;
    if (code === NONE) continue;
    isKnown = true;
    bits |= BIT_OF_CODE[code] ?? 0;
    if (code !== PASSED && code !== FAILED && code !== FLAKY) continue;
    outcome++;
    if (isTurn(last, code)) turn++;
    last = code;
  }
  states[row] = isKnown ? bits : bitOf("nodata");
  outcomes[row] = outcome;
  turns[row] = turn;
}

/** 0 is before the first. After a flaky one nothing is known to have changed. */
function isTurn(last: number, code: number): boolean {
  return code === FLAKY || (last !== 0 && last !== code && last !== FLAKY);
}

/** bitsOf is all of these states as bits. */
export function bitsOf(states: readonly string[]): number {
  return states.reduce((bits, state) => bits | (bitOf(state) > 0 ? bitOf(state) : 0), 0);
}
