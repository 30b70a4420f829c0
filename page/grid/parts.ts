// What the grid consists of, and what it has in mind between two frames.

import type { Context } from "../context.ts";
import { branchNamed, commitAt } from "../data/branch-line.ts";
import type { NamedRow } from "../state/row-names.ts";
import type { CanvasBox } from "./canvas-box.ts";
import type { GridColumn } from "./columns.ts";
import type { Filters } from "./filters.ts";
import { type Extent, type Geometry, geometryOf, type Window, windowOf } from "./geometry.ts";
import type { GridModel } from "./model.ts";
import type { Place } from "./move.ts";
import type { Palette } from "./palette.ts";
import type { Picks } from "./picks.ts";
import { headingsFor } from "./scene.ts";
import type { Tip } from "./tip.ts";

export interface GridParts {
  readonly page: Context;
  readonly box: CanvasBox;
  readonly filters: Filters;
  readonly picks: Picks;
  readonly tip: Tip;
  readonly status: HTMLElement;
  readonly details: HTMLElement;
  /** The selected cell, for who does not see it. */
  readonly spoken: HTMLElement;
  readonly now: GridNow;
}

export interface GridNow {
  model: GridModel | undefined;
  selected: Place | undefined;
  picked: ReadonlySet<number>;
  /** Read from the style sheet when it is needed. */
  palette: Palette | undefined;
  wantsAll: boolean;
}

export function geometryFor({ page, box }: GridParts, model: GridModel): Geometry {
  const heights = headingsFor(page, model).map(({ height }) => height);
  return geometryOf(page.view().width, box.box().width, heights);
}

export function extentOf({ columns, lines }: GridModel): Extent {
  return { columns: columns.length, lines: lines.length };
}

/** seenIn is what can be seen of the model. */
export function seenIn(parts: GridParts, model: GridModel): Window {
  return windowOf(geometryFor(parts, model), parts.box.box(), parts.box.scroll(), extentOf(model));
}

/** rowAt is undefined for a heading between lines. */
export function rowAt({ lines, rows }: GridModel, line: number): NamedRow | undefined {
  const at = lines[line];
  return at?.kind === "row" ? rows[at.row] : undefined;
}

/** shaAt is undefined while the column's commit is not loaded. */
export function shaAt({ store }: Context, column: GridColumn | undefined): string | undefined {
  const branch = column && branchNamed(store, column.branch);
  return branch && commitAt(store, branch, column.place)?.sha;
}
