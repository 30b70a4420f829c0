// Which lines the grid has: rows that pass the filters, in the order that is asked for, maybe under headings.

import { compareTexts } from "../../src/model/text-order.ts";
import type { View } from "../state/view.ts";

/** What a line needs to know of a row. */
export interface RowName {
  readonly pkg: string;
  /** Package and name, as people write it. */
  readonly label: string;
  /** "" for a test. */
  readonly unit: string;
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

export type LineWish = Pick<View, "pkg" | "unit" | "states" | "sort" | "grouped"> & {
  /** Undefined: all. */
  readonly filter: RegExp | undefined;
};

/** Longer names are looked at up to here: a name is a stranger's, and a pattern may be slow. */
const MOST_MATCHED = 1_000;
export const TESTS = "tests";

/** linesOf sorts by name where nothing else tells rows apart. */
export function linesOf(rows: readonly RowName[], scores: RowScores, wish: LineWish): readonly Line[] {
  const kept = [...rows.keys()].filter((row) => passes(rows[row], row, scores, wish));
  const sorted = kept.sort(orderOf(rows, scores, wish));
  const lines = sorted.map((row) => ({ kind: "row", row }) as const);
  return wish.grouped ? underPackages(rows, lines) : lines;
}

function passes(name: RowName | undefined, row: number, scores: RowScores, wish: LineWish): boolean {
  if (name === undefined) return false;
  if (wish.pkg !== "" && name.pkg !== wish.pkg) return false;
  if (wish.unit !== "" && name.unit !== (wish.unit === TESTS ? "" : wish.unit)) return false;
  if (wish.filter !== undefined && !wish.filter.test(`${name.label} ${name.unit}`.slice(0, MOST_MATCHED)))
    return false;
  return wish.states.length === 0 || scores.was(row, wish.states);
}

function orderOf(
  rows: readonly RowName[],
  scores: RowScores,
  { sort }: LineWish,
): (a: number, b: number) => number {
  const byName = (a: number, b: number): number =>
    compareTexts(rows[a]?.label ?? "", rows[b]?.label ?? "") ||
    compareTexts(rows[a]?.unit ?? "", rows[b]?.unit ?? "");
  if (sort === "name") return byName;
  const scoreOf = sort === "flaky" ? (row: number) => -scores.flakiness(row) : scores.eventAge;
  return (a, b) => {
    const [x, y] = [scoreOf(a), scoreOf(b)];
    return x === y ? byName(a, b) : x - y;
  };
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
