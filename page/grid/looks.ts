// How each cell looks. What a column needs is found once, and not for each of its cells: a screen has
// thousands, in each frame.

import { type ClassMatrix, codeAt } from "../../src/page/format/class-matrix.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import { SEGMENT } from "../../src/page/format/pieces.ts";
import { branchNamed, segmentOf, seriesOf } from "../data/branch-line.ts";
import type { Store } from "../data/store.ts";
import { splitOf } from "../state/cell-signs.ts";
import type { GridColumn } from "./columns.ts";
import type { Look } from "./draw.ts";
import type { EventCells, EventRows } from "./event-cells.ts";
import type { Line } from "./lines.ts";

export interface LooksWish {
  readonly columns: readonly GridColumn[];
  readonly lines: readonly Line[];
  readonly events: EventCells;
}

/** Strip is a column in one of its regions. */
interface Strip {
  readonly matrix: ClassMatrix;
  /** Within the matrix. */
  readonly column: number;
  readonly events: EventRows;
}

/** looksOf is right until another file has come. A look is undefined while its classes are not there. */
export function looksOf(
  store: Store,
  { columns, lines, events }: LooksWish,
): (line: number, column: number) => Look {
  const strips = new Map<number, readonly Strip[] | undefined>();
  return (line, column) => {
    const [at, on] = [columns[column], lines[line]];
    if (at === undefined || on?.kind !== "row") return undefined;
    if (!strips.has(column)) strips.set(column, stripsOf(store, events, at));
    return lookIn(strips.get(column), on.row);
  };
}

const NO_SERIES: ClassMatrix = { rows: 0, columns: 0, codes: new Uint8Array(0) };

/** Undefined where one of the regions is not there: the worst of the others says nothing of it. */
function stripsOf(
  store: Store,
  events: EventCells,
  { branch: name, place, regions }: GridColumn,
): readonly Strip[] | undefined {
  const branch = branchNamed(store, name);
  const strips: Strip[] = [];
  for (const region of regions) {
    const series = seriesOf(branch, region);
    const matrix = series === undefined ? NO_SERIES : store.classes(series.classes[segmentOf(place)] ?? "");
    if (matrix === undefined) return undefined;
    strips.push({ matrix, column: place % SEGMENT, events: events.in(name, region, place) });
  }
  return strips;
}

function lookIn(strips: readonly Strip[] | undefined, row: number): Look {
  if (strips === undefined) return undefined;
  const codes: number[] = [];
  let event = "";
  for (const strip of strips) {
    codes.push(codeAt(strip.matrix, row, strip.column));
    event ||= glyphOf(strip.events.get(row));
  }
  return { ...splitOf(codes), event, text: "" };
}

function glyphOf(events: readonly PageEvent[] | undefined): string {
  const event = events?.[0];
  return event === undefined ? "" : event.worse === null ? "◆" : event.worse ? "▲" : "▼";
}
