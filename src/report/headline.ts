// The sentence that a report begins with, and the short lines below it. Plain text: each form escapes it.

import { displayName } from "../model/benchmark.ts";
import type { Check } from "../model/check.ts";
import type { Clock } from "../model/clock.ts";
import type { Machine, Outcome, Report } from "../model/report.ts";
import { VERDICTS_BY_WEIGHT, type Verdict } from "../model/verdict.ts";
import { formatPercent, formatThreshold, plural } from "./format.ts";
import { changeWord, countVerdicts, type VerdictCounts } from "./verdict-groups.ts";

interface Headline {
  readonly outcome: Outcome;
  /** No full stop: `2 of 42 benchmarks got slower by more than 5 %`. */
  readonly why: string;
  /** Reasons of the report that neither `why` nor a row or a check says. */
  readonly others: readonly string[];
}

/** headlineOf trusts the outcome of the report, and counts the rest itself. */
export function headlineOf(report: Report): Headline {
  const why = whyOf(report);
  const isKnown = isSaidElsewhere(report);
  return {
    outcome: report.outcome,
    why,
    others: report.reasons.filter((reason) => !saysSame(reason, why) && !isKnown(reason)),
  };
}

/** countsLine counts the benchmarks by verdict: `1 slower · 30 unchanged`; "" where there are none. */
export function countsLine(report: Report): string {
  const counts = countVerdicts(report.comparisons);
  const words = countWords(report);
  return VERDICTS_BY_WEIGHT.filter((verdict) => counts[verdict] > 0)
    .map(
      (verdict) =>
        `${counts[verdict]} ${words[verdict]}${verdict === "regression" ? waivedPart(counts) : ""}`,
    )
    .join(" · ");
}

/** checkLine is `vet passed`, `staticcheck failed: 2 findings`. */
export function checkLine(check: Check): string {
  const name = check.name === "test" ? "tests" : check.name;
  if (check.status === "skipped") return `${name} skipped${because(check)}`;
  if (check.status === "error") return `${name} could not run${because(check)}`;
  const facts = check.tests === undefined ? findingsFact(check) : testFacts(check);
  return `${name} ${check.status}${facts === "" ? "" : `: ${facts}`}`;
}

/** checksLine is all checks, each with its mark; "" where there were none. */
export function checksLine({ checks }: Report): string {
  const marks = { passed: "✅", failed: "❌", error: "❌", skipped: "⏭️" } as const;
  const markOf = ({ status, cause }: Check) => (cause === "machine" ? "⚠️" : marks[status]);
  return checks.map((check) => `${markOf(check)} ${checkLine(check)}`).join(" · ");
}

/** machineParts are the known facts of a machine, its texts escaped by `harmless`. */
export function machineParts(machine: Machine, harmless: (text: string) => string): string[] {
  const { cpu, goos, goarch, gomaxprocs, go } = machine;
  const platform = [goos, goarch].filter((part) => part !== "").join("/");
  const procs = gomaxprocs === 0 ? "" : `GOMAXPROCS ${gomaxprocs}`;
  const escaped = (text: string) => (text === "" ? "" : harmless(text));
  return [escaped(cpu), escaped(platform), procs, escaped(go)].filter((part) => part !== "");
}

function whyOf(report: Report): string {
  switch (report.outcome) {
    case "unmeasured":
      return report.reasons[0] ?? "nothing could be measured";
    case "failed":
      return failures(report).join("; ") || (report.reasons[0] ?? "the gate failed");
    case "passed":
      return success(report);
  }
}

function failures(report: Report): string[] {
  const counts = countVerdicts(report.comparisons);
  const builds = report.checks.flatMap((c) => c.findings).filter((f) => f.code === "build" && !f.known);
  const build = builds.length > 0 ? [`the code does not build: ${plural(builds.length, "error")}`] : [];
  const regressions = counts.regression > counts.waived ? [slowdown(report, counts)] : [];
  const others = report.checks.filter((check) => build.length === 0 || !isOfBuild(check));
  const checks = others.flatMap((check) => checkFailure(check));
  const found = [...build, ...regressions, ...checks];
  // Broken benchmarks fail the gate only where the user says so: they are the cause when there is no other.
  return found.length > 0 || counts.broken === 0 ? found : [`${plural(counts.broken, "benchmark")} broken`];
}

/** True for a check that failed only for build errors, which another check lists. */
function isOfBuild({ status, findings, tests }: Check): boolean {
  return status === "failed" && findings.length === 0 && (tests?.failed ?? 0) === 0;
}

function slowdown(report: Report, counts: VerdictCounts): string {
  const { regression, total } = counts;
  const many = total === 1 ? "the benchmark" : `${regression} of ${plural(total, "benchmark")}`;
  return `${many} got ${worseWord(report)} by more than ${limitOf(report)}${waivedPart(counts)}`;
}

/** ` (1 waived)`, "" for none. */
function waivedPart({ regression, waived }: VerdictCounts): string {
  return waived === 0 ? "" : waived === regression ? " (waived)" : ` (${waived} waived)`;
}

/** Rows may have limits of their own. */
function limitOf({ comparisons, policy }: Report): string {
  const worse = comparisons.filter((c) => c.verdict === "regression");
  const thresholds = new Set(worse.map((c) => c.threshold ?? policy.threshold));
  const [only = policy.threshold] = thresholds;
  return thresholds.size > 1 ? "their limits" : formatThreshold(only);
}

/** "slower" when all regressions are of time or throughput, "worse" otherwise. */
function worseWord({ comparisons }: Report): string {
  const units = comparisons.filter((c) => c.verdict === "regression").map((c) => c.unit);
  return units.every((unit) => changeWord(unit, "regression") === "slower") ? "slower" : "worse";
}

/** Short: the reason of a check that could not run stands at the check. */
function checkFailure(check: Check): string[] {
  const { name, status, tests } = check;
  if (status === "error") return [`${name === "test" ? "tests" : name} could not run`];
  if (status !== "failed") return [];
  if (tests !== undefined && tests.failed > 0)
    return [`${tests.failed} of ${plural(tests.passed + tests.failed, "test")} failed`];
  const clocked = check.findings.filter((f) => f.clocks !== undefined && !f.known).length;
  if (clocked > 0) return [`${plural(clocked, "test")} ${clocked === 1 ? "depends" : "depend"} on the clock`];
  // Build errors have their own sentence already.
  const others = check.findings.filter((f) => f.code !== "build" && !f.known);
  if (others.length > 0) return [`${name} has ${plural(others.length, "finding")}`];
  return check.findings.length > 0 ? [] : [checkLine(check)];
}

function success(report: Report): string {
  const counts = countVerdicts(report.comparisons);
  if (counts.total === 0) return report.reasons[0] ?? nothingMeasured(report);
  if (counts.identical === counts.total)
    return `the code of ${counts.total === 1 ? "the benchmark" : `all ${counts.total} benchmarks`} is identical`;
  if (counts.regression > counts.waived)
    return `${slowdown(report, counts)}, which does not fail the gate here`;
  if (counts.waived > 0) return slowdown(report, counts);
  const told = counts.total - counts.inconclusive - counts.broken - counts.missing - counts.new;
  const hasLimits = report.comparisons.some((c) => c.threshold !== undefined);
  const threshold = hasLimits ? "its limit" : formatThreshold(report.policy.threshold);
  const none = told === 1 ? "the benchmark did not get" : `none of ${told} benchmarks got`;
  const first = told === 0 ? nothingTold(report, threshold) : `${none} slower by more than ${threshold}`;
  return [first, ...asides(counts)].join(", ");
}

/** Why there is no benchmark (none exists, none was asked for, no base) stands in the notes. */
function nothingMeasured({ checks }: Report): string {
  const ran = checks.filter(({ status }) => status !== "skipped");
  const isGood = ran.length > 0 && ran.every(({ status }) => status === "passed");
  return `${isGood ? "the checks passed, " : ""}no benchmark was measured`;
}

/** A benchmark with one inconclusive unit counts as inconclusive; its other units were compared. */
function nothingTold({ comparisons }: Report, threshold: string): string {
  const wasCompared = comparisons.some(({ verdict }) => verdict === "unchanged" || verdict === "improvement");
  return wasCompared
    ? `nothing that could be told got worse by more than ${threshold}`
    : "no benchmark could be compared";
}

function asides({ improvement, inconclusive }: VerdictCounts): string[] {
  const better = improvement > 0 ? [`${improvement} got better`] : [];
  return inconclusive > 0 ? [...better, `${inconclusive} could not be told`] : better;
}

function countWords(report: Report): Readonly<Record<Verdict, string>> {
  return {
    regression: worseWord(report),
    broken: "broken",
    missing: "missing",
    inconclusive: "inconclusive",
    improvement: "better",
    new: "new",
    unchanged: "unchanged",
    identical: "identical",
  };
}

function because({ reason }: Check): string {
  return reason === "" ? "" : `: ${reason}`;
}

function findingsFact({ findings }: Check): string {
  const fresh = findings.filter((f) => !f.known).length;
  const parts = [fresh > 0 ? plural(fresh, "finding") : "", knownFact(findings)];
  return parts.filter((part) => part !== "").join(", ");
}

function knownFact(findings: Check["findings"]): string {
  const known = findings.filter((f) => f.known).length;
  return known > 0 ? `${known} that the base has too` : "";
}

function testFacts({ tests, findings, status }: Check): string {
  if (tests === undefined) return "";
  const { passed, failed, skipped, packages, coverage, clocks = [] } = tests;
  const areKnown = status === "passed" && failed > 0;
  const counts = [
    failed > 0 ? `${failed} failed${areKnown ? " as on the base" : ""}` : "",
    `${passed} passed`,
    skipped > 0 ? `${skipped} skipped` : "",
    `in ${plural(packages, "package")}`,
    coverage === undefined ? "" : `coverage ${formatPercent(coverage)}`,
    clocksFact(clocks),
    areKnown ? "" : knownFact(findings),
  ];
  return counts.filter((part) => part !== "").join(", ");
}

/** `and in 5 other time zones`; a moment makes it `and with 12 other clocks`. */
function clocksFact(clocks: readonly Clock[]): string {
  if (clocks.length === 0) return "";
  const isOfZones = clocks.every(({ moment }) => moment === undefined);
  return isOfZones
    ? `and in ${plural(clocks.length, "other time zone")}`
    : `and with ${plural(clocks.length, "other clock")}`;
}

/** True for a reason that begins with the name of its benchmark or check, where it already stands. */
function isSaidElsewhere({ comparisons, checks }: Report): (reason: string) => boolean {
  const failed = checks.flatMap(({ name }) => [`${name} failed`, `${name} could not run`]);
  // Names of Go have no spaces, so the first word is the whole name.
  const titles = new Set(
    comparisons.map((row) => `${row.pkg === "" ? "" : `${row.pkg}.`}${displayName(row)}`),
  );
  return (reason) =>
    titles.has(reason.split(" ", 1)[0] ?? "") || failed.some((beginning) => reason.startsWith(beginning));
}

function saysSame(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[.\s]+$/g, "");
  return plain(a) === plain(b);
}
