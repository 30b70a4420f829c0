// Where the cell of the view is in the grid.

import type { Context } from "../context.ts";
import { findCommit } from "../data/branch-line.ts";
import type { GridColumn } from "./columns.ts";
import type { GridModel } from "./model.ts";
import type { Place } from "./move.ts";
import { type GridParts, shaAt } from "./parts.ts";

/** selectedPlace is undefined where the row is not shown. */
export function selectedPlace({ page, now }: GridParts, model: GridModel): Place | undefined {
  const { row, commit, region } = page.view();
  if (row === "") return undefined;
  const line = model.lines.findIndex((at) => at.kind === "row" && model.rows[at.row]?.key === row);
  if (line < 0) return undefined;
  if (now.wanted?.columns === model.columns && commit === "") return { line, column: now.wanted.column };
  return { line, column: columnOf(page, model, now.selected, { commit, region }) };
}

/** nameWanted puts the commit into the view that had to be loaded first. */
export function nameWanted({ page, now }: GridParts, model: GridModel): void {
  if (now.wanted?.columns !== model.columns) return;
  const commit = shaAt(page, model.columns[now.wanted.column]);
  if (commit === undefined) return;
  now.wanted = undefined;
  page.go({ commit }, "same");
}

function columnOf(
  page: Context,
  { columns, branches }: GridModel,
  last: Place | undefined,
  { commit, region }: { readonly commit: string; readonly region: string },
): number {
  const isIn = (at: GridColumn): boolean => region === "" || at.regions.includes(region);
  const still = columns[last?.column ?? -1];
  if (still !== undefined && isIn(still) && shaAt(page, still) === commit) return last?.column ?? 0;
  if (commit === "") return 0;
  for (const branch of branches) {
    const found = findCommit(page.store, branch, commit);
    if (found.kind !== "at") continue;
    const column = columns.findIndex(
      (at) => at.branch === branch.name && at.place === found.place && isIn(at),
    );
    if (column >= 0) return column;
  }
  return 0;
}
