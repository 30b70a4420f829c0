// The answer of `go-steady reach` as text: how many, which and through what, and what no benchmark covers.

import { visibleLine } from "../model/visible.ts";
import { plural } from "../report/format.ts";
import { shortSha } from "../report/links.ts";
import { reachSentence, shortName, wayText } from "../report/reach/words.ts";
import type { ReachReport, ReachRow } from "./reach-report.ts";

/** renderReach names everything in full, whatever the width of the terminal: names are for copying. */
export function renderReach(report: ReachReport): string {
  const rows = report.benchmarks.filter(({ kind }) => kind !== "same");
  const blocks = [
    [headlineOf(report), ...report.warnings.map((warning) => `  note: ${warning}`)],
    rows.flatMap(rowLines),
    block("changed, and reached by", covered(report)),
    block("changed, and in no benchmark", uncovered(report)),
    originOf(report),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}\n`;
}

function headlineOf({ benchmarks }: ReachReport): string {
  const many = (...kinds: readonly ReachRow["kind"][]) =>
    benchmarks.filter(({ kind }) => kinds.includes(kind)).length;
  const counts = {
    ...{ known: true, reached: many("reached", "unknown"), unknown: many("unknown") },
    benchmarks: many("same", "reached", "unknown"),
  };
  const others = (["new", "removed"] as const).filter((kind) => many(kind) > 0);
  const tail = others.map((kind) => `${many(kind)} ${kind}`).join(", ");
  const said = reachSentence(counts) || "Both sides share no benchmark.";
  return tail === "" ? said : `${said} ${tail}.`;
}

function rowLines({ pkg, name, kind, reason, ways }: ReachRow): readonly string[] {
  const label = kind === "reached" ? "" : ` (${kind})`;
  const why = reason === "" ? [] : [`  ${reason}`];
  return [`${pkg}.Benchmark${name}${label}`, ...why, ...ways.map((way) => `  ${wayText(way)}`)];
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

type Changed = ReachReport["changed"][number];

function covered({ changed }: ReachReport): readonly string[] {
  return changed
    .filter(({ benchmarks }) => benchmarks > 0)
    .map((each) => `${placeOf(each)}: ${plural(each.benchmarks, "benchmark")}`);
}

/** Functions alone: they are what a benchmark could be written for. Tests are not. */
function uncovered({ changed, moreChanged }: ReachReport): readonly string[] {
  const functions = changed.filter(
    ({ kind, how, benchmarks, file }) =>
      kind === "func" && how !== "removed" && benchmarks === 0 && !file.endsWith("_test.go"),
  );
  const more = moreChanged > 0 ? [`and ${moreChanged} more changes, which are not looked at here`] : [];
  return [...functions.map(placeOf), ...more];
}

function placeOf({ function: name, how, file, line }: Changed): string {
  return `${shortName(name)} (${how}, ${file}:${line})`;
}

function originOf({ base, head, go, seconds }: ReachReport): readonly string[] {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const side = ({ ref, sha }: { readonly ref: string; readonly sha: string }) => `${ref} (${shortSha(sha)})`;
  return [`base ${side(base)}, head ${side(head)}${dirty}, ${go}, ${seconds.toFixed(1)} s`];
}
