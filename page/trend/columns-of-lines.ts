// Lines as the columns that the plot takes: one x for all, and null where a line has nothing.

/** Dot is a value at a place of the branch, with its interval where there is one. */
export interface Dot {
  readonly place: number;
  readonly centre: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

type Column = (number | null)[];

export interface PlotColumns {
  /** Places on the branch. */
  readonly x: number[];
  readonly lines: readonly { readonly centre: Column; readonly lo: Column; readonly hi: Column }[];
}

/** LINE_COLOURS is how many lines have a colour of their own; the others begin anew, dashed. */
export const LINE_COLOURS = 6;

/** plotColumns has each place from the first to the last, so that what was not measured is a gap. */
export function plotColumns(lines: readonly (readonly Dot[])[], from: number, to: number): PlotColumns {
  const x = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return { x, lines: lines.map((dots) => columnsOf(dots, from, x.length)) };
}

function columnsOf(dots: readonly Dot[], from: number, length: number) {
  const empty = (): Column => new Array<number | null>(length).fill(null);
  const [centre, lo, hi] = [empty(), empty(), empty()];
  for (const dot of dots) {
    const i = dot.place - from;
    if (i < 0 || i >= length) continue;
    centre[i] = dot.centre;
    lo[i] = dot.lo;
    hi[i] = dot.hi;
  }
  return { centre, lo, hi };
}
