// What the files of a branch in a region are made from.

import { firstFrom } from "../history/bisect.ts";
import type { EarlierSeries } from "./earlier-page.ts";
import type { Piece } from "./format/pieces.ts";
import type { ValuesRun } from "./format/values-file.ts";
import type { LineRun } from "./line-up.ts";
import type { PageFolder } from "./page-folder.ts";
import type { PlacedRun } from "./place-runs.ts";

/** SeriesRun is a run of the region on the line of the branch. */
export interface SeriesRun extends LineRun {
  /** Of a run that is new; undefined for one that the earlier page has. */
  readonly placed: PlacedRun | undefined;
}

export interface SeriesWish {
  readonly folder: Pick<PageFolder, "read" | "write">;
  readonly earlier: EarlierSeries | undefined;
  /** Columns of the branch then and now. */
  readonly oldColumns: number;
  readonly columns: number;
  /** Rows of the page. */
  readonly rows: number;
  /** In the order of columns, then of time. */
  readonly runs: readonly SeriesRun[];
}

/** runsIn are the runs of a range of columns. */
export function runsIn(runs: readonly SeriesRun[], { from, to }: Piece): readonly SeriesRun[] {
  const columnAt = (number: number): number => runs[number]?.column ?? 0;
  return runs.slice(firstFrom(runs.length, columnAt, from), firstFrom(runs.length, columnAt, to));
}

export function valuesRunOf({ column, base, facts }: SeriesRun): ValuesRun {
  return { column, base, how: facts.base?.how ?? "" };
}
