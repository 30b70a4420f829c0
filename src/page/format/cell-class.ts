// What a cell of the grid says, as one byte: a row at a commit in a region. Its number is written in files,
// so the list only grows. Events are no class: they lie over the grid (events-file.ts), since a later
// comparison may move one, and a sealed segment never changes.

export const CELL_CLASSES = [
  "none", // nothing is known: no run, or not in the run
  "identical", // proved: code and data are those of the base
  "unchanged",
  "regression", // worse by more than the threshold
  "large-regression", // and by LARGE or more
  "improvement",
  "large-improvement",
  "inconclusive",
  "new",
  "missing",
  "broken",
  "waived", // a regression that a waiver lets pass
  "value", // measured, and compared with nothing
  "passed",
  "failed",
  "flaky", // failed and passed at one commit in one region
  "skipped",
  "clock", // a test that passes with UTC, now, and fails with another clock
] as const;

export type CellClass = (typeof CELL_CLASSES)[number];

/** LARGE is the change from which on one is large, a ratio. */
export const LARGE = 0.1;

const CODES: ReadonlyMap<CellClass, number> = new Map(CELL_CLASSES.map((name, code) => [name, code]));

export function codeOf(name: CellClass): number {
  return CODES.get(name) ?? 0;
}

/** classOf is `none` for a code that this version does not know. */
export function classOf(code: number): CellClass {
  return CELL_CLASSES[code] ?? "none";
}
