import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  boundedList,
  boundedText,
  clockFitShape,
  clockShape,
  timeText
} from "./chunk-CDSJ65ZR.js";
import {
  count,
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  text,
  where
} from "./chunk-ZOG3P5RO.js";

// src/model/check.ts
var checkName = oneOf(["vet", "staticcheck", "test"]);
var findingShape = object({
  check: checkName,
  /**
   * Analyser or check code: `printf`, `SA4006`; `build` for code that does not compile; name of a failed
   * test.
   */
  code: boundedText,
  /** For people. Hostile text (output of the code under test), at most 4,096 characters. */
  message: boundedText,
  /** Relative to the repository, with forward slashes; absent where the tool named none. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** 1-based, in bytes, as Go counts. */
  column: optional(count),
  /** True where the base has it, too; absent unless `only-new` asks. */
  known: optional(flag),
  /** Only for a test that fails in some time zones or at some moments, and passes in others. */
  clocks: optional(clockFitShape)
});
var testSummaryShape = object({
  passed: count,
  failed: count,
  skipped: count,
  packages: count,
  /** At most ten, slowest first. */
  slowest: boundedList(object({ pkg: boundedText, test: boundedText, seconds: number })),
  /** Share of statements covered, 0 to 1, over all packages; absent unless asked for. */
  coverage: optional(number),
  /** Clocks with which the tests ran besides UTC, now; not counted above. Absent unless asked for. */
  clocks: optional(boundedList(clockShape))
});
var checkShape = object({
  name: checkName,
  /**
   * `skipped`: not asked for or not possible, as `reason` says. `error`: could not run, which fails the gate,
   * too, unless `cause` is the machine.
   */
  status: oneOf(["passed", "failed", "skipped", "error"]),
  /** Of an `error` by the machine and not the code: the run is unmeasured and does not fail. */
  cause: optional(oneOf(["machine"])),
  /**
   * Why, for `skipped` and `error`; for `failed` where its build errors are listed, if not here; for `passed`
   * a doubt. Else "".
   */
  reason: boundedText,
  /** Most important first. */
  findings: boundedList(findingShape),
  seconds: number,
  /** Only for `test`. */
  tests: optional(testSummaryShape)
});

// src/model/verdict.ts
var VERDICTS_BY_WEIGHT = [
  "regression",
  // significantly worse, by more than the threshold
  "broken",
  // failed, panicked, hung or printed nothing on at least one side
  "missing",
  // the head does not have it
  "inconclusive",
  // the samples do not tell
  "improvement",
  // significantly better, by more than the threshold
  "new",
  // the base does not have it
  "unchanged",
  // any change is smaller than the threshold
  "identical"
  // proved: code and data are the same on both sides
];
var waivedShape = object({
  reason: boundedText,
  /** As written: `20%`, `3 allocs/op`. */
  ceiling: boundedText,
  /** Its last day, in UTC: `2026-12-31`. */
  expires: boundedText,
  /** File and line: `.go-steady.yml:12`. */
  source: boundedText,
  /** The base does not have it. */
  isNew: flag
});
var instructionsShape = object({
  base: number,
  head: number,
  /** head / base − 1. */
  delta: number
});
var comparisonShape = object({
  pkg: boundedText,
  /** Without "Benchmark" and the GOMAXPROCS suffix. */
  name: boundedText,
  /** GOMAXPROCS, at least 1. */
  procs: count,
  /** Tidied; "sec/op" for rows that were not measured. */
  unit: boundedText,
  verdict: oneOf(VERDICTS_BY_WEIGHT),
  /** Centre of the base samples in the unit (seconds, bytes, …); null where there is none. */
  base: nullable(number),
  /** Centre of the head samples; null where there is none. */
  head: nullable(number),
  /** Estimated head/base − 1, a signed ratio; null where there is none (also for base 0). */
  delta: nullable(number),
  /** Lower end of delta's 95 % interval; null where there is none. */
  lo: nullable(number),
  /** Upper end; null where there is none. */
  hi: nullable(number),
  /** Sample pairs behind the verdict; 0 where nothing was measured. */
  pairs: count,
  /** Smallest change that matters in this row, a ratio; absent where it is the report's. */
  threshold: optional(number),
  /** Only for a regression. */
  waiver: optional(waivedShape),
  /** Only for a time that is a regression, where they could be counted. */
  instructions: optional(instructionsShape),
  /** One sentence for people. May quote output of the code under test: hostile, at most 2,000 characters. */
  reason: boundedText,
  /** Only for `broken` by running. On the head alone: the change broke it. */
  brokenOn: optional(oneOf(["base", "head", "both"])),
  /** What a `broken` benchmark printed: hostile, many lines, at most 10,000 characters. */
  output: optional(boundedText),
  /** Of the benchmark function in the head (base for `missing`), relative to the repository. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** Doubts that do not change the verdict: the benchmark's own code differs, … */
  warnings: boundedList(boundedText)
});

// src/model/report.ts
var REPORT_SCHEMA = 1;
var outcomeShape = oneOf(["passed", "failed", "unmeasured"]);
var revision = {
  /** As the user or the event named it; "" where there is none. */
  ref: boundedText,
  /** Full commit hash; "" for files. */
  sha: boundedText
};
var revisionShape = object(revision);
var machineShape = object({
  cpu: boundedText,
  goos: boundedText,
  goarch: boundedText,
  gomaxprocs: count,
  /** Go version: `go1.26.8`. */
  go: boundedText
});
var neighboursShape = object({
  /** CPU time that other virtual machines took. */
  steal: nullable(number),
  /** Time in which at least one program waited for a CPU; our own are among them. */
  cpuWait: nullable(number),
  /** The same for a disk. */
  diskWait: nullable(number)
});
var FLAG = /^--[a-z][a-z-]{0,40}(?:=|$)/;
var selectionShape = object({
  /** Package patterns: `./...`. */
  packages: boundedList(boundedText),
  /** Regular expression of `-bench`. */
  bench: boundedText,
  benchtime: boundedText,
  /** List of GOMAXPROCS values: `1,4`. */
  cpu: boundedText,
  /** All other options that are not the default: `--no-vet`, `--build-flags=-tags=x`. */
  flags: optional(boundedList(where(boundedText, "a flag", (flag2) => FLAG.test(flag2)))),
  /** Names of flags whose values are not shown. */
  withheld: optional(boundedList(where(boundedText, "the name of a flag", (name) => FLAG.test(`--${name}`))))
});
var share = where(number, "a number from 0 on", (value) => value >= 0);
var MAX_CHECKS = 10;
var reportShape = object({
  schema: oneOf([REPORT_SCHEMA]),
  outcome: outcomeShape,
  /** Why the outcome is what it is, one sentence each; first those that fail the gate. */
  reasons: boundedList(boundedText),
  /** Start of the run, ISO 8601 in UTC. */
  started: timeText,
  base: revisionShape,
  head: object({ ...revision, dirty: flag }),
  /**
   * Only for a pull request. Its `head` is the newest commit; `head` of the report is what a merge makes of
   * it.
   */
  pullRequest: optional(object({ number: count, head: boundedText })),
  machine: machineShape,
  /** Absent where nothing was measured, or the system says nothing. */
  neighbours: optional(neighboursShape),
  policy: object({
    /** For rows without a threshold of their own. */
    threshold: share,
    alpha: share,
    /** File of limits and waivers; absent where there is none. */
    config: optional(boundedText)
  }),
  /** Only for a comparison with a stored baseline; `base` is what that says of itself. */
  stored: optional(
    object({
      /** As the user named it; "" where none was stored yet. */
      file: boundedText,
      /** Of its measurement, ISO 8601 in UTC; "" where it does not say. */
      time: where(text, "a time", (time) => time === "" || typeof timeText(time) === "string")
    })
  ),
  /** Absent where files were compared, or all was measured by default. */
  selection: optional(selectionShape),
  checks: list(checkShape, MAX_CHECKS),
  comparisons: boundedList(comparisonShape),
  /** Doubts about the whole run: a fallback that was used, a limit that was met. */
  warnings: boundedList(boundedText),
  /** Wall time, seconds. */
  seconds: object({
    total: number,
    build: number,
    measure: number,
    checks: number,
    /** While a child process ran; the rest of `total` is the program's own. */
    commands: number
  })
});

// src/model/benchmark.ts
function benchmarkKey({ pkg, name, procs }) {
  return `${pkg}
${name}
${procs}`;
}
function functionOf(name) {
  return name.split("/", 1)[0] ?? name;
}
function displayName({ name, procs }) {
  const shown = name === "" || name.startsWith("/") ? `Benchmark${name}` : name;
  return procs === 1 ? shown : `${shown}-${procs}`;
}

// src/report/format.ts
var SECONDS = [
  { factor: 1, prefix: "s" },
  { factor: 1e-3, prefix: "ms" },
  { factor: 1e-6, prefix: "\xB5s" },
  { factor: 1e-9, prefix: "ns" }
];
var BYTES = ["TiB", "GiB", "MiB", "KiB", "B"].map((prefix, i) => ({
  factor: 1024 ** (4 - i),
  prefix
}));
var COUNTS = ["T", "G", "M", "k", ""].map((prefix, i) => ({
  factor: 1e3 ** (4 - i),
  prefix
}));
var EXACT_COUNT = 1e5;
var SAME_SCALE_RATIO = 10;
function formatValue(value, unit) {
  return value === null ? { number: "-", unit: "", custom: false } : scaled(value, value, unit);
}
function formatPair(base, head, unit) {
  if (base === null || head === null || base === 0 || head === 0 || !near(base, head))
    return [formatValue(base, unit), formatValue(head, unit)];
  const smaller = Math.abs(base) < Math.abs(head) ? base : head;
  return [scaled(base, smaller, unit), scaled(head, smaller, unit)];
}
function quantityText({ number: number2, unit }) {
  return unit === "" ? number2 : `${number2} ${unit}`;
}
function formatPercent(ratio) {
  const percent = ratio * 100;
  const digits = Math.abs(percent) < 99.95 ? 1 : 0;
  return `${unsigned(percent.toFixed(digits)).replace("-", "\u2212")} %`;
}
function formatThreshold(ratio) {
  return `${Number((ratio * 100).toPrecision(3))} %`;
}
function formatDelta(delta, lo, hi) {
  if (delta === null) return "";
  const text2 = formatPercent(delta);
  const signed = delta > 0 && text2 !== "0.0 %" ? `+${text2}` : text2;
  if (lo === null || hi === null) return signed;
  if (lo === hi) return `${signed} (exact)`;
  return `${signed} (${bare(lo)} to ${bare(hi)})`;
}
function formatSeconds(seconds) {
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function formatUtc(time) {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) return "unknown time";
  return `${new Date(ms).toISOString().replace("T", " ").slice(0, -8)} UTC`;
}
function unbroken(text2) {
  return text2.replaceAll(" ", "\xA0");
}
function plural(n, noun, nouns = `${noun}s`) {
  return `${n} ${n === 1 ? noun : nouns}`;
}
function scaled(value, reference, unit) {
  const kind = kindOf(unit);
  const exact = kind.scales === COUNTS && Number.isInteger(value) && Math.abs(value) < EXACT_COUNT;
  const { factor, prefix } = exact ? { factor: 1, prefix: "" } : scaleOf(reference, kind.scales);
  const number2 = exact ? String(value) : significant(value / factor);
  return { number: unsigned(number2), unit: kind.label(prefix), custom: kind.custom };
}
function kindOf(unit) {
  const label = (rest) => (prefix) => prefix + rest;
  switch (unit) {
    case "sec/op":
      return { scales: SECONDS, label: label(""), custom: false };
    case "B/op":
      return { scales: BYTES, label: label(""), custom: false };
    case "B/s":
      return { scales: BYTES, label: label("/s"), custom: false };
    case "allocs/op":
      return {
        scales: COUNTS,
        label: (prefix) => `${prefix === "" ? "" : `${prefix} `}allocs`,
        custom: false
      };
  }
  if (unit.startsWith("sec/")) return { scales: SECONDS, label: label(unit.slice(3)), custom: true };
  if (unit.endsWith("-sec")) return { scales: SECONDS, label: label(` ${unit.slice(0, -4)}`), custom: true };
  if (unit.startsWith("B/")) return { scales: BYTES, label: label(unit.slice(1)), custom: true };
  if (unit.endsWith("-B")) return { scales: BYTES, label: label(` ${unit.slice(0, -2)}`), custom: true };
  return { scales: COUNTS, label: (prefix) => prefix === "" ? unit : `${prefix} ${unit}`, custom: true };
}
function scaleOf(value, scales) {
  const size = Math.abs(value);
  const plain = scales.find((s) => s.factor === 1) ?? { factor: 1, prefix: "" };
  if (size === 0) return plain;
  return scales.find((s) => Number((size / s.factor).toPrecision(3)) >= 1) ?? scales.at(-1) ?? plain;
}
function near(a, b) {
  const ratio = a / b;
  return ratio > 1 / SAME_SCALE_RATIO && ratio < SAME_SCALE_RATIO;
}
function significant(value) {
  const size = Math.abs(value);
  if (size >= 1e21 || size > 0 && size < 1e-3) return value.toExponential(2);
  if (size === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Number(size.toPrecision(3)))));
  return value.toFixed(decimals);
}
function bare(ratio) {
  return formatPercent(ratio).slice(0, -2);
}
function unsigned(text2) {
  return /^-[0.]+$/.test(text2) ? text2.slice(1) : text2;
}
function pad(n) {
  return String(n).padStart(2, "0");
}

// src/report/verdict-groups.ts
function rowsOf(comparisons, verdict) {
  const rows = comparisons.filter((c) => c.verdict === verdict);
  return rows.sort((a, b) => compareNumbers(changeOf(b), changeOf(a)) || compareNames(a, b));
}
function countVerdicts(comparisons) {
  const weights = /* @__PURE__ */ new Map();
  for (const comparison of comparisons) {
    const key = benchmarkKey(comparison);
    const weight = VERDICTS_BY_WEIGHT.indexOf(comparison.verdict);
    weights.set(key, Math.min(weight, weights.get(key) ?? weight));
  }
  const found = [...weights.values()];
  const count2 = (verdict) => found.filter((weight) => VERDICTS_BY_WEIGHT[weight] === verdict).length;
  return {
    total: found.length,
    waived: count2("regression") - unwaived(comparisons),
    regression: count2("regression"),
    broken: count2("broken"),
    missing: count2("missing"),
    inconclusive: count2("inconclusive"),
    improvement: count2("improvement"),
    new: count2("new"),
    unchanged: count2("unchanged"),
    identical: count2("identical")
  };
}
function unwaived(comparisons) {
  const rows = comparisons.filter((c) => c.verdict === "regression" && c.waiver === void 0);
  return new Set(rows.map(benchmarkKey)).size;
}
function changeWord(unit, verdict) {
  const worse = verdict === "regression";
  if (unit === "sec/op" || unit === "B/s") return worse ? "slower" : "faster";
  if (unit === "B/op") return worse ? "more memory" : "less memory";
  if (unit === "allocs/op") return worse ? "more allocs" : "fewer allocs";
  return worse ? "worse" : "better";
}
function changeOf({ delta }) {
  return delta === null || delta <= -1 ? Number.POSITIVE_INFINITY : Math.abs(Math.log1p(delta));
}
function compareNumbers(a, b) {
  return a === b ? 0 : a - b;
}
function compareNames(a, b) {
  const [x, y] = [a, b].map((c) => `${benchmarkKey(c)}
${c.unit}`);
  if (x === void 0 || y === void 0 || x === y) return 0;
  return x < y ? -1 : 1;
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
  const escaped = (text2) => text2 === "" ? "" : harmless(text2);
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
  const plain = (text2) => text2.toLowerCase().replaceAll(/[.\s]+$/g, "");
  return plain(a) === plain(b);
}

// src/report/links.ts
function lineLink(links, sha, file, line) {
  const parts = file.split("/");
  const isInside = parts.every((part) => part !== "" && part !== "." && part !== "..") && !new RegExp("\\p{Cs}", "u").test(file);
  if (links.repository === void 0 || !isHash(sha) || !isInside) return "";
  const path = parts.map(encoded).join("/");
  return `${links.repository}/blob/${sha}/${path}${line === void 0 ? "" : `#L${line}`}`;
}
function commitLink(links, sha) {
  return links.repository === void 0 || !isHash(sha) ? "" : `${links.repository}/commit/${sha}`;
}
function linked(markdown, address) {
  return address === "" ? markdown : `[${markdown}](${address})`;
}
function shortSha(sha) {
  return isHash(sha) ? sha.slice(0, 7) : sha;
}
function isHash(sha) {
  return /^[0-9a-f]{7,64}$/.test(sha);
}
function encoded(part) {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  );
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
function inQuotes(text2) {
  return `'${text2.replaceAll("'", "'\\''")}'`;
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

// src/report/row-notes.ts
function rowNotes(row) {
  return [ownWords(row), instructionsNote(row), limitNote(row), waiverNote(row), ...row.warnings].filter(
    (text2) => text2 !== ""
  );
}
var SHARE = "[\xB1+\u2212-]?[\\d.]+(?:e[+-]?\\d+)? %";
var NUMBERS = new RegExp(
  `^${SHARE}(?: (?:slower|faster)| (?:more|less) \\S+)?(?: \\(${SHARE} to ${SHARE}\\))?(?: after \\d+ pairs?)?(?:[,;] |$)`
);
var VALUES = /^\S+ → \S+ \S+(?:: | (?=in all of ))/;
function ownWords({ reason, base, head, delta, pairs }) {
  if (base === null || head === null || delta === null) return reason;
  const rest = reason.replace(NUMBERS, "").replace(VALUES, "");
  return rest === reason ? reason : rest.replace(new RegExp(`(?:^|, )${pairs} pairs?(?:[,;] |$)`), "");
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

export {
  benchmarkKey,
  functionOf,
  displayName,
  VERDICTS_BY_WEIGHT,
  REPORT_SCHEMA,
  reportShape,
  formatPair,
  quantityText,
  formatThreshold,
  formatDelta,
  formatSeconds,
  formatUtc,
  unbroken,
  plural,
  rowNotes,
  unitWithoutNumber,
  rowsOf,
  countVerdicts,
  changeWord,
  headlineOf,
  countsLine,
  checkLine,
  checksLine,
  machineParts,
  lineLink,
  commitLink,
  linked,
  shortSha,
  reproduceCommand,
  packageLabels
};
