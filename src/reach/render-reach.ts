// The answer of `go-steady reach` as text: how many, which and through what, and what no benchmark covers.

import { visibleLine } from "../model/visible.ts";
import type { CodeChange, CodePlace } from "../ports/helper/reach.ts";
import { isReached, type ReachReport, type ReachRow } from "./reach-report.ts";

/** renderReach names everything in full, whatever the width of the terminal: names are for copying. */
export function renderReach(report: ReachReport): string {
  const { benchmarks, changes, warnings } = report;
  const rows = benchmarks.filter(({ kind }) => kind !== "same");
  const blocks = [
    [headlineOf(report), ...warnings.map((warning) => `  note: ${warning}`)],
    rows.flatMap((row) => rowLines(row, changes)),
    block("changed, and reached by", covered(changes)),
    block("changed, and in no benchmark", uncovered(report)),
    originOf(report),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}\n`;
}

function headlineOf({ benchmarks }: ReachReport): string {
  const both = benchmarks.filter(({ kind }) => kind !== "new" && kind !== "removed");
  const [reached, unknown] = [both.filter(isReached), both.filter(({ kind }) => kind === "unknown")];
  const others = (["new", "removed"] as const).flatMap((kind) => {
    const { length } = benchmarks.filter((each) => each.kind === kind);
    return length === 0 ? [] : [`${length} ${kind}`];
  });
  const doubt = unknown.length > 0 ? [`${unknown.length} of them unknown`] : [];
  const more = [...doubt, ...others];
  const tail = more.length > 0 ? ` (${more.join(", ")})` : "";
  return `The change reaches ${reached.length} of ${both.length} benchmark${both.length === 1 ? "" : "s"}${tail}.`;
}

function rowLines({ package: pkg, name, kind, reason, ways }: ReachRow, changes: readonly CodeChange[]) {
  const label = kind === "reached" ? "" : ` (${kind})`;
  const why = reason === "" ? [] : [`  ${reason}`];
  return [`${pkg}.${name}${label}`, ...why, ...ways.map((way) => `  ${wayText(way, changes)}`)];
}

/** `Derive → token.stretch (changed, token/stretch.go:41)`: the benchmark itself stands above. */
function wayText(way: readonly CodePlace[], changes: readonly CodeChange[]): string {
  const end = way.at(-1);
  const how = changes.find(({ name, file }) => name === end?.name && file === end.file)?.how ?? "changed";
  const names = way.map(({ name }) => shortName(name));
  return `${names.join(" → ")} (${how}, ${end?.file}:${end?.line})`;
}

/** Without the folders of its package: `token.Derive`. */
function shortName(name: string): string {
  return name.replace(/^(?:[^/(]*\/)+/, "");
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function covered(changes: readonly CodeChange[]): readonly string[] {
  return changes
    .filter(({ count }) => count > 0)
    .map((change) => `${placeOf(change)}: ${change.count} benchmark${change.count === 1 ? "" : "s"}`);
}

/** Functions alone: they are what a benchmark could be written for. Tests are not. */
function uncovered({ changes, moreChanges }: ReachReport): readonly string[] {
  const functions = changes.filter(
    ({ kind, how, count, file }) =>
      kind === "func" && how !== "removed" && count === 0 && !file.endsWith("_test.go"),
  );
  const more = moreChanges > 0 ? [`and ${moreChanges} more changes, which are not looked at here`] : [];
  return [...functions.map(placeOf), ...more];
}

function placeOf({ name, how, file, line }: CodeChange): string {
  return `${shortName(name)} (${how}, ${file}:${line})`;
}

function originOf({ base, head, go, seconds }: ReachReport): readonly string[] {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const side = ({ ref, sha }: { readonly ref: string; readonly sha: string }) =>
    `${ref} (${sha.slice(0, 7)})`;
  return [`base ${side(base)}, head ${side(head)}${dirty}, ${go}, ${seconds.toFixed(1)} s`];
}
