// How each class of a cell is shown: colour, glyph, words. What is fine has no glyph, so that the eye finds
// the rest, also without colours.

import { CELL_CLASSES, type CellClass, LARGE } from "../../src/page/format/cell-class.ts";

/** SignColour is the name of a colour of the style sheet. */
export type SignColour =
  | "nodata"
  | "same"
  | "fine"
  | "worse"
  | "bit-worse"
  | "better"
  | "bit-better"
  | "unsure"
  | "bad"
  | "flaky"
  | "other";

export interface CellSign {
  readonly colour: SignColour;
  /** "" for what is fine. */
  readonly glyph: string;
  readonly words: string;
  /** The state that rows are filtered by. */
  readonly state: CellState;
}

export const CELL_STATES = [
  "event",
  "worse",
  "better",
  "unsure",
  "broken",
  "failed",
  "flaky",
  "new",
  "nodata",
] as const;
export type CellState = (typeof CELL_STATES)[number] | "fine";

const large = `${LARGE * 100} %`;

const SIGNS: Readonly<Record<CellClass, CellSign>> = {
  none: { colour: "nodata", glyph: "", words: "no data", state: "nodata" },
  identical: { colour: "same", glyph: "", words: "identical: proved to be the same", state: "fine" },
  unchanged: { colour: "fine", glyph: "", words: "unchanged", state: "fine" },
  regression: { colour: "bit-worse", glyph: "▲", words: "worse than its base", state: "worse" },
  "large-regression": {
    colour: "worse",
    glyph: "▲",
    words: `worse than its base by ${large} or more`,
    state: "worse",
  },
  improvement: { colour: "bit-better", glyph: "▼", words: "better than its base", state: "better" },
  "large-improvement": {
    colour: "better",
    glyph: "▼",
    words: `better than its base by ${large} or more`,
    state: "better",
  },
  inconclusive: { colour: "unsure", glyph: "?", words: "could not be told", state: "unsure" },
  new: { colour: "other", glyph: "+", words: "new: the base does not have it", state: "new" },
  missing: { colour: "bad", glyph: "−", words: "missing: the base has it", state: "broken" },
  broken: { colour: "bad", glyph: "✕", words: "broken: it did not run", state: "broken" },
  waived: { colour: "bit-worse", glyph: "w", words: "worse, and a waiver lets it pass", state: "worse" },
  value: { colour: "other", glyph: "·", words: "measured, and compared with nothing", state: "new" },
  passed: { colour: "fine", glyph: "", words: "passed", state: "fine" },
  failed: { colour: "worse", glyph: "✕", words: "failed", state: "failed" },
  flaky: { colour: "flaky", glyph: "~", words: "flaky: failed and passed", state: "flaky" },
  skipped: { colour: "other", glyph: "s", words: "skipped", state: "new" },
  clock: { colour: "flaky", glyph: "◷", words: "fails with another clock", state: "flaky" },
};

/** From what matters most to what matters least; nothing known is beside this order. */
const WEIGHTS: readonly CellClass[] = [
  "failed",
  "broken",
  "large-regression",
  "missing",
  "regression",
  "flaky",
  "clock",
  "waived",
  "inconclusive",
  "new",
  "value",
  "skipped",
  "large-improvement",
  "improvement",
  "unchanged",
  "passed",
  "identical",
  "none",
];

export function signOf(name: CellClass): CellSign {
  return SIGNS[name];
}

/** LEGEND has each way in which a cell can look, worst first. */
export const LEGEND: readonly CellSign[] = WEIGHTS.map(signOf);

/** SIGN_OF_CODE is by the byte of a cell. */
export const SIGN_OF_CODE: readonly CellSign[] = CELL_CLASSES.map(signOf);
const WEIGHT_OF_CODE = CELL_CLASSES.map((name) => WEIGHTS.indexOf(name));
const NONE = CELL_CLASSES.indexOf("none");

/** Split is what several regions say together: the worst, and beside it what is furthest from it. */
export interface Split {
  readonly worst: number;
  /** Equal to `worst` where all look alike. */
  readonly other: number;
}

/**
 * splitOf takes codes of one cell in several regions. A region without data is shown as such beside any that
 * has: fine elsewhere says nothing of it.
 */
export function splitOf(codes: readonly number[]): Split {
  let [worst, last, isPartly] = [NONE, NONE, false];
  for (const code of codes) {
    if (code === NONE) isPartly = true;
    else if (worst === NONE) worst = last = code;
    else if (weightOf(code) < weightOf(worst)) worst = code;
    else if (weightOf(code) > weightOf(last)) last = code;
  }
  const other = isPartly ? NONE : last;
  return { worst, other: SIGN_OF_CODE[other]?.colour === SIGN_OF_CODE[worst]?.colour ? worst : other };
}

function weightOf(code: number): number {
  return WEIGHT_OF_CODE[code] ?? 0;
}
