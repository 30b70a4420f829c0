// Where things are on the grid's canvas, in CSS pixels: names on the left, headings above, cells between. The
// window moves over lines and columns; names and headings stay.

import type { Width } from "../state/view.ts";

export interface Geometry {
  readonly nameWidth: number;
  readonly cellWidth: number;
  readonly lineHeight: number;
  /** Height of each row of headings above the cells. */
  readonly headings: readonly number[];
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface Scroll {
  readonly left: number;
  readonly top: number;
}

/** Extent is how many columns and lines there are. */
export interface Extent {
  readonly columns: number;
  readonly lines: number;
}

/** Window is what can be seen, at least in part: from the first to before the last. */
export interface Window {
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly fromLine: number;
  readonly toLine: number;
}

const CELL_WIDTH: Readonly<Record<Width, number>> = { tiny: 5, narrow: 12, normal: 22, numbers: 60 };
const LINE_HEIGHT: Readonly<Record<Width, number>> = { tiny: 14, narrow: 18, normal: 22, numbers: 22 };
/** geometryOf leaves at least half of a phone's width to the cells. */
export function geometryOf(width: Width, boxWidth: number, headings: readonly number[]): Geometry {
  return {
    nameWidth: Math.round(Math.min(340, boxWidth * 0.45)),
    cellWidth: CELL_WIDTH[width],
    lineHeight: LINE_HEIGHT[width],
    headings,
  };
}

export function headingsHeight({ headings }: Geometry): number {
  return headings.reduce((sum, height) => sum + height, 0);
}

/** contentSize is what would be needed to show all of it at once. */
export function contentSize(geometry: Geometry, { columns, lines }: Extent): Box {
  return {
    width: geometry.nameWidth + columns * geometry.cellWidth,
    height: headingsHeight(geometry) + lines * geometry.lineHeight,
  };
}

export function windowOf(geometry: Geometry, box: Box, scroll: Scroll, extent: Extent): Window {
  const { cellWidth, lineHeight } = geometry;
  const [width, height] = [box.width - geometry.nameWidth, box.height - headingsHeight(geometry)];
  return {
    fromColumn: Math.max(0, Math.floor(scroll.left / cellWidth)),
    toColumn: Math.min(extent.columns, Math.ceil((scroll.left + Math.max(0, width)) / cellWidth)),
    fromLine: Math.max(0, Math.floor(scroll.top / lineHeight)),
    toLine: Math.min(extent.lines, Math.ceil((scroll.top + Math.max(0, height)) / lineHeight)),
  };
}

export type Hit =
  | { readonly kind: "cell"; readonly line: number; readonly column: number }
  | { readonly kind: "heading"; readonly level: number; readonly column: number }
  | { readonly kind: "name"; readonly line: number }
  | { readonly kind: "nothing" };

/** hitAt is what lies at a point of the canvas. */
export function hitAt(
  geometry: Geometry,
  scroll: Scroll,
  extent: Extent,
  point: { readonly x: number; readonly y: number },
): Hit {
  const top = headingsHeight(geometry);
  const column = Math.floor((point.x - geometry.nameWidth + scroll.left) / geometry.cellWidth);
  const line = Math.floor((point.y - top + scroll.top) / geometry.lineHeight);
  const [isName, isHeading] = [point.x < geometry.nameWidth, point.y < top];
  const hasColumn = !isName && column < extent.columns;
  if (isHeading)
    return hasColumn ? { kind: "heading", level: levelAt(geometry, point.y), column } : { kind: "nothing" };
  if (line >= extent.lines) return { kind: "nothing" };
  if (isName) return { kind: "name", line };
  return hasColumn ? { kind: "cell", line, column } : { kind: "nothing" };
}

function levelAt({ headings }: Geometry, y: number): number {
  let bottom = 0;
  return headings.findIndex((height) => {
    bottom += height;
    return y < bottom;
  });
}

/** scrollTo moves as little as it takes to show a cell whole. */
export function scrollTo(
  geometry: Geometry,
  box: Box,
  scroll: Scroll,
  cell: { readonly line: number; readonly column: number },
): Scroll {
  const { cellWidth, lineHeight, nameWidth } = geometry;
  return {
    left: moved(scroll.left, cell.column * cellWidth, cellWidth, box.width - nameWidth),
    top: moved(scroll.top, cell.line * lineHeight, lineHeight, box.height - headingsHeight(geometry)),
  };
}

function moved(scroll: number, at: number, size: number, room: number): number {
  if (at < scroll) return at;
  return at + size > scroll + room ? Math.max(0, at + size - room) : scroll;
}
