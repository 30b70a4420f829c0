import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  alignRows,
  cutEnd,
  joinCells
} from "./chunk-J4SWGV6Q.js";
import {
  checkLine,
  countsLine,
  firstOfFunctions,
  headlineOf,
  machineParts,
  packageLabels,
  reproduceCommand,
  sortByNotes,
  unitWithoutNumber
} from "./chunk-XPS7GCSP.js";
import {
  changeWord,
  countVerdicts,
  rowsOf
} from "./chunk-KIYM7BQ4.js";
import {
  briefWay,
  reachSentence,
  shortSha
} from "./chunk-QYIM7R4O.js";
import {
  formatDelta,
  formatPair,
  formatSeconds,
  formatUtc,
  quantityText
} from "./chunk-T5SCUCRB.js";
import {
  displayName
} from "./chunk-I5TOALYV.js";
import {
  visibleLine,
  visibleLines
} from "./chunk-XTVYU3JP.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-4AZBHOVA.js";

// src/report/paint.ts
var CODES = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };
function paintWith(color) {
  if (!color) return (text) => text;
  return (text, ...colors) => colors.length === 0 ? text : `\x1B[${colors.map((c) => CODES[c]).join(";")}m${text}\x1B[0m`;
}

// src/report/text-checks.ts
var MAX_FINDINGS = 20;
var MAX_LINES = 12;
var MAX_SLOWEST = 3;
var COLORS = {
  passed: ["green"],
  failed: ["red"],
  error: ["red"],
  skipped: ["yellow"]
};
function checkLines(report, { paint, width }) {
  if (report.checks.length === 0) return [];
  const lines = report.checks.flatMap((check) => {
    const [name = "", ...rest] = visibleLine(checkLine(check)).split(" ");
    const status = paint(rest.join(" "), ...COLORS[check.status]);
    return [`  ${name} ${status}`, ...findings(check, width), ...flaky(check), ...slowest(check)];
  });
  return ["checks", ...lines];
}
function findings({ findings: found, status }, width) {
  if (status === "passed") return [];
  const fresh = found.filter((finding) => !finding.known);
  const shown = fresh.slice(0, MAX_FINDINGS).flatMap((finding) => findingLines(finding, width));
  const left = fresh.length - MAX_FINDINGS;
  return left > 0 ? [...shown, `    +${left} more in report.json`] : shown;
}
function findingLines({ file, line, column, code, message }, width) {
  const place = [file, line, column].filter((part) => part !== void 0).join(":");
  const [first = "", ...others] = visibleLines(message.trim()).split("\n");
  const head = [visibleLine(place), visibleLine(code), first].filter((part) => part !== "").join("  ");
  const below = others.slice(0, MAX_LINES).map((text) => `      ${cutEnd(text, width - 6)}`);
  const left = others.length - MAX_LINES;
  return [`    ${head}`, ...below, ...left > 0 ? [`      +${left} more lines`] : []];
}
function flaky({ tests }) {
  return (tests?.flaky ?? []).map(
    ({ pkg, test, failures, runs }) => `    flaky: ${visibleLine(`${pkg}.${test}`)} failed ${failures} of ${runs} times`
  );
}
function slowest({ tests }) {
  const slow = (tests?.slowest ?? []).slice(0, MAX_SLOWEST);
  if (slow.length === 0) return [];
  return [
    `    slowest: ${slow.map(({ test, seconds }) => `${visibleLine(test)} ${formatSeconds(seconds)}`).join(", ")}`
  ];
}

// src/report/text-rows.ts
var COLORS2 = {
  regression: ["red", "bold"],
  broken: ["red"],
  missing: ["yellow"],
  inconclusive: ["yellow"],
  improvement: ["green"],
  new: [],
  unchanged: ["dim"],
  identical: ["dim"]
};
var COLUMNS = ["left", "left", "right", "right", "left", "right"];
var NAME_COLUMN = 1;
var QUIET = ["unchanged", "identical"];
var EXPLAINED = ["regression", "broken", "missing", "inconclusive"];
var INDENT = "  ";
var MAX_OUTPUT_LINES = 12;
function benchmarkLines(report, { paint, width, all }) {
  const { comparisons } = report;
  if (comparisons.length === 0) return [];
  const labels = packageLabels(comparisons.map((c) => c.pkg));
  const blocks = VERDICTS_BY_WEIGHT.filter((verdict) => all || !QUIET.includes(verdict)).flatMap(
    (verdict) => blocksOf(rowsOf(comparisons, verdict), verdict)
  );
  const shown = blocks.flatMap(({ rows: rows2 }) => rows2.map(({ row }) => row));
  const cells = alignRows(
    shown.map((row) => cellsOf(row, labels)),
    COLUMNS,
    { width: width - INDENT.length, flexible: NAME_COLUMN }
  );
  const telling = new Set(firstOfFunctions(shown.filter(({ verdict }) => verdict === "regression")));
  const lines = new Map(
    shown.map((row, i) => {
      const [word = "", ...others] = cells[i] ?? [];
      return [row, INDENT + joinCells([paint(word, ...colorsOf(row)), ...others])];
    })
  );
  const rows = blocks.flatMap((block) => [
    ...titleOf(block),
    ...block.rows.flatMap((noted) => [
      lines.get(noted.row) ?? "",
      ...explanation(noted, width),
      ...telling.has(noted.row) ? changedCode(noted.row) : []
    ])
  ]);
  const title = labels.common === "" ? "benchmarks" : `benchmarks of ${visibleLine(labels.common)}`;
  return [title, ...rows, ...all ? [] : quietLine(report)];
}
function blocksOf(rows, verdict) {
  if (!EXPLAINED.includes(verdict)) return [{ notes: [], rows: rows.map((row) => ({ row, notes: [] })) }];
  const { own, shared } = sortByNotes(rows);
  return [{ notes: [], rows: own }, ...shared];
}
function titleOf({ rows, notes }) {
  return notes.length === 0 ? [] : [`${INDENT}${rows.length} rows: ${notes.map(visibleLine).join("; ")}`];
}
function colorsOf({ verdict, waiver }) {
  return waiver === void 0 ? COLORS2[verdict] : ["yellow"];
}
function cellsOf(row, labels) {
  const label = labels.labelOf(row.pkg);
  const unit = unitWithoutNumber(row);
  const named = visibleLine(displayName(row)) + (unit === "" ? "" : ` ${visibleLine(unit)}`);
  const name = named + (label === "" ? "" : ` in ${visibleLine(label)}`);
  const values = formatPair(row.base, row.head, row.unit).map((q) => visibleLine(quantityText(q)));
  const [base = "", head = ""] = row.base === null && row.head === null ? [] : values;
  const pairs = row.pairs === 0 ? "" : `${row.pairs} ${row.pairs === 1 ? "pair" : "pairs"}`;
  const change = row.delta === null && row.base === 0 && row.head !== 0 ? "from zero" : formatDelta(row.delta, row.lo, row.hi);
  return [wordOf(row), name, base, head, change, pairs];
}
function wordOf({ verdict, unit }) {
  return verdict === "regression" || verdict === "improvement" ? changeWord(unit, verdict) : verdict;
}
function explanation({ row, notes }, width) {
  if (!EXPLAINED.includes(row.verdict)) return [];
  const sentences = notes.map(visibleLine);
  const output = (row.output ?? "") === "" ? [] : visibleLines(row.output ?? "").split("\n");
  const left = output.length - MAX_OUTPUT_LINES;
  const quoted = [
    ...output.slice(0, MAX_OUTPUT_LINES).map((line) => cutEnd(`| ${line}`, width - 6)),
    ...left > 0 ? [`| +${left} more lines in report.json`] : []
  ];
  return [...sentences, ...quoted].map((line) => `      ${line}`);
}
function changedCode({ reach }) {
  const { reason = "", ways = [] } = reach ?? {};
  const told = ways.map((way) => {
    const { names, place } = briefWay(way);
    return `${names} (${way.how}, ${place})`;
  });
  return [...reason === "" ? [] : [reason], ...told].map((line) => `      ${visibleLine(line)}`);
}
function quietLine(report) {
  const { unchanged, identical } = countVerdicts(report.comparisons);
  const parts = [
    unchanged > 0 ? `${unchanged} unchanged` : "",
    identical > 0 ? `${identical} identical (same code, not measured)` : ""
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`${INDENT}${parts.join(", ")}`];
}

// src/report/text.ts
function renderText(report, { width, color, all = false }) {
  const paint = paintWith(color);
  const blocks = [
    top(report, paint),
    checkLines(report, { paint, width }),
    benchmarkLines(report, { paint, width, all }),
    origin(report)
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}
`;
}
var COLORS3 = { passed: "green", failed: "red", unmeasured: "yellow" };
function top(report, paint) {
  const { outcome, why, others } = headlineOf(report);
  const counts = countsLine(report);
  const reach = reachSentence(report.reach);
  return [
    `${paint(`${outcome.toUpperCase()}:`, COLORS3[outcome], "bold")} ${visibleLine(why)}`,
    ...reach === "" ? [] : [`  ${reach}`],
    ...counts === "" ? [] : [`  ${counts}`],
    ...others.map((reason) => `  ${visibleLine(reason)}`),
    ...report.warnings.map((warning) => `  note: ${visibleLine(warning)}`)
  ];
}
function origin(report) {
  const { base, head, started, seconds } = report;
  const dirty = head.dirty ? " with uncommitted changes" : "";
  const machine = machineParts(report.machine, visibleLine);
  const command = reproduceCommand(report);
  return [
    `base ${side(base.ref, base.sha)}, head ${side(head.ref, head.sha)}${dirty}`,
    ...machine.length === 0 ? [] : [`measured on ${machine.join(", ")}`],
    `started ${formatUtc(started)}, took ${formatSeconds(seconds.total)}`,
    ...command === "" ? [] : [`again: ${command}`]
  ].map(visibleLine);
}
function side(ref, sha) {
  const names = ref === "" || sha.startsWith(ref) ? [shortSha(sha)] : [ref, shortSha(sha)];
  return names.filter((name) => name !== "").join(" ") || "unknown";
}

export {
  renderText
};
