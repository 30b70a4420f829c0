// A report for the terminal: the verdict first, then what failed, then what changed, then the rest in a line.

import type { Outcome, Report } from "../model/report.ts";
import { visibleLine } from "../model/visible.ts";
import { reproduceCommand } from "./command.ts";
import { formatSeconds, formatUtc } from "./format.ts";
import { countsLine, headlineOf, machineParts } from "./headline.ts";
import { shortSha } from "./links.ts";
import { type Color, type Paint, paintWith } from "./paint.ts";
import { reachSentence } from "./reach/words.ts";
import { checkLines } from "./text-checks.ts";
import { benchmarkLines } from "./text-rows.ts";

export interface TextOptions {
  /** Columns of the terminal; infinite where there is none, so that nothing is cut. */
  readonly width: number;
  readonly color: boolean;
  /** Whether unchanged and identical benchmarks are listed too; by default they are only counted. */
  readonly all?: boolean;
}

/** renderText is the report as lines, the last one ended. Without colour it says the same. */
export function renderText(report: Report, { width, color, all = false }: TextOptions): string {
  const paint = paintWith(color);
  const blocks = [
    top(report, paint),
    checkLines(report, { paint, width }),
    benchmarkLines(report, { paint, width, all }),
    origin(report),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const COLORS: Readonly<Record<Outcome, Color>> = { passed: "green", failed: "red", unmeasured: "yellow" };

function top(report: Report, paint: Paint): string[] {
  const { outcome, why, others } = headlineOf(report);
  const counts = countsLine(report);
  const reach = reachSentence(report.reach);
  return [
    `${paint(`${outcome.toUpperCase()}:`, COLORS[outcome], "bold")} ${visibleLine(why)}`,
    ...(reach === "" ? [] : [`  ${reach}`]),
    ...(counts === "" ? [] : [`  ${counts}`]),
    ...others.map((reason) => `  ${visibleLine(reason)}`),
    ...report.warnings.map((warning) => `  note: ${visibleLine(warning)}`),
  ];
}

function origin(report: Report): string[] {
  const { base, head, started, seconds } = report;
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const machine = machineParts(report.machine, visibleLine);
  const command = reproduceCommand(report);
  return [
    `base ${side(base.ref, base.sha)}, head ${side(head.ref, head.sha)}${dirty}`,
    ...(machine.length === 0 ? [] : [`measured on ${machine.join(", ")}`]),
    `started ${formatUtc(started)}, took ${formatSeconds(seconds.total)}`,
    ...(command === "" ? [] : [`again: ${command}`]),
  ].map(visibleLine);
}

function side(ref: string, sha: string): string {
  const names = ref === "" || sha.startsWith(ref) ? [shortSha(sha)] : [ref, shortSha(sha)];
  return names.filter((name) => name !== "").join(" ") || "unknown";
}
