// The plot: lines with their intervals as bands, events as marks, zoom by dragging. uPlot draws; colours come
// from the style sheet.

import uPlot from "uplot";
import { LINE_COLOURS, type PlotColumns } from "./columns-of-lines.ts";
import type { Mark } from "./marks.ts";
import { absoluteRange, percentRange } from "./scale.ts";

export interface PlotWish {
  readonly host: HTMLElement;
  readonly columns: PlotColumns;
  readonly isRelative: boolean;
  readonly marks: readonly Mark[];
  /** Below the axis. */
  readonly placeText: (place: number) => string;
  readonly valueText: (value: number) => string;
  readonly onHover: (place: number | undefined) => void;
  readonly onZoom: (from: number, to: number) => void;
}

export interface Plot {
  /** Puts the cursor on a place. */
  readonly point: (place: number) => void;
  readonly destroy: () => void;
}

/** DrawPlot is drawPlot where it is loaded. */
export type DrawPlot = typeof drawPlot;

const HEIGHT = 360;

export function drawPlot(wish: PlotWish): Plot {
  const plot = new uPlot(optionsOf(wish), dataOf(wish.columns), wish.host);
  const resize = new ResizeObserver(() => plot.setSize({ width: widthOf(wish.host), height: HEIGHT }));
  resize.observe(wish.host);
  return {
    point: (place) => {
      const left = plot.valToPos(place, "x");
      plot.setCursor({ left, top: plot.over.clientHeight / 2 });
    },
    destroy: () => {
      resize.disconnect();
      plot.destroy();
    },
  };
}

function widthOf(host: HTMLElement): number {
  return Math.max(240, host.clientWidth);
}

/** For each line its lower end, its upper end and its centre. */
function dataOf({ x, lines }: PlotColumns): uPlot.AlignedData {
  return [x, ...lines.flatMap(({ lo, hi, centre }) => [lo, hi, centre])];
}

function optionsOf(wish: PlotWish): uPlot.Options {
  const { host, columns, isRelative, placeText, valueText } = wish;
  const colour = colours();
  const ink = { stroke: colour("--ink"), grid: { stroke: colour("--rule"), width: 1 } };
  return {
    width: widthOf(host),
    height: HEIGHT,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { time: false },
      y: {
        range: (_, lo, hi): uPlot.Range.MinMax => {
          const [from, to] = isRelative ? percentRange(lo, hi) : absoluteRange(lo, hi);
          return [from, to];
        },
      },
    },
    axes: [
      {
        ...{ ...ink, space: 90, label: "measured, UTC", labelSize: 20 },
        values: (_, places) => places.map((x) => (x % 1 === 0 ? placeText(x) : "")),
      },
      { ...ink, size: 76, values: (_, values) => values.map(valueText) },
    ],
    series: [{}, ...columns.lines.flatMap((_, i) => seriesOf(i, colour))],
    bands: columns.lines.map((_, i) => ({
      series: [3 * i + 2, 3 * i + 1],
      fill: faded(colour(`--line-${1 + (i % LINE_COLOURS)}`)),
    })),
    hooks: {
      draw: [(u) => drawMarks(u, wish, colour)],
      setCursor: [(u) => wish.onHover(columns.x[u.cursor.idx ?? -1])],
      setSelect: [(u) => zoomed(u, wish)],
    },
  };
}

type Colours = (name: string) => string;

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

/** Of `#rrggbb`. */
function faded(colour: string): string {
  return `${colour}2e`;
}

function seriesOf(line: number, colour: Colours): readonly uPlot.Series[] {
  const stroke = colour(`--line-${1 + (line % LINE_COLOURS)}`);
  const edge: uPlot.Series = { stroke: "transparent", width: 0, points: { show: false } };
  const dashed = line >= LINE_COLOURS ? { dash: [6, 4] } : {};
  const points: uPlot.Series.Points = {
    ...{ size: 4, fill: stroke },
    show: (u, _, from, to) => (to - from) * LEAST_APART < u.over.clientWidth,
    filter: (u, i, areAll) => (areAll ? null : loneIn(u.data[i] ?? [])),
  };
  return [edge, edge, { stroke, width: 1.5, ...dashed, points }];
}

/** Pixels from point to point: closer ones would be a thick line. */
const LEAST_APART = 6;

/** Values that no line leads to: where the others have no points either, they would not be seen. */
function loneIn(values: ArrayLike<number | null | undefined>): number[] {
  const isThere = (i: number): boolean => typeof values[i] === "number";
  return Array.from(values, (_, i) => i).filter((i) => isThere(i) && !isThere(i - 1) && !isThere(i + 1));
}

function drawMarks({ ctx, bbox, valToPos, scales }: uPlot, { marks }: PlotWish, colour: Colours): void {
  const [from = 0, to = 0] = [scales.x?.min, scales.x?.max];
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour("--ink");
  ctx.font = `${13 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "center";
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const { place, sign } of marks) {
    if (place < from || place > to) continue;
    const x = valToPos(place, "x", true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top + 16 * devicePixelRatio);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(sign, x, bbox.top + 12 * devicePixelRatio);
  }
  ctx.restore();
}

function zoomed(u: uPlot, { onZoom }: PlotWish): void {
  if (u.select.width < 4) return;
  const at = (left: number): number => Math.round(u.posToVal(left, "x"));
  onZoom(at(u.select.left), at(u.select.left + u.select.width));
}
