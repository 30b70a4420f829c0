// The grid on its canvas: what can be seen of it, anew in each frame.

import { cutMiddle } from "../../src/model/visible.ts";
import { SIGN_OF_CODE, type Split } from "../state/cell-signs.ts";
import {
  type Box,
  type Extent,
  type Geometry,
  headingsHeight,
  type Scroll,
  type Window,
  windowOf,
} from "./geometry.ts";
import type { Span } from "./headings.ts";
import type { Place } from "./move.ts";
import type { Palette } from "./palette.ts";

/** Look is how one cell is drawn; undefined for one whose data is not there yet, or cannot be had. */
export type Look =
  | (Split & {
      /** Glyph of an event that begins there; "" for none. */
      readonly event: string;
      /** In place of the glyph. */
      readonly text: string;
    })
  | undefined;

export interface Scene {
  readonly geometry: Geometry;
  readonly box: Box;
  readonly scroll: Scroll;
  readonly extent: Extent;
  /** A line may be a heading of others. */
  readonly nameOf: (line: number) => string;
  readonly isHeading: (line: number) => boolean;
  readonly lookAt: (line: number, column: number) => Look;
  /** From top to bottom, each with its spans between two columns. */
  readonly headingsOf: (
    window: Window,
  ) => readonly { readonly title: string; readonly spans: readonly Span[] }[];
  readonly selected: Place | undefined;
  readonly picked: ReadonlySet<number>;
  readonly isFocused: boolean;
}

const NAME_FONT = 12;
/** Of a monospace font, per pixel of its size. */
const CHAR_WIDTH = 0.6;
const FONT = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace';
/** Narrower cells have no glyph. */
const LEAST_FOR_GLYPH = 10;

export function drawGrid(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const window = windowOf(scene.geometry, scene.box, scene.scroll, scene.extent);
  context.textBaseline = "middle";
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, scene.box.width, scene.box.height);
  drawCells(context, scene, palette, window);
  drawSelection(context, scene, palette);
  drawNames(context, scene, palette, window);
  drawHeadings(context, scene, palette, window);
}

function leftOf({ geometry, scroll }: Scene, column: number): number {
  return geometry.nameWidth + column * geometry.cellWidth - scroll.left;
}

function topOf({ geometry, scroll }: Scene, line: number): number {
  return headingsHeight(geometry) + line * geometry.lineHeight - scroll.top;
}

function drawCells(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  { fromColumn, toColumn, fromLine, toLine }: Window,
): void {
  context.textAlign = "center";
  context.font = `${NAME_FONT}px ${FONT}`;
  for (let line = fromLine; line < toLine; line++) {
    if (scene.isHeading(line)) continue;
    for (let column = fromColumn; column < toColumn; column++)
      drawCell(context, scene, palette, { line, column });
  }
}

function drawCell(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, place: Place): void {
  const { cellWidth, lineHeight } = scene.geometry;
  const gap = cellWidth < LEAST_FOR_GLYPH ? 0 : 1;
  const [x, y] = [leftOf(scene, place.column), topOf(scene, place.line)];
  const [width, height] = [cellWidth - gap, lineHeight - 1];
  const look = scene.lookAt(place.line, place.column);
  if (look === undefined) {
    context.fillStyle = palette.ground;
    context.fillRect(x, y, width, height);
    return;
  }
  const sign = SIGN_OF_CODE[look.worst];
  const colours = palette.of(sign?.colour ?? "nodata");
  context.fillStyle = colours.fill;
  context.fillRect(x, y, width, height);
  if (look.other !== look.worst) drawCorner(context, palette, look.other, { x, y, width, height });
  if (look.event !== "") drawEvent(context, palette, { x, y, width, height });
  const text = look.text || sign?.glyph || look.event;
  if (text === "" || cellWidth < LEAST_FOR_GLYPH) return;
  context.fillStyle = colours.ink;
  const shift = look.other === look.worst || look.text !== "" ? 0 : -width / 6;
  context.fillText(text, x + width / 2 + shift, y + height / 2 + 1 + shift / 2);
}

interface Rectangle extends Box {
  readonly x: number;
  readonly y: number;
}

/** The lower right half, for regions that do not agree with the worst one. */
function drawCorner(
  context: CanvasRenderingContext2D,
  palette: Palette,
  code: number,
  { x, y, width, height }: Rectangle,
): void {
  context.fillStyle = palette.of(SIGN_OF_CODE[code]?.colour ?? "nodata").fill;
  context.beginPath();
  context.moveTo(x + width, y);
  context.lineTo(x + width, y + height);
  context.lineTo(x, y + height);
  context.fill();
  context.strokeStyle = palette.paper;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x + width, y);
  context.lineTo(x, y + height);
  context.stroke();
}

/** A frame; in a cell that is too small for one, a bar. */
function drawEvent(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, width, height }: Rectangle,
): void {
  if (width < LEAST_FOR_GLYPH) {
    context.fillStyle = palette.ink;
    context.fillRect(x, y, width, 3);
    return;
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.strokeRect(x + 1, y + 1, width - 2, height - 2);
}

function drawSelection(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { cellWidth, lineHeight } = scene.geometry;
  context.lineWidth = 2;
  context.strokeStyle = palette.focus;
  for (const column of scene.picked)
    context.strokeRect(leftOf(scene, column) - 1, -2, cellWidth + 1, scene.box.height + 4);
  if (scene.selected === undefined) return;
  const { line, column } = scene.selected;
  context.lineWidth = scene.isFocused ? 3 : 2;
  // Within the cell: beside it a name or a heading would hide a part.
  context.strokeRect(leftOf(scene, column) + 0.5, topOf(scene, line) + 0.5, cellWidth - 2, lineHeight - 2);
}

function drawNames(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  { fromLine, toLine }: Window,
): void {
  const { geometry, box } = scene;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, geometry.nameWidth, box.height);
  const most = Math.floor((geometry.nameWidth - 10) / (NAME_FONT * CHAR_WIDTH));
  context.save();
  context.beginPath();
  context.rect(0, headingsHeight(geometry), geometry.nameWidth - 2, box.height);
  context.clip();
  context.textAlign = "left";
  for (let line = fromLine; line < toLine; line++) {
    context.font = `${scene.isHeading(line) ? "bold " : ""}${NAME_FONT}px ${FONT}`;
    context.fillStyle = line === scene.selected?.line ? palette.focus : palette.ink;
    context.fillText(cutMiddle(scene.nameOf(line), most), 6, topOf(scene, line) + geometry.lineHeight / 2);
  }
  context.restore();
  rule(context, palette, [geometry.nameWidth - 0.5, 0], [geometry.nameWidth - 0.5, box.height]);
}

function drawHeadings(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  window: Window,
): void {
  const { geometry, box } = scene;
  const bottom = headingsHeight(geometry);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, box.width, bottom);
  context.font = `${HEADING_FONT}px ${FONT}`;
  let top = 0;
  for (const [level, { title, spans }] of scene.headingsOf(window).entries()) {
    const height = geometry.headings[level] ?? 0;
    context.fillStyle = palette.quiet;
    context.textAlign = "right";
    context.fillText(title, geometry.nameWidth - 6, top + height / 2);
    context.save();
    context.beginPath();
    context.rect(geometry.nameWidth, top, box.width, height);
    context.clip();
    for (const span of spans) drawSpan(context, scene, palette, span, { top, height });
    context.restore();
    top += height;
  }
  rule(context, palette, [0, bottom - 0.5], [box.width, bottom - 0.5]);
}

const HEADING_FONT = 11;

function drawSpan(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  { from, to, text }: Span,
  { top, height }: { readonly top: number; readonly height: number },
): void {
  const [left, right] = [leftOf(scene, from), leftOf(scene, to)];
  if (right - left >= LEAST_FOR_GLYPH) rule(context, palette, [left - 0.5, top], [left - 0.5, top + height]);
  // A heading whose begin is scrolled away is written where it can be seen.
  const start = Math.max(left, scene.geometry.nameWidth) + 3;
  const width = HEADING_FONT * CHAR_WIDTH;
  const [across, down] = [Math.floor((right - start) / width), Math.floor((height - 4) / width)];
  context.fillStyle = palette.ink;
  context.textAlign = "left";
  if (across >= text.length || (across >= 4 && across >= down))
    context.fillText(text.slice(0, across), start, top + height / 2);
  else if (down >= 4 && right - start >= HEADING_FONT - 3) {
    context.save();
    context.translate((start + right - 3) / 2 + 1, top + height - 3);
    context.rotate(-Math.PI / 2);
    context.fillText(text.slice(0, down), 0, 0);
    context.restore();
  }
}

function rule(
  context: CanvasRenderingContext2D,
  palette: Palette,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): void {
  context.strokeStyle = palette.rule;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
