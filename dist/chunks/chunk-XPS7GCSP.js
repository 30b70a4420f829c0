import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  changeWord,
  countVerdicts
} from "./chunk-KIYM7BQ4.js";
import {
  formatDelta,
  formatPercent,
  formatThreshold,
  formatValue,
  plural,
  quantityText
} from "./chunk-T5SCUCRB.js";
import {
  displayName,
  functionOf
} from "./chunk-I5TOALYV.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-4AZBHOVA.js";

// src/report/row-notes.ts
function rowNotes(row) {
  return [ownWords(row), instructionsNote(row), limitNote(row), waiverNote(row), ...row.warnings].filter(
    (text) => text !== ""
  );
}
var SHARE = "[\xB1+\u2212-]?[\\d.]+(?:e[+-]?\\d+)? %";
var NUMBERS = new RegExp(
  `^${SHARE}(?: (?:slower|faster)| (?:more|less) \\S+)?(?: \\(${SHARE} to ${SHARE}\\))?(?: after \\d+ pairs?)?(?:[,;] |$)`
);
var VALUES = /^\S+ → \S+ \S+(?:: | (?=in all of ))/;
var IN_ALL = /^(?:\S+ \S+ )?in all of \d+ pairs?$/;
var WITHIN = /^within ±[\d.]+ %$/;
function ownWords({ reason, verdict, base, head, delta, lo, hi, pairs }) {
  if (base === null || head === null || delta === null) return reason;
  const rest = reason.replace(NUMBERS, "").replace(VALUES, "");
  const words = rest === reason ? reason : rest.replace(new RegExp(`(?:^|, )${pairs} pairs?(?:[,;] |$)`), "");
  const isExact = lo !== null && lo === hi;
  return isExact && IN_ALL.test(words) || verdict === "unchanged" && WITHIN.test(words) ? "" : words;
}
function unitWithoutNumber({ base, head, unit }) {
  return base === null && head === null && unit !== "sec/op" ? unit : "";
}
function instructionsNote({ instructions, delta }) {
  if (instructions === void 0) return "";
  const [base, head] = [instructions.base, instructions.head].map(
    (x) => quantityText(formatValue(x < 100 ? x : Math.round(x), "")).trim()
  );
  const change = formatDelta(instructions.delta, null, null);
  const isWork = delta !== null && instructions.delta > delta / 3;
  return `${change} instructions (${base} to ${head} an operation)${isWork ? "" : ": not more work, but slower work (memory, waiting, code layout)"}`;
}
function limitNote({ threshold }) {
  return threshold === void 0 ? "" : `its own threshold is ${formatThreshold(threshold)}`;
}
function waiverNote({ waiver }) {
  if (waiver === void 0) return "";
  const { ceiling, expires, source, isNew, reason } = waiver;
  return `waived up to ${ceiling} until ${expires} (UTC) by ${source}${isNew ? ", new in this pull request" : ""}: ${reason}`;
}

// src/report/headline.ts
function headlineOf(report) {
  const why = whyOf(report);
  const isKnown = isSaidElsewhere(report);
  return {
    outcome: report.outcome,
    why,
    others: report.reasons.filter((reason) => !saysSame(reason, why) && !isKnown(reason))
  };
}
function countsLine(report) {
  const counts = countVerdicts(report.comparisons);
  const words = countWords(report);
  return VERDICTS_BY_WEIGHT.filter((verdict) => counts[verdict] > 0).map(
    (verdict) => `${counts[verdict]} ${words[verdict]}${verdict === "regression" ? waivedPart(counts) : ""}`
  ).join(" \xB7 ");
}
function checkLine(check) {
  const name = check.name === "test" ? "tests" : check.name;
  if (check.status === "skipped") return `${name} skipped${because(check)}`;
  if (check.status === "error") return `${name} could not run${because(check)}`;
  const facts = check.tests === void 0 ? findingsFact(check) : testFacts(check);
  return `${name} ${check.status}${facts === "" ? "" : `: ${facts}`}`;
}
function checksLine({ checks }) {
  const marks = { passed: "\u2705", failed: "\u274C", error: "\u274C", skipped: "\u23ED\uFE0F" };
  const markOf = ({ status, cause }) => cause === "machine" ? "\u26A0\uFE0F" : marks[status];
  return checks.map((check) => `${markOf(check)} ${checkLine(check)}`).join(" \xB7 ");
}
function machineParts(machine, harmless) {
  const { cpu, goos, goarch, gomaxprocs, go } = machine;
  const platform = [goos, goarch].filter((part) => part !== "").join("/");
  const procs = gomaxprocs === 0 ? "" : `GOMAXPROCS ${gomaxprocs}`;
  const escaped = (text) => text === "" ? "" : harmless(text);
  return [escaped(cpu), escaped(platform), procs, escaped(go)].filter((part) => part !== "");
}
function whyOf(report) {
  switch (report.outcome) {
    case "unmeasured":
      return report.reasons[0] ?? "nothing could be measured";
    case "failed":
      return failures(report).join("; ") || (report.reasons[0] ?? "the gate failed");
    case "passed":
      return success(report);
  }
}
function failures(report) {
  const counts = countVerdicts(report.comparisons);
  const builds = report.checks.flatMap((c) => c.findings).filter((f) => f.code === "build" && !f.known);
  const build = builds.length > 0 ? [`the code does not build: ${plural(builds.length, "error")}`] : [];
  const regressions = counts.regression > counts.waived ? [slowdown(report, counts)] : [];
  const others = report.checks.filter((check) => build.length === 0 || !isOfBuild(check));
  const checks = others.flatMap((check) => checkFailure(check));
  const found = [...build, ...regressions, ...checks];
  return found.length > 0 || counts.broken === 0 ? found : [`${plural(counts.broken, "benchmark")} broken`];
}
function isOfBuild({ status, findings, tests }) {
  return status === "failed" && findings.length === 0 && (tests?.failed ?? 0) === 0;
}
function slowdown(report, counts) {
  const { regression, total } = counts;
  const many = total === 1 ? "the benchmark" : `${regression} of ${plural(total, "benchmark")}`;
  return `${many} got ${worseWord(report)} by more than ${limitOf(report)}${waivedPart(counts)}`;
}
function waivedPart({ regression, waived }) {
  return waived === 0 ? "" : waived === regression ? " (waived)" : ` (${waived} waived)`;
}
function limitOf({ comparisons, policy }) {
  const worse = comparisons.filter((c) => c.verdict === "regression");
  const thresholds = new Set(worse.map((c) => c.threshold ?? policy.threshold));
  const [only = policy.threshold] = thresholds;
  return thresholds.size > 1 ? "their limits" : formatThreshold(only);
}
function worseWord({ comparisons }) {
  const units = comparisons.filter((c) => c.verdict === "regression").map((c) => c.unit);
  return units.every((unit) => changeWord(unit, "regression") === "slower") ? "slower" : "worse";
}
function checkFailure(check) {
  const { name, status, tests } = check;
  if (status === "error") return [`${name === "test" ? "tests" : name} could not run`];
  if (status !== "failed") return [];
  if (tests !== void 0 && tests.failed > 0)
    return [`${tests.failed} of ${plural(tests.passed + tests.failed, "test")} failed`];
  const clocked = check.findings.filter((f) => f.clocks !== void 0 && !f.known).length;
  if (clocked > 0) return [`${plural(clocked, "test")} ${clocked === 1 ? "depends" : "depend"} on the clock`];
  const others = check.findings.filter((f) => f.code !== "build" && !f.known);
  if (others.length > 0) return [`${name} has ${plural(others.length, "finding")}`];
  return check.findings.length > 0 ? [] : [checkLine(check)];
}
function success(report) {
  const counts = countVerdicts(report.comparisons);
  if (counts.total === 0) return report.reasons[0] ?? nothingMeasured(report);
  if (counts.identical === counts.total)
    return `the code of ${counts.total === 1 ? "the benchmark" : `all ${counts.total} benchmarks`} is identical`;
  if (counts.regression > counts.waived)
    return `${slowdown(report, counts)}, which does not fail the gate here`;
  if (counts.waived > 0) return slowdown(report, counts);
  const told = counts.total - counts.inconclusive - counts.broken - counts.missing - counts.new;
  const hasLimits = report.comparisons.some((c) => c.threshold !== void 0);
  const threshold = hasLimits ? "its limit" : formatThreshold(report.policy.threshold);
  const none = told === 1 ? "the benchmark did not get" : `none of ${told} benchmarks got`;
  const first = told === 0 ? nothingTold(report, threshold) : `${none} slower by more than ${threshold}`;
  return [first, ...asides(counts)].join(", ");
}
function nothingMeasured({ checks }) {
  const ran = checks.filter(({ status }) => status !== "skipped");
  const isGood = ran.length > 0 && ran.every(({ status }) => status === "passed");
  return `${isGood ? "the checks passed, " : ""}no benchmark was measured`;
}
function nothingTold({ comparisons }, threshold) {
  const wasCompared = comparisons.some(({ verdict }) => verdict === "unchanged" || verdict === "improvement");
  return wasCompared ? `nothing that could be told got worse by more than ${threshold}` : "no benchmark could be compared";
}
function asides({ improvement, inconclusive }) {
  const better = improvement > 0 ? [`${improvement} got better`] : [];
  return inconclusive > 0 ? [...better, `${inconclusive} could not be told`] : better;
}
function countWords(report) {
  return {
    regression: worseWord(report),
    broken: "broken",
    missing: "missing",
    inconclusive: "inconclusive",
    improvement: "better",
    new: "new",
    unchanged: "unchanged",
    identical: "identical"
  };
}
function because({ reason }) {
  return reason === "" ? "" : `: ${reason}`;
}
function findingsFact({ findings }) {
  const fresh = findings.filter((f) => !f.known).length;
  const parts = [fresh > 0 ? plural(fresh, "finding") : "", knownFact(findings)];
  return parts.filter((part) => part !== "").join(", ");
}
function knownFact(findings) {
  const known = findings.filter((f) => f.known).length;
  return known > 0 ? `${known} that the base has too` : "";
}
function testFacts({ tests, findings, status }) {
  if (tests === void 0) return "";
  const { passed, failed, skipped, packages, coverage, clocks = [] } = tests;
  const areKnown = status === "passed" && failed > 0;
  const counts = [
    failed > 0 ? `${failed} failed${areKnown ? " as on the base" : ""}` : "",
    `${passed} passed`,
    skipped > 0 ? `${skipped} skipped` : "",
    `in ${plural(packages, "package")}`,
    coverage === void 0 ? "" : `coverage ${formatPercent(coverage)}`,
    clocksFact(clocks),
    areKnown ? "" : knownFact(findings)
  ];
  return counts.filter((part) => part !== "").join(", ");
}
function clocksFact(clocks) {
  if (clocks.length === 0) return "";
  const isOfZones = clocks.every(({ moment }) => moment === void 0);
  return isOfZones ? `and in ${plural(clocks.length, "other time zone")}` : `and with ${plural(clocks.length, "other clock")}`;
}
function isSaidElsewhere({ comparisons, checks }) {
  const failed = checks.flatMap(({ name }) => [`${name} failed`, `${name} could not run`]);
  const titles = new Set(
    comparisons.map((row) => `${row.pkg === "" ? "" : `${row.pkg}.`}${displayName(row)}`)
  );
  return (reason) => titles.has(reason.split(" ", 1)[0] ?? "") || failed.some((beginning) => reason.startsWith(beginning));
}
function saysSame(a, b) {
  const plain = (text) => text.toLowerCase().replaceAll(/[.\s]+$/g, "");
  return plain(a) === plain(b);
}

// src/report/shared-notes.ts
var MANY = 5;
function sortByNotes(rows) {
  const noted = rows.map((row) => ({ row, notes: rowNotes(row) }));
  const counts = /* @__PURE__ */ new Map();
  for (const key of noted.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const groups = /* @__PURE__ */ new Map();
  for (const each of noted) {
    const key = keysOf(each).filter((sentence) => (counts.get(sentence) ?? 0) >= MANY);
    const group = groups.get(key.join("\n")) ?? [];
    group.push(each);
    groups.set(key.join("\n"), group);
  }
  const shared = [...groups].filter(([key, group]) => key !== "" && group.length >= MANY);
  const isShared = new Set(shared.flatMap(([, group]) => group));
  return {
    own: noted.filter((each) => !isShared.has(each)),
    shared: shared.map(([key, group]) => split(new Set(key.split("\n")), group))
  };
}
function split(shared, group) {
  const isShared = (row) => (note) => shared.has(keyOf(row, note));
  const [first] = group;
  return {
    notes: first === void 0 ? [] : first.notes.filter(isShared(first.row)),
    rows: group.map(({ row, notes }) => ({ row, notes: notes.filter((note) => !isShared(row)(note)) }))
  };
}
function keysOf({ row, notes }) {
  return [...new Set(notes.map((note) => keyOf(row, note)))];
}
function keyOf({ verdict }, note) {
  return JSON.stringify([verdict, note]);
}

// src/report/command.ts
function reproduceCommand(report) {
  const isRun = report.base.sha !== "" || report.stored !== void 0;
  const words = isRun ? runWords(report) : compareWords(report);
  if (words.length === 0) return "";
  return ["go-steady", ...words.map((word) => typeof word === "string" ? quoted(word) : word.code)].join(
    " "
  );
}
function compareWords({ base, head }) {
  return base.ref === "" || head.ref === "" ? [] : ["compare", base.ref, head.ref];
}
function runWords({ base, head, policy, selection, stored }) {
  const side = head.dirty || head.sha === "" ? [] : [`--head=${head.sha}`];
  const threshold = `--threshold=${formatThreshold(policy.threshold).replace(" ", "")}`;
  const alpha = `--alpha=${formatThreshold(policy.alpha).replace(" ", "")}`;
  const flags = Object.entries({
    bench: selection?.bench === "." ? "" : selection?.bench,
    benchtime: selection?.benchtime,
    cpu: selection?.cpu
  }).flatMap(([name, value]) => value === void 0 || value === "" ? [] : [`--${name}=${value}`]);
  const packages = selection?.packages.join(" ") === "./..." ? [] : selection?.packages ?? [];
  const named = packages.filter((pkg) => !pkg.startsWith("-"));
  const file = stored?.file ? [`--baseline-file=${stored.file}`] : [];
  const against = stored === void 0 ? [`--base=${base.sha}`] : ["--baseline=file", ...file];
  const more = selection?.flags ?? [];
  const unknown = (selection?.withheld ?? []).map(fromVariable);
  return ["run", ...against, ...side, threshold, alpha, ...flags, ...more, ...unknown, ...named];
}
function fromVariable(name) {
  const variable = name.toUpperCase().replaceAll("-", "_");
  return { code: `"--${name}=$${variable}"` };
}
function quoted(word) {
  const clean = word.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "");
  if (/^[\w%+./:=@,-]+$/.test(clean)) return clean;
  if (!/[\n\t]/.test(clean)) return inQuotes(clean);
  const spelt = clean.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("	", "\\t");
  return `"$(printf %b ${inQuotes(spelt)})"`;
}
function inQuotes(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

// src/report/package-labels.ts
function packageLabels(pkgs) {
  const paths = [...new Set(pkgs)].map((pkg) => pkg.split("/"));
  const [first = [], ...others] = paths;
  if (others.length === 0) return { common: first.join("/"), labelOf: () => "" };
  const differs = first.findIndex((part, i) => others.some((path) => path[i] !== part));
  const shared = first.slice(0, differs === -1 ? first.length : differs);
  return {
    common: shared.join("/"),
    labelOf: (pkg) => pkg.split("/").slice(shared.length).join("/") || (shared.at(-1) ?? pkg)
  };
}

// src/report/reach/changed-code.ts
function firstOfFunctions(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const row of rows.filter(({ reach }) => reach !== void 0)) {
    const key = `${row.pkg}
${functionOf(row.name)}`;
    if (!found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}

export {
  rowNotes,
  unitWithoutNumber,
  headlineOf,
  countsLine,
  checkLine,
  checksLine,
  machineParts,
  sortByNotes,
  reproduceCommand,
  packageLabels,
  firstOfFunctions
};
