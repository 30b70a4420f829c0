import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  checkLine,
  checksLine,
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
  escapeBlock,
  escapeCode,
  escapeProse
} from "./chunk-QCYAO3T7.js";
import {
  changeWord,
  rowsOf
} from "./chunk-KIYM7BQ4.js";
import {
  briefWay,
  commitLink,
  endOf,
  lineLink,
  linked,
  reachSentence,
  shortSha
} from "./chunk-QYIM7R4O.js";
import {
  formatDelta,
  formatPair,
  formatSeconds,
  formatThreshold,
  formatUtc,
  plural,
  unbroken
} from "./chunk-T5SCUCRB.js";
import {
  displayName
} from "./chunk-I5TOALYV.js";

// src/report/interval.ts
var HALF = 10;
var MAX_THRESHOLDS = 10;
function intervalSpan(rows, threshold) {
  const sizes = rows.flatMap(({ delta, lo, hi }) => [delta, lo, hi]).map((x) => Math.abs(x ?? 0));
  const widest = sizes.reduce((a, b) => Math.max(a, b), 2 * threshold);
  if (threshold <= 0) return Math.min(1, widest);
  const thresholds = Math.ceil(widest / threshold - 1e-9);
  return Math.min(MAX_THRESHOLDS, thresholds) * threshold;
}
function drawInterval({ delta, lo, hi }, threshold, span) {
  if (delta === null || !(span > 0)) return "";
  const at = (x) => HALF + Math.max(-HALF, Math.min(HALF, Math.round(x / span * HALF)));
  const line = Array.from({ length: 2 * HALF + 1 }, () => "\xB7");
  line[HALF] = "\u2502";
  if (threshold > 0 && threshold <= span) for (const side of [-threshold, threshold]) line[at(side)] = "\u2506";
  line.fill("\u2501", at(lo ?? delta), at(hi ?? delta) + 1);
  if (line[HALF] === "\u2501") line[HALF] = "\u253F";
  line[at(delta)] = "\u254B";
  if (Math.min(lo ?? delta, delta) < -span) line[0] = "<";
  if (Math.max(hi ?? delta, delta) > span) line[2 * HALF] = ">";
  return line.join("");
}

// src/report/markdown-form.ts
var ALL = Number.POSITIVE_INFINITY;
var EVERYTHING = {
  regressions: ALL,
  short: ALL,
  rows: ALL,
  notes: ALL,
  folded: ALL,
  findings: ALL,
  output: ALL,
  remarks: ALL
};
var REGRESSIONS = { ...EVERYTHING, rows: 0, notes: 0, folded: 0, findings: 0, output: 0, remarks: 0 };
var FORMS = [
  { ...EVERYTHING, output: 1e4 },
  { ...EVERYTHING, findings: 200, output: 1e3, remarks: 50 },
  { ...EVERYTHING, notes: 50, folded: 0, findings: 50, output: 1e3, remarks: 20 },
  { ...EVERYTHING, rows: 100, notes: 20, folded: 0, findings: 20, output: 0, remarks: 10 },
  { ...REGRESSIONS, regressions: 150, rows: 30, notes: 10, findings: 10, remarks: 5 },
  { ...REGRESSIONS, regressions: 50, rows: 5, notes: 5, findings: 5, remarks: 5 },
  { ...REGRESSIONS, regressions: 10, findings: 3 },
  { ...REGRESSIONS, regressions: 10, short: 300, findings: 3 },
  { ...REGRESSIONS, regressions: 10, short: 0, findings: 3 },
  { ...REGRESSIONS, regressions: 0, short: 0 }
];
var MIN_BUDGET = 16384;
function moreLine(total, shown) {
  return total <= shown ? "" : `\u2026 and ${total - shown} more, in \`report.json\`.`;
}

// src/report/markdown-rows.ts
function measuredTable(page, rows, max) {
  const shown = rows.slice(0, max);
  if (shown.length === 0) return moreLine(rows.length, 0);
  const { threshold } = page.report.policy;
  const span = intervalSpan(shown, threshold);
  const scale = unbroken(formatThreshold(span));
  const lines = shown.map((row) => measuredRow(page, row, threshold, span));
  return [
    `| Benchmark | Base | Head | Change, with interval | \u2212${scale} to +${scale} | Pairs |`,
    "|:--|--:|--:|:--|:-:|--:|",
    ...lines,
    ...more(rows.length, shown.length)
  ].join("\n");
}
function shortList(page, rows, max) {
  const shown = rows.slice(0, max);
  if (shown.length === 0) return "";
  const all = shown.map((row) => {
    const { delta, base, head } = row;
    const change = delta === null ? base === 0 && head !== 0 ? "from zero" : "" : formatDelta(delta, null, null);
    return `${nameOf({ ...page, links: {} }, row, "line")} ${unbroken(change)}`.trim();
  });
  return ["And:", all.join(", "), ...more(rows.length, shown.length)].join("\n");
}
function notesOf(page, rows) {
  const { own, shared } = sortByNotes(rows);
  const groups = shared.slice(0, page.form.notes);
  const list = noteList(page, own, { others: countOf(shared), shown: countOf(groups) });
  return joined([list, ...groups.map((group) => sharedNote(page, group))]);
}
function noteList(page, rows, { others = 0, shown = 0 } = {}) {
  const noted = rows.filter(({ notes }) => notes.length > 0);
  const some = noted.slice(0, page.form.notes);
  if (some.length + shown === 0) return "";
  const lines = some.map((each) => noteOf(page, each));
  const list = [...lines, ...more(noted.length + others, some.length + shown)].join("\n").trim();
  return noted.length <= MAX_OPEN_NOTES ? list : fold(`Why, for each of ${noted.length}`, list);
}
function verdictList(page, rows) {
  const { own, shared } = sortByNotes(rows);
  const markOf = (noted) => `**${noted?.row.verdict}** `;
  const shown = own.slice(0, page.form.rows);
  const groups = shared.slice(0, page.form.rows);
  const lines = shown.map((each) => noteOf(page, each, markOf(each)));
  const list = [...lines, ...more(rows.length, shown.length + countOf(groups))].join("\n").trim();
  return joined([list, ...groups.map((group) => sharedNote(page, group, markOf(group.rows[0])))]);
}
function countOf(groups) {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
function joined(blocks) {
  return blocks.filter((block) => block !== "").join("\n\n");
}
function sharedSentence({ rows, notes }, mark = "") {
  return `- ${mark}${rows.length} rows: ${sentencesOf(notes)}`;
}
function sharedNote(page, group, mark = "") {
  const { rows } = group;
  const shown = rows.slice(0, page.form.rows);
  const lines = shown.map(
    ({ row, notes }, i) => noteOf(page, { row, notes: i < page.form.notes ? notes : [] })
  );
  const list = [...lines, ...more(rows.length, shown.length)].join("\n");
  return joined([sharedSentence(group, mark), shown.length === 0 ? "" : fold(`These ${rows.length}`, list)]);
}
function nameList(page, title, rows) {
  const shown = rows.slice(0, page.form.folded);
  if (shown.length === 0) return "";
  const lines = shown.map((row) => `- ${nameOf(page, row, "line")}`);
  return fold(title, [...lines, ...more(rows.length, shown.length)].join("\n"));
}
function outputsOf(page, rows) {
  const spoke = rows.filter((row) => (row.output ?? "") !== "");
  if (spoke.length === 0 || page.form.output === 0) return "";
  const blocks = spoke.map(
    (row) => `${nameOf(page, row, "line")}:

${escapeBlock(row.output ?? "", page.form.output)}`
  );
  return fold(`Output of ${plural(spoke.length, "benchmark")}`, blocks.join("\n\n"));
}
function fold(title, markdown) {
  return `<details><summary>${title}</summary>

${markdown}

</details>`;
}
function nameOf({ report, links, labels }, row, place) {
  const name = escapeCode(displayName(row), place);
  const sha = row.verdict === "missing" ? report.base.sha : report.head.sha;
  const address = row.file === void 0 ? "" : lineLink(links, sha, row.file, row.line);
  const label = labels.labelOf(row.pkg);
  const unit = unitWithoutNumber(row);
  return linked(name, address) + (unit === "" ? "" : ` ${escapeCode(unit, place)}`) + (label === "" ? "" : ` in ${escapeCode(label, place)}`);
}
var MAX_OPEN_NOTES = 5;
function measuredRow(page, row, threshold, span) {
  const [base, head] = formatPair(row.base, row.head, row.unit);
  const drawing = drawInterval(row, row.threshold ?? threshold, span);
  const cells = [
    nameOf(page, row, "cell"),
    quantity(base),
    quantity(head),
    changeOf(row),
    drawing === "" ? "" : `\`${drawing}\``,
    String(row.pairs)
  ];
  return `| ${cells.join(" | ")} |`;
}
function changeOf({ delta, lo, hi, base, head }) {
  if (delta === null) return base === 0 && head !== 0 ? "**from zero**" : "";
  const [estimate = "", ...interval] = formatDelta(delta, lo, hi).split(" (");
  return [`**${estimate}**`, ...interval].map(unbroken).join(" (");
}
function quantity({ number, unit, custom }) {
  if (unit === "") return number;
  return `${number}\xA0${custom ? escapeProse(unit, "cell") : unit}`;
}
function noteOf(page, { row, notes }, mark = "") {
  const text = sentencesOf(notes);
  return `- ${mark}${nameOf(page, row, "line")}${text === "" ? "" : `: ${text}`}`;
}
function sentencesOf(notes) {
  return notes.map((note) => escapeProse(note)).join("; ");
}
function more(total, shown) {
  const line = moreLine(total, shown);
  return line === "" ? [] : ["", line];
}

// src/report/markdown-chart.ts
var MIN_ROWS = 12;
var MAX_POINTS = 80;
var MAX_THRESHOLDS2 = 10;
function deltaChart({ report, form }) {
  const rows = chartedRows(report);
  const isEventful = rows.some(({ verdict }) => verdict === "regression" || verdict === "improvement");
  if (form.folded === 0 || rows.length < MIN_ROWS || !isEventful) return "";
  const title = `All ${plural(rows.length, "change")} of time in one picture`;
  const drawn = `\`\`\`mermaid
${chart(rows, report.policy.threshold)}
\`\`\``;
  return fold(title, `${drawn}

${LEGEND}`);
}
var LEGEND = "Blue is the change, grey its interval, red and green the threshold.";
function chartedRows({ comparisons }) {
  return comparisons.flatMap(
    ({ unit, verdict, delta, lo, hi }) => unit !== "sec/op" || delta === null ? [] : [{ verdict, delta, lo: lo ?? delta, hi: hi ?? delta }]
  ).sort((a, b) => a.delta - b.delta);
}
function thinned(rows) {
  if (rows.length <= MAX_POINTS) return rows;
  const step = (rows.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, i) => rows[Math.round(i * step)]).filter(
    (row) => row !== void 0
  );
}
function chart(all, threshold) {
  const rows = thinned(all);
  const widest = Math.max(...rows.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]), 2 * threshold);
  const edge = threshold > 0 ? Math.min(widest, MAX_THRESHOLDS2 * threshold) : Math.min(widest, 1);
  const percent = (ratio) => Number((Math.max(-edge, Math.min(edge, ratio)) * 100).toFixed(2));
  const line = (values) => `    line [${values.map(percent).join(", ")}]`;
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
    line(rows.map(() => -threshold))
  ].join("\n");
}

// src/report/markdown-checks.ts
function checkSections(page) {
  const { checks } = page.report;
  if (page.form.findings === 0) return [];
  const bad = checks.filter((check) => check.status === "failed" || check.status === "error");
  return [
    ...bad.flatMap((check) => failedCheck(page, check)),
    knownFindings(page, checks),
    flaky(page, checks),
    slowest(page, checks)
  ];
}
function failedCheck(page, check) {
  const fresh = check.findings.filter((finding) => !finding.known);
  const shown = fresh.slice(0, page.form.findings);
  const lines = shown.map((finding) => `- ${findingLine(page, finding)}`);
  const list = [...lines, moreLine(fresh.length, shown.length)].filter((line) => line !== "");
  return [
    `#### \u274C ${escapeProse(checkLine(check))}`,
    lines.length === 0 ? list.join("") : separated(list),
    messagesOf(page, shown)
  ];
}
function separated(list) {
  return list.map((line) => line.startsWith("- ") ? line : `
${line}`).join("\n");
}
function knownFindings(page, checks) {
  const known = checks.flatMap((check) => check.findings).filter((finding) => finding.known);
  const lines = known.slice(0, page.form.folded).map((finding) => `- ${findingLine(page, finding)}`);
  return lines.length === 0 ? "" : fold(`Findings that the base has too: ${known.length}`, lines.join("\n"));
}
function findingLine(page, finding) {
  const first = finding.message.split("\n").find((line) => line.trim() !== "") ?? "";
  const place = placeOf(page, finding);
  return [place, codeOf(finding), escapeProse(first)].filter((part) => part !== "").join(" ");
}
function placeOf({ report, links }, { file, line, column }) {
  if (file === void 0) return "";
  const place = [file, line, column].filter((part) => part !== void 0).join(":");
  return linked(escapeCode(place), lineLink(links, report.head.sha, file, line));
}
function codeOf({ check, code }) {
  if (code === "" || code === "build") return "";
  const isDocumented = check === "staticcheck" && /^(SA|S|ST|QF)\d{4}$/.test(code);
  return linked(escapeCode(code), isDocumented ? `https://staticcheck.dev/docs/checks#${code}` : "");
}
function messagesOf(page, findings) {
  const long = findings.filter(({ message }) => message.trim().includes("\n"));
  if (long.length === 0 || page.form.output === 0) return "";
  const blocks = long.map(
    (finding) => `${escapeCode(finding.code)}:

${escapeBlock(finding.message, page.form.output)}`
  );
  return fold(`Output of ${plural(long.length, "failure")}`, blocks.join("\n\n"));
}
function flaky(page, checks) {
  const all = checks.flatMap((check) => check.tests?.flaky ?? []);
  const lines = all.slice(0, page.form.folded).map(({ pkg, test, failures, runs, message }) => {
    const first = message.split("\n").find((line) => line.trim() !== "") ?? "";
    return `- ${escapeCode(test)} in ${escapeCode(pkg)} failed ${failures} of ${runs} times ${escapeProse(first)}`;
  });
  return lines.length === 0 ? "" : fold(`Flaky tests: ${all.length}`, lines.join("\n"));
}
function slowest(page, checks) {
  const tests = checks.flatMap((check) => check.tests?.slowest ?? []).slice(0, Math.min(10, page.form.folded));
  if (tests.length === 0) return "";
  const lines = tests.map(
    ({ pkg, test, seconds }) => `- ${formatSeconds(seconds)} ${escapeCode(test)} in ${escapeCode(pkg)}`
  );
  return fold("Slowest tests", lines.join("\n"));
}

// src/report/markdown-origin.ts
function originLine({ report, links, labels, job }) {
  const machine = machineParts(report.machine, escapeCode);
  const parts = [
    job === "" ? "" : `Job ${escapeCode(job)}.`,
    `Base ${revision(report.base, links)}, head ${headOf(report, links)}.`,
    labels.common === "" ? "" : `Packages of ${escapeCode(labels.common)}.`,
    machine.length === 0 ? "" : `Measured on ${machine.join(", ")}.`,
    `Started ${formatUtc(report.started)}, took ${formatSeconds(report.seconds.total)}.`,
    links.run === void 0 ? "" : `[All figures](${links.run}).`
  ];
  return parts.filter((part) => part !== "").join(" ");
}
function originFold({ report }) {
  const { build, measure, checks } = report.seconds;
  const spent = `Time: build ${formatSeconds(build)}, measure ${formatSeconds(measure)}, checks ${formatSeconds(checks)}.`;
  const command = reproduceCommand(report);
  const isShown = command !== "" && command.length <= MAX_COMMAND;
  const again = isShown ? ["To do this again:", escapeBlock(command, MAX_COMMAND)] : [];
  const parts = [legend(report), build + measure + checks > 0 ? spent : "", ...again];
  return fold("How to read this, how to do it again", parts.filter((part) => part !== "").join("\n\n"));
}
var MAX_COMMAND = 1e3;
function legend({ policy, base, stored }) {
  const threshold = formatThreshold(policy.threshold);
  return [
    `A change counts from ${threshold} on, in the bad direction of its unit. A pull request that changes nothing fails`,
    `with a probability of at most ${formatThreshold(policy.alpha)}, over all its benchmarks together.`,
    "In the drawings, `\u2502` is no change, `\u2506` the threshold, `\u254B` the change and `\u2501` its interval; `<` and `>` go on.",
    ...policy.config === void 0 ? [] : [`Where ${escapeCode(policy.config, "line")} says otherwise for a row, that is told beside it.`],
    ...base.sha === "" || stored !== void 0 ? [] : ["Pairs are samples of base and head, taken side by side in fresh processes."]
  ].join("\n");
}
function headOf({ head, pullRequest }, links) {
  const dirty = head.dirty ? " with uncommitted changes" : "";
  if (pullRequest === void 0 || pullRequest.head === head.sha) return `${revision(head, links)}${dirty}`;
  const [own, merged] = [pullRequest.head, head.sha].map((sha) => revision({ ref: "", sha }, links));
  return `${own}, merged into the base as ${merged}${dirty}`;
}
function revision({ ref, sha }, links) {
  const commit = sha === "" ? "" : linked(escapeCode(shortSha(sha)), commitLink(links, sha));
  const name = ref === "" || sha.startsWith(ref) ? "" : escapeCode(ref);
  return [name, commit].filter((part) => part !== "").join(" ") || "unknown";
}

// src/report/reach/markdown-ways.ts
var MAX_OPEN = 5;
function waysOf(page, rows) {
  const all = firstOfFunctions(rows).flatMap((row) => linesOf(page, row));
  const shown = all.slice(0, page.form.notes);
  if (shown.length === 0) return "";
  const more2 = moreLine(all.length, shown.length);
  const list = [...shown, ...more2 === "" ? [] : ["", more2]].join("\n");
  return all.length <= MAX_OPEN ? `What they reach:
${list}` : fold(`What they reach, in ${all.length} ways`, list);
}
function linesOf(page, row) {
  const { reason = "", ways = [] } = row.reach ?? {};
  const why = reason === "" ? [] : [`- ${nameOf(page, row, "line")}: ${escapeProse(reason)}`];
  return [...why, ...ways.map((way) => `- ${wayOf(page, way)}`)];
}
function wayOf({ report, links }, way) {
  const { names, place } = briefWay(way);
  const { file, line } = endOf(way);
  const sha = way.how === "removed" ? report.base.sha : report.head.sha;
  return `${escapeCode(names)} (${way.how}, ${linked(escapeCode(place), lineLink(links, sha, file, line))})`;
}

// src/report/markdown.ts
var SUMMARY_BUDGET = 1024 * 1024;
var COMMENT_BUDGET = 65536;
var CHECK_BUDGET = 65535;
function renderMarkdown(report, { budget, ...rest }) {
  if (!(budget >= MIN_BUDGET)) throw new RangeError(`a budget of ${budget} bytes is below ${MIN_BUDGET}`);
  for (const form of FORMS) {
    const markdown = renderForm(report, form, rest);
    if (new TextEncoder().encode(markdown).length <= budget) return markdown;
  }
  throw new RangeError(`the shortest form is longer than ${budget} bytes`);
}
function renderForm(report, form, { links = {}, remarks = [], job = "" }) {
  const labels = packageLabels(report.comparisons.map((c) => c.pkg));
  const page = { report, form, links, labels, remarks, job };
  const parts = [
    ...top(page),
    ...changed(page, "regression", (row) => row.waiver === void 0),
    ...changed(page, "regression", (row) => row.waiver !== void 0),
    ...changed(page, "improvement"),
    ...inconclusive(page),
    ...uncompared(page),
    ...checkSections(page),
    ...unchanged(page),
    deltaChart(page),
    originLine(page),
    originFold(page)
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}
`;
}
var MARKS = {
  failed: "### \u274C Failed:",
  passed: "### \u2705 Passed:",
  unmeasured: "### \u26A0\uFE0F Unmeasured:"
};
function top({ report, form, remarks: given }) {
  const { outcome, why, others } = headlineOf(report);
  const counts = countsLine(report);
  const remarks = [...others, ...report.warnings.map((warning) => `Note: ${warning}`)];
  const shown = remarks.slice(0, form.remarks).map((remark) => `- ${escapeProse(remark)}`);
  const checks = checksLine(report);
  return [
    `${MARKS[outcome]} ${escapeProse(why)}`,
    ...given.map((remark) => `> ${escapeProse(remark)}`),
    shown.join("\n"),
    reachSentence(report.reach),
    counts === "" ? "" : `Benchmarks: ${counts}`,
    checks === "" ? "" : `Checks: ${escapeProse(checks)}`
  ];
}
function changed(page, verdict, isMeant = () => true) {
  const rows = rowsOf(page.report.comparisons, verdict).filter(isMeant);
  if (rows.length === 0) return [];
  const [max, short] = verdict === "regression" ? [page.form.regressions, page.form.short] : [page.form.rows, 0];
  const words = new Set(rows.map((row) => changeWord(row.unit, verdict)));
  const [only = ""] = words;
  const title = words.size === 1 ? only : changeWord("", verdict);
  const isWaived = rows.every((row) => row.waiver !== void 0);
  const mark = verdict === "improvement" ? "\u{1F7E2}" : isWaived ? "\u{1F7E0}" : "\u{1F534}";
  return [
    `#### ${mark} ${capital(title)}${isWaived ? ", waived" : ""}`,
    measuredTable(page, short > 0 ? rows.slice(0, max) : rows, max),
    shortList(page, rows.slice(max), short),
    notesOf(page, verdict === "regression" ? rows : doubted(rows)),
    ...verdict === "regression" ? [waysOf(page, rows)] : []
  ];
}
function inconclusive(page) {
  const rows = rowsOf(page.report.comparisons, "inconclusive");
  if (rows.length === 0) return [];
  const { shared } = sortByNotes(rows);
  const groups = shared.slice(0, page.form.notes);
  const isGrouped = new Set(groups.flatMap((group) => group.rows.map(({ row }) => row)));
  const others = rows.filter((row) => !isGrouped.has(row));
  return [
    "#### \u{1F7E1} Inconclusive",
    others.length === 0 ? "" : measuredTable(page, others, page.form.rows),
    notesOf(page, others),
    ...groups.flatMap((group) => groupParts(page, group))
  ];
}
function groupParts(page, group) {
  const rows = group.rows.map(({ row }) => row);
  if (rows.every(hasNoNumber)) return [sharedNote(page, group)];
  return [sharedSentence(group), measuredTable(page, rows, page.form.rows), noteList(page, group.rows)];
}
function hasNoNumber({ base, head, delta, pairs }) {
  return base === null && head === null && delta === null && pairs === 0;
}
var UNCOMPARED = ["broken", "missing", "new"];
function uncompared(page) {
  const rows = UNCOMPARED.flatMap((verdict) => rowsOf(page.report.comparisons, verdict));
  if (rows.length === 0) return [];
  return ["#### \u26AA Not compared", verdictList(page, rows), outputsOf(page, rows)];
}
function unchanged(page) {
  const { comparisons } = page.report;
  const same = rowsOf(comparisons, "unchanged");
  const identical = rowsOf(comparisons, "identical");
  if (page.form.folded === 0) return [];
  return [
    same.length === 0 ? "" : fold(`Unchanged: ${plural(same.length, "row")}`, sameTable(page, same)),
    nameList(page, `Identical code, not measured: ${plural(identical.length, "benchmark")}`, identical)
  ];
}
function sameTable(page, rows) {
  const parts = [measuredTable(page, rows, page.form.folded), notesOf(page, doubted(rows))];
  return parts.filter((part) => part !== "").join("\n\n");
}
function doubted(rows) {
  return rows.filter((row) => row.warnings.length > 0 || row.threshold !== void 0);
}
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export {
  SUMMARY_BUDGET,
  COMMENT_BUDGET,
  CHECK_BUDGET,
  renderMarkdown
};
