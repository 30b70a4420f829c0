// The model at a scroll position, as it is drawn.

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

const [LOW, HIGH] = [18, 54];

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
    { title: "commit", height: HIGH, textOf: (column) => commit(column)?.sha.slice(0, 7) ?? "" },
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
    spans: spansIn(range, (column) => heading(textOf, columns[column]), isApart),
  }));
}

function heading(textOf: Heading["textOf"], column: GridColumn | undefined): string {
  return column === undefined ? "" : textOf(column);
}

/** nameOf is what stands before a line; the package is its heading where rows are grouped. */
export function namerFor({ lines, rows }: GridModel, isGrouped: boolean): Scene["nameOf"] {
  return (line) => {
    const at = lines[line];
    if (at === undefined) return { text: "", isHeading: false };
    if (at.kind === "package")
      return { text: `${shown(at.pkg || "(no package)")} (${at.rows})`, isHeading: true };
    const row = rows[at.row];
    if (row === undefined) return { text: "", isHeading: false };
    const name = isGrouped || row.pkg === "" ? row.name : `${shortPackage(row.pkg)}.${row.name}`;
    return { text: shown(row.unit === "" ? name : `${name} ${row.unit}`), isHeading: false };
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
