// What the grid consists of, and what it has in mind between two frames.

import type { Context } from "../context.ts";
import { branchNamed, commitAt } from "../data/branch-line.ts";
import type { CanvasBox } from "./canvas-box.ts";
import type { CellDetails } from "./cell-details.ts";
import type { GridColumn } from "./columns.ts";
import type { Filters } from "./filters.ts";
import { type Extent, type Geometry, geometryOf, type Window, windowOf } from "./geometry.ts";
import type { GridModel } from "./model.ts";
import type { Place } from "./move.ts";
import type { Picks } from "./picks.ts";
import { headingsFor } from "./scene.ts";
import type { Status } from "./status.ts";
import type { Tip } from "./tip.ts";

export interface GridParts {
  readonly page: Context;
  readonly box: CanvasBox;
  readonly filters: Filters;
  readonly picks: Picks;
  readonly tip: Tip;
  readonly status: Status;
  readonly details: CellDetails;
  readonly now: GridNow;
}

export interface GridNow {
  model: GridModel | undefined;
  selected: Place | undefined;
  picked: ReadonlySet<number>;
  /** A column that was chosen before its commit was loaded: the view cannot name it yet. */
  wanted: WantedColumn | undefined;
  wantsAll: boolean;
}

export interface WantedColumn {
  readonly column: number;
  /** The columns that it is one of. */
  readonly columns: readonly GridColumn[];
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

/** shaAt is undefined while the column's commit is not loaded. */
export function shaAt({ store }: Context, column: GridColumn | undefined): string | undefined {
  const branch = column && branchNamed(store, column.branch);
  return branch && commitAt(store, branch, column.place)?.sha;
}
