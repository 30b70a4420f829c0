// Which lines the grid has: rows that pass the filters, in the order that is asked for, maybe under headings.

import { compareTexts } from "../../src/model/text-order.ts";
import type { Filter } from "../filter/filter.ts";
import type { Sort, View } from "../state/view.ts";

/** What a line needs to know of a row. */
export interface RowName {
  readonly pkg: string;
  /** Package and name, as people write it. */
  readonly label: string;
  /** "" for a test. */
  readonly unit: string;
  /** What the filter looks at: label and unit. */
  readonly key: string;
}

export type Line =
  | { readonly kind: "row"; readonly row: number }
  | { readonly kind: "package"; readonly pkg: string; readonly rows: number };

/** RowScores are by the number of a row, over the columns that are loaded and shown. */
export interface RowScores {
  /** Age of the newest event in columns, 0 the newest; infinite for none. */
  readonly eventAge: (row: number) => number;
  /** How often its outcome changed, of how often it could: 0 to 1. */
  readonly flakiness: (row: number) => number;
  /** Whether it was in one of these states. */
  readonly was: (row: number, states: readonly string[]) => boolean;
}

export type LineWish = Pick<View, "pkg" | "unit" | "states" | "grouped"> & {
  /** Undefined: all. */
  readonly filter: Filter | undefined;
};

export const TESTS = "tests";

/** namesOrder has the numbers of all rows, by name and unit. */
export function namesOrder(rows: readonly RowName[]): readonly number[] {
  const nameOf = (row: number): string => rows[row]?.label ?? "";
  const unitOf = (row: number): string => rows[row]?.unit ?? "";
  return [...rows.keys()].sort(
    (a, b) => compareTexts(nameOf(a), nameOf(b)) || compareTexts(unitOf(a), unitOf(b)),
  );
}

/** orderOf takes the order of names: it stays where nothing else tells rows apart. */
export function orderOf(byName: readonly number[], scores: RowScores, sort: Sort): readonly number[] {
  if (sort === "name") return byName;
  const scoreOf = sort === "flaky" ? (row: number) => -scores.flakiness(row) : scores.eventAge;
  const scored = byName.map((row) => ({ row, score: scoreOf(row) }));
  // Not a difference: infinite ones are equal.
  scored.sort((a, b) => (a.score === b.score ? 0 : a.score - b.score));
  return scored.map(({ row }) => row);
}

/** Lines of the grid. `unfiltered`: rows among them of which the filter could not be told. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly unfiltered: number;
}

/** linesOf keeps the order of rows that it is given. */
export function linesOf(
  rows: readonly RowName[],
  order: readonly number[],
  scores: RowScores,
  wish: LineWish,
): Lines {
  let unfiltered = 0;
  const lines: (Line & { readonly kind: "row" })[] = [];
  for (const row of order) {
    const name = rows[row];
    if (name === undefined || !isWished(name, row, scores, wish)) continue;
    const isFound = wish.filter === undefined || wish.filter.test(name.key);
    if (isFound === undefined) unfiltered++;
    if (isFound !== false) lines.push({ kind: "row", row });
  }
  return { lines: wish.grouped ? underPackages(rows, lines) : lines, unfiltered };
}

function isWished(name: RowName, row: number, scores: RowScores, wish: LineWish): boolean {
  if (wish.pkg !== "" && name.pkg !== wish.pkg) return false;
  if (wish.unit !== "" && name.unit !== (wish.unit === TESTS ? "" : wish.unit)) return false;
  return wish.states.length === 0 || scores.was(row, wish.states);
}

/** Packages in the order of their first row. */
function underPackages(
  rows: readonly RowName[],
  lines: readonly (Line & { readonly kind: "row" })[],
): readonly Line[] {
  const groups = new Map<string, (Line & { readonly kind: "row" })[]>();
  for (const line of lines) {
    const pkg = rows[line.row]?.pkg ?? "";
    const group = groups.get(pkg) ?? [];
    groups.set(pkg, group);
    group.push(line);
  }
  return [...groups].flatMap(([pkg, group]): readonly Line[] => [
    { kind: "package", pkg, rows: group.length },
    ...group,
  ]);
}
