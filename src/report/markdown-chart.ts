// All changes of a report in one sorted picture: do few benchmarks stand out, or did everything move?
// Mermaid, which GitHub draws; numbers only, so that no name of the code under test gets into its language.
// https://mermaid.js.org/syntax/xyChart.html

import type { Report } from "../model/report.ts";
import type { Comparison } from "../model/verdict.ts";
import { plural } from "./format.ts";
import { fold, type Page } from "./markdown-rows.ts";

/** Below this a table says more. */
const MIN_ROWS = 12;
/** More points cannot be told apart. */
const MAX_POINTS = 80;
/** Nothing beyond this many thresholds is drawn to scale. */
const MAX_THRESHOLDS = 10;

/** deltaChart is a folded chart of the changes of time; "" where it would not help. */
export function deltaChart({ report, form }: Page): string {
  const rows = chartedRows(report);
  const isEventful = rows.some(({ verdict }) => verdict === "regression" || verdict === "improvement");
  if (form.folded === 0 || rows.length < MIN_ROWS || !isEventful) return "";
  const title = `All ${plural(rows.length, "change")} of time in one picture`;
  const drawn = `\`\`\`mermaid\n${chart(rows, report.policy.threshold)}\n\`\`\``;
  return fold(title, `${drawn}\n\n${LEGEND}`);
}

const LEGEND = "Blue is the change, grey its interval, red and green the threshold.";

interface Charted {
  readonly verdict: Comparison["verdict"];
  readonly delta: number;
  readonly lo: number;
  readonly hi: number;
}

function chartedRows({ comparisons }: Report): readonly Charted[] {
  return comparisons
    .flatMap(({ unit, verdict, delta, lo, hi }) =>
      unit !== "sec/op" || delta === null ? [] : [{ verdict, delta, lo: lo ?? delta, hi: hi ?? delta }],
    )
    .sort((a, b) => a.delta - b.delta);
}

/** Both ends stay: a reader looks for them. */
function thinned(rows: readonly Charted[]): readonly Charted[] {
  if (rows.length <= MAX_POINTS) return rows;
  const step = (rows.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, i) => rows[Math.round(i * step)]).filter(
    (row) => row !== undefined,
  );
}

function chart(all: readonly Charted[], threshold: number): string {
  const rows = thinned(all);
  const widest = Math.max(...rows.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]), 2 * threshold);
  const edge = threshold > 0 ? Math.min(widest, MAX_THRESHOLDS * threshold) : Math.min(widest, 1);
  const percent = (ratio: number) => Number((Math.max(-edge, Math.min(edge, ratio)) * 100).toFixed(2));
  const line = (values: readonly number[]) => `    line [${values.map(percent).join(", ")}]`;
  const limit = percent(edge);
  return [
    "%%{init: {'xyChart': {'width': 900, 'height': 320}, 'themeVariables': {'xyChart': {'plotColorPalette': '#9aa4b2, #9aa4b2, #0969da, #d1242f, #1a7f37'}}}}%%",
    "xychart-beta",
    `    x-axis "benchmarks, from the most improved to the most slowed down" 1 --> ${all.length}`,
    `    y-axis "change, %" ${-limit} --> ${limit}`,
    line(rows.map(({ lo }) => lo)),
    line(rows.map(({ hi }) => hi)),
    line(rows.map(({ delta }) => delta)),
    line(rows.map(() => threshold)),
    line(rows.map(() => -threshold)),
  ].join("\n");
}
