// A change and its interval, drawn with characters of one width:
//   ····┆····│····┆··━╋━··     │ is no change, ┆ the threshold, ╋ the change, ━ its interval, < and > go on

/** DrawnRow is the part of a comparison that is drawn: signed ratios. */
export interface DrawnRow {
  readonly delta: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Characters on each side of the middle: together they fit a column of a comment. */
const HALF = 10;
/** Nothing beyond this many thresholds is drawn to scale: one wild row would flatten the others. */
const MAX_THRESHOLDS = 10;

/** intervalSpan is the ratio at the ends of the drawing, for all rows; a multiple of a threshold above 0. */
export function intervalSpan(rows: readonly DrawnRow[], threshold: number): number {
  const sizes = rows.flatMap(({ delta, lo, hi }) => [delta, lo, hi]).map((x) => Math.abs(x ?? 0));
  const widest = sizes.reduce((a, b) => Math.max(a, b), 2 * threshold);
  if (threshold <= 0) return Math.min(1, widest);
  const thresholds = Math.ceil(widest / threshold - 1e-9);
  return Math.min(MAX_THRESHOLDS, thresholds) * threshold;
}

/** drawInterval draws one row; "" where there is no number, or nothing to draw it against. */
export function drawInterval({ delta, lo, hi }: DrawnRow, threshold: number, span: number): string {
  if (delta === null || !(span > 0)) return "";
  const at = (x: number) => HALF + Math.max(-HALF, Math.min(HALF, Math.round((x / span) * HALF)));
  const line = Array.from({ length: 2 * HALF + 1 }, () => "·");
  line[HALF] = "│";
  if (threshold > 0 && threshold <= span) for (const side of [-threshold, threshold]) line[at(side)] = "┆";
  line.fill("━", at(lo ?? delta), at(hi ?? delta) + 1);
  if (line[HALF] === "━") line[HALF] = "┿";
  line[at(delta)] = "╋";
  if (Math.min(lo ?? delta, delta) < -span) line[0] = "<";
  if (Math.max(hi ?? delta, delta) > span) line[2 * HALF] = ">";
  return line.join("");
}
