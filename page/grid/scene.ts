// The model at a scroll position, as it is drawn.

import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, commitAt, goAt, seriesOf } from "../data/branch-line.ts";
import { cellRuns } from "../data/row-values.ts";
import { regionName } from "../state/chosen.ts";
import { shortPackage } from "../state/row-names.ts";
import { dayIn } from "../state/zones.ts";
import { numberText, shown } from "./cell-text.ts";
import type { GridColumn } from "./columns.ts";
import type { Look, Scene } from "./draw.ts";
import type { Window } from "./geometry.ts";
import { type Span, spansIn } from "./headings.ts";
import type { GridModel } from "./model.ts";

interface Heading {
  readonly title: string;
  readonly height: number;
  readonly textOf: (column: GridColumn) => string;
}

/** A high one has room for a short hash that stands on its head. */
const [LOW, HIGH] = [18, 74];

/** headingsFor are the rows of headings, from top to bottom. */
export function headingsFor(
  { store }: Context,
  { branches, regions, columns }: GridModel,
): readonly Heading[] {
  const commit = (column: GridColumn) => {
    const branch = branchNamed(store, column.branch);
    return branch && commitAt(store, branch, column.place);
  };
  const goOf = ({ branch: name, place, regions: own }: GridColumn): string => {
    const branch = branchNamed(store, name);
    const found = new Set(
      branch === undefined ? [] : own.map((region) => goAt(store, branch, place, region)),
    );
    found.delete("");
    return [...found].join(" ").replaceAll("go", "");
  };
  const regionText = ({ regions: own }: GridColumn): string =>
    own.length === 1 ? regionName(own[0] ?? "") : `worst of ${own.length} regions`;
  const isSide = columns[0]?.regions.length === 1 && regions.length > 1;
  return [
    ...(branches.length > 1
      ? [{ title: "branch", height: LOW, textOf: ({ branch }: GridColumn) => branch }]
      : []),
    { title: "date, UTC", height: LOW, textOf: (column) => dayIn(commit(column)?.measured ?? "", "UTC") },
    { title: "commit", height: HIGH, textOf: (column) => shortSha(commit(column)?.sha ?? "") },
    { title: "Go", height: LOW, textOf: goOf },
    { title: "region", height: isSide ? HIGH : LOW, textOf: regionText },
  ];
}

/** spansOf are the headings that can be seen. Different branches are never one heading. */
export function spansOf(headings: readonly Heading[], { columns }: GridModel, window: Window) {
  const range = { from: window.fromColumn, to: window.toColumn, columns: columns.length };
  const isApart = (column: number): boolean => columns[column]?.branch !== columns[column - 1]?.branch;
  return headings.map(({ title, textOf }): { readonly title: string; readonly spans: readonly Span[] } => ({
    title,
    spans: spansIn(range, onceEach(textOf, columns), isApart),
  }));
}

/** Neighbours are compared with each other, so that each is asked for a few times. */
function onceEach(textOf: Heading["textOf"], columns: readonly GridColumn[]): (column: number) => string {
  const known = new Map<number, string>();
  return (column) => {
    const at = columns[column];
    const text = known.get(column) ?? (at === undefined ? "" : textOf(at));
    known.set(column, text);
    return text;
  };
}

/** nameOf is what stands before a line; the package is its heading where rows are grouped. */
export function namerFor({ lines, rows }: GridModel, isGrouped: boolean): Scene["nameOf"] {
  return (line) => {
    const at = lines[line];
    if (at?.kind === "package") return `${shown(at.pkg || "(no package)")} (${at.rows})`;
    const row = at && rows[at.row];
    if (row === undefined) return "";
    const name = isGrouped || row.pkg === "" ? row.name : `${shortPackage(row.pkg)}.${row.name}`;
    return shown(row.unit === "" ? name : `${name} ${row.unit}`);
  };
}

/** withNumbers puts the change in place of the glyph, of the first region that has one. */
export function withNumbers(
  { store }: Context,
  { lines, columns, rows, lookAt }: GridModel,
): Scene["lookAt"] {
  return (line, column): Look => {
    const look = lookAt(line, column);
    const [at, on] = [columns[column], lines[line]];
    const branch = at && branchNamed(store, at.branch);
    if (look === undefined || look.worst === 0 || branch === undefined || on?.kind !== "row") return look;
    for (const region of at?.regions ?? []) {
      const series = seriesOf(branch, region);
      const runs = series && cellRuns(store, branch, series, { row: on.row, place: at?.place ?? 0 });
      const text = numberText(runs, rows[on.row]?.unit ?? "");
      if (text !== "") return { ...look, text };
    }
    return look;
  };
}
