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

/** Column after column, as the cells lie: row by row it takes ten times as long. */
function computed({ rows, columns, codes }: ClassMatrix): MatrixFacts {
  const facts = {
    states: new Uint16Array(rows),
    outcomes: new Uint16Array(rows),
    turns: new Uint16Array(rows),
  };
  /** By row: whether any cell is known, and its last outcome. */
  const [isKnown, last] = [new Uint8Array(rows), new Uint8Array(rows)];
  for (let cell = 0, row = 0; cell < columns * rows; cell++, row = cell % rows) {
    const code = codes[cell] ?? 0;
    if (code === NONE) continue;
    isKnown[row] = 1;
    facts.states[row] = (facts.states[row] ?? 0) | (BIT_OF_CODE[code] ?? 0);
    if (code === PASSED || code === FAILED || code === FLAKY) addOutcome(facts, last, row, code);
  }
  for (let row = 0; row < rows; row++) if (isKnown[row] === 0) facts.states[row] = bitOf("nodata");
  return facts;
}

function addOutcome({ outcomes, turns }: MatrixFacts, last: Uint8Array, row: number, code: number): void {
  outcomes[row] = (outcomes[row] ?? 0) + 1;
  if (isTurn(last[row] ?? 0, code)) turns[row] = (turns[row] ?? 0) + 1;
  last[row] = code;
}

/** 0 is before the first. After a flaky one nothing is known to have changed. */
function isTurn(last: number, code: number): boolean {
  return code === FLAKY || (last !== 0 && last !== code && last !== FLAKY);
}

/** bitsOf is all of these states as bits. */
export function bitsOf(states: readonly string[]): number {
  return states.reduce((bits, state) => bits | (bitOf(state) > 0 ? bitOf(state) : 0), 0);
}
