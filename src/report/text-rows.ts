// Benchmarks on a terminal: what got worse first, with its reason below; what stayed the same is counted.

import { displayName } from "../model/benchmark.ts";
import type { Report } from "../model/report.ts";
import { type Comparison, VERDICTS_BY_WEIGHT, type Verdict } from "../model/verdict.ts";
import { visibleLine, visibleLines } from "../model/visible.ts";
import { formatDelta, formatPair, quantityText } from "./format.ts";
import { type PackageLabels, packageLabels } from "./package-labels.ts";
import type { Color, Paint } from "./paint.ts";
import { firstOfFunctions } from "./reach/changed-code.ts";
import { briefWay } from "./reach/words.ts";
import { unitWithoutNumber } from "./row-notes.ts";
import { type NotedRow, type SharedNotes, sortByNotes } from "./shared-notes.ts";
import { alignRows, type Column, cutEnd, joinCells } from "./text-table.ts";
import { changeWord, countVerdicts, rowsOf } from "./verdict-groups.ts";

interface RowOptions {
  readonly paint: Paint;
  readonly width: number;
  readonly all: boolean;
}

const COLORS: Readonly<Record<Verdict, readonly Color[]>> = {
  regression: ["red", "bold"],
  broken: ["red"],
  missing: ["yellow"],
  inconclusive: ["yellow"],
  improvement: ["green"],
  new: [],
  unchanged: ["dim"],
  identical: ["dim"],
};
const COLUMNS: readonly Column[] = ["left", "left", "right", "right", "left", "right"];
const NAME_COLUMN = 1;
const QUIET: readonly Verdict[] = ["unchanged", "identical"];
const EXPLAINED: readonly Verdict[] = ["regression", "broken", "missing", "inconclusive"];
const INDENT = "  ";
const MAX_OUTPUT_LINES = 12;

export function benchmarkLines(report: Report, { paint, width, all }: RowOptions): string[] {
  const { comparisons } = report;
  if (comparisons.length === 0) return [];
  const labels = packageLabels(comparisons.map((c) => c.pkg));
  const blocks = VERDICTS_BY_WEIGHT.filter((verdict) => all || !QUIET.includes(verdict)).flatMap((verdict) =>
    blocksOf(rowsOf(comparisons, verdict), verdict),
  );
  const shown = blocks.flatMap(({ rows }) => rows.map(({ row }) => row));
  const cells = alignRows(
    shown.map((row) => cellsOf(row, labels)),
    COLUMNS,
    { width: width - INDENT.length, flexible: NAME_COLUMN },
  );
  const telling = new Set(firstOfFunctions(shown.filter(({ verdict }) => verdict === "regression")));
  const lines = new Map(
    shown.map((row, i) => {
      const [word = "", ...others] = cells[i] ?? [];
      return [row, INDENT + joinCells([paint(word, ...colorsOf(row)), ...others])];
    }),
  );
  const rows = blocks.flatMap((block) => [
    ...titleOf(block),
    ...block.rows.flatMap((noted) => [
      lines.get(noted.row) ?? "",
      ...explanation(noted, width),
      ...(telling.has(noted.row) ? changedCode(noted.row) : []),
    ]),
  ]);
  const title = labels.common === "" ? "benchmarks" : `benchmarks of ${visibleLine(labels.common)}`;
  return [title, ...rows, ...(all ? [] : quietLine(report))];
}

/** What each row says for itself comes first. */
function blocksOf(rows: readonly Comparison[], verdict: Verdict): readonly SharedNotes[] {
  if (!EXPLAINED.includes(verdict)) return [{ notes: [], rows: rows.map((row) => ({ row, notes: [] })) }];
  const { own, shared } = sortByNotes(rows);
  return [{ notes: [], rows: own }, ...shared];
}

function titleOf({ rows, notes }: SharedNotes): readonly string[] {
  return notes.length === 0 ? [] : [`${INDENT}${rows.length} rows: ${notes.map(visibleLine).join("; ")}`];
}

function colorsOf({ verdict, waiver }: Comparison): readonly Color[] {
  return waiver === undefined ? COLORS[verdict] : ["yellow"];
}

function cellsOf(row: Comparison, labels: PackageLabels): string[] {
  const label = labels.labelOf(row.pkg);
  const unit = unitWithoutNumber(row);
  const named = visibleLine(displayName(row)) + (unit === "" ? "" : ` ${visibleLine(unit)}`);
  const name = named + (label === "" ? "" : ` in ${visibleLine(label)}`);
  const values = formatPair(row.base, row.head, row.unit).map((q) => visibleLine(quantityText(q)));
  const [base = "", head = ""] = row.base === null && row.head === null ? [] : values;
  const pairs = row.pairs === 0 ? "" : `${row.pairs} ${row.pairs === 1 ? "pair" : "pairs"}`;
  const change =
    row.delta === null && row.base === 0 && row.head !== 0
      ? "from zero"
      : formatDelta(row.delta, row.lo, row.hi);
  return [wordOf(row), name, base, head, change, pairs];
}

function wordOf({ verdict, unit }: Comparison): string {
  return verdict === "regression" || verdict === "improvement" ? changeWord(unit, verdict) : verdict;
}

function explanation({ row, notes }: NotedRow, width: number): string[] {
  if (!EXPLAINED.includes(row.verdict)) return [];
  const sentences = notes.map(visibleLine);
  const output = (row.output ?? "") === "" ? [] : visibleLines(row.output ?? "").split("\n");
  const left = output.length - MAX_OUTPUT_LINES;
  const quoted = [
    ...output.slice(0, MAX_OUTPUT_LINES).map((line) => cutEnd(`| ${line}`, width - 6)),
    ...(left > 0 ? [`| +${left} more lines in report.json`] : []),
  ];
  return [...sentences, ...quoted].map((line) => `      ${line}`);
}

/** The changed code that a benchmark reaches, nearest first. */
function changedCode({ reach }: Comparison): string[] {
  const { reason = "", ways = [] } = reach ?? {};
  const told = ways.map((way) => {
    const { names, place } = briefWay(way);
    return `${names} (${way.how}, ${place})`;
  });
  return [...(reason === "" ? [] : [reason]), ...told].map((line) => `      ${visibleLine(line)}`);
}

function quietLine(report: Report): string[] {
  const { unchanged, identical } = countVerdicts(report.comparisons);
  const parts = [
    unchanged > 0 ? `${unchanged} unchanged` : "",
    identical > 0 ? `${identical} identical (same code, not measured)` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`${INDENT}${parts.join(", ")}`];
}
