// What the index says first: open events, tests that fail or are flaky, doubts.

import { cutText, visibleLine } from "../model/visible.ts";
import { codeOf } from "./format/cell-class.ts";
import { type ClassMatrix, codeAt } from "./format/class-matrix.ts";
import type { PageCommit } from "./format/commits-file.ts";
import type { PageEvent } from "./format/events-file.ts";
import {
  MOST_DOUBTS,
  MOST_OPEN,
  MOST_TESTS,
  type OpenEvent,
  type PageBranch,
  type PageIndex,
  type PageSeries,
} from "./format/index-file.ts";
import { SEGMENT } from "./format/pieces.ts";
import type { PageRow } from "./format/rows-file.ts";
import type { PageTrouble } from "./format/tests-file.ts";

type Overview = PageIndex["overview"];

interface OverviewWish {
  readonly events: readonly PageEvent[];
  readonly troubles: readonly PageTrouble[];
  readonly failing: Overview["failing"];
  readonly doubts: readonly string[];
  readonly commitAt: (branch: string, column: number) => PageCommit | undefined;
}

const MAX_DOUBT = 300;

export function overviewOf({ events, troubles, failing, doubts, commitAt }: OverviewWish): Overview {
  const open = events.filter(isOpen).sort(worstFirst);
  const flaky = troubles
    .flatMap(({ branch, row, flaky: found }) => (found === null ? [] : [{ branch, row, flaky: found }]))
    .sort((a, b) => b.flaky.rate - a.flaky.rate);
  return {
    open: open.slice(0, MOST_OPEN).flatMap((event) => openEvent(event, commitAt(event.branch, event.column))),
    opens: open.length,
    flaky: flaky.slice(0, MOST_TESTS),
    flakies: flaky.length,
    failing: failing.slice(0, MOST_TESTS),
    failings: failing.length,
    doubts: doubts.slice(0, MOST_DOUBTS).map((text) => cutText(visibleLine(text), MAX_DOUBT)),
    doubtful: doubts.length,
  };
}

/** Something that nobody has done anything about; what got better asks for nothing. */
function isOpen({ state, worse, kind }: PageEvent): boolean {
  return state === "open" && worse !== false && kind !== "recovery";
}

/** For the worse before what nobody knows, then by size, then the newest. */
function worstFirst(a: PageEvent, b: PageEvent): number {
  const size = ({ delta }: PageEvent) => Math.abs(Math.log1p(delta));
  return Number(b.worse) - Number(a.worse) || size(b) - size(a) || b.column - a.column || a.row - b.row;
}

function openEvent(event: PageEvent, commit: PageCommit | undefined): readonly OpenEvent[] {
  if (commit === undefined) return [];
  const { sha, title, authored, measured, pull } = commit;
  return [{ event, sha, title, authored, measured, pull }];
}

/** countEvents are those of a branch in a region, as its series has them. */
export function countEvents(
  events: readonly PageEvent[],
): Pick<PageSeries, "worse" | "better" | "acknowledged"> {
  const worse = events.filter((event) => isOpen(event) && event.worse === true).length;
  const acknowledged = events.filter(({ state }) => state === "acknowledged").length;
  const better = events.filter(({ state }) => state === "open").length - worse;
  return { worse, better, acknowledged };
}

const FAILED = codeOf("failed");

/**
 * failingRows are the tests that fail in the newest run of a series. `matrix`: of the segment that has it.
 */
export function failingRows(
  rows: readonly PageRow[],
  { newest }: Pick<PageSeries, "newest">,
  matrix: ClassMatrix,
): readonly number[] {
  const column = newest % SEGMENT;
  return [...rows.keys()].filter(
    (row) => rows[row]?.kind === "test" && codeAt(matrix, row, column) === FAILED,
  );
}

/** regionsOf are all regions of some branches, by name. */
export function regionsOf(branches: readonly PageBranch[]): readonly string[] {
  return [...new Set(branches.flatMap(({ series }) => series.map(({ region }) => region)))].sort();
}
