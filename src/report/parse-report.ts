// A stored report, read as data from outside: bounded, checked, and in the order of fields that
// docs/report.md has.

import type { Check, Finding, TestSummary } from "../model/check.ts";
import type { Clock, ClockFit } from "../model/clock.ts";
import { REPORT_SCHEMA, type Report, type Selection } from "../model/report.ts";
import type { Comparison, Instructions, Waived } from "../model/verdict.ts";
import { Fields } from "./fields.ts";
import { ReportFormatError } from "./report-error.ts";
import { VERDICTS_BY_WEIGHT } from "./verdict-groups.ts";

/** MAX_REPORT_CHARS is the longest text that is read: some 100,000 comparisons. */
export const MAX_REPORT_CHARS = 64 * 1024 * 1024;

const OUTCOMES = ["passed", "failed", "unmeasured"] as const;
const CHECK_NAMES = ["vet", "staticcheck", "test"] as const;
const CHECK_STATUSES = ["passed", "failed", "skipped", "error"] as const;
const BROKEN_ON = ["base", "head", "both"] as const;
/** There are three checks; more of them would only make a comment long. */
const MAX_CHECKS = 10;

/** parseReport reads the text of a report.json. Throws ReportFormatError. */
export function parseReport(text: string): Report {
  if (text.length > MAX_REPORT_CHARS)
    throw new ReportFormatError("size", `a report of ${text.length} characters is above ${MAX_REPORT_CHARS}`);
  return readReport(parseJson(text));
}

/**
 * readReport checks a value that JSON held, and gives it back with its fields in order. Throws
 * ReportFormatError.
 */
export function readReport(value: unknown): Report {
  const fields = new Fields(value, "report");
  const schema = fields.number("schema");
  if (schema !== REPORT_SCHEMA)
    throw new ReportFormatError("schema", `report has schema ${schema}; this version reads ${REPORT_SCHEMA}`);
  const head = fields.object("head");
  return {
    schema: REPORT_SCHEMA,
    outcome: fields.oneOf("outcome", OUTCOMES),
    reasons: fields.texts("reasons"),
    started: readTime(fields, "started"),
    base: readRevision(fields.object("base")),
    head: { ...readRevision(head), dirty: head.truth("dirty") },
    ...(fields.has("pullRequest") ? { pullRequest: readPullRequest(fields.object("pullRequest")) } : {}),
    machine: readMachine(fields.object("machine")),
    ...(fields.has("neighbours") ? { neighbours: readNeighbours(fields.object("neighbours")) } : {}),
    policy: readPolicy(fields.object("policy")),
    ...(fields.has("stored") ? { stored: readStored(fields.object("stored")) } : {}),
    ...(fields.has("selection") ? { selection: readSelection(fields.object("selection")) } : {}),
    checks: readChecks(fields),
    comparisons: fields.objects("comparisons", readComparison),
    warnings: fields.texts("warnings"),
    seconds: readSeconds(fields.object("seconds")),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ReportFormatError("json", `the report is not JSON: ${cause.message}`, { cause });
  }
}

function readTime(fields: Fields, name: string): string {
  const time = fields.text(name);
  if (Number.isNaN(Date.parse(time)))
    throw new ReportFormatError(
      "shape",
      `report.${name} is not a time: ${JSON.stringify(time.slice(0, 80))}`,
    );
  return time;
}

function readRevision(fields: Fields): Report["base"] {
  return { ref: fields.text("ref"), sha: fields.text("sha") };
}

function readPullRequest(fields: Fields): NonNullable<Report["pullRequest"]> {
  return { number: fields.count("number"), head: fields.text("head") };
}

function readStored(fields: Fields): NonNullable<Report["stored"]> {
  const time = fields.text("time") === "" ? "" : readTime(fields, "time");
  return { file: fields.text("file"), time };
}

function readMachine(fields: Fields): Report["machine"] {
  return {
    cpu: fields.text("cpu"),
    goos: fields.text("goos"),
    goarch: fields.text("goarch"),
    gomaxprocs: fields.count("gomaxprocs"),
    go: fields.text("go"),
  };
}

function readNeighbours(fields: Fields): NonNullable<Report["neighbours"]> {
  return {
    steal: fields.numberOrNull("steal"),
    cpuWait: fields.numberOrNull("cpuWait"),
    diskWait: fields.numberOrNull("diskWait"),
  };
}

function readPolicy(fields: Fields): Report["policy"] {
  const policy = {
    threshold: fields.number("threshold"),
    alpha: fields.number("alpha"),
    ...(fields.has("config") ? { config: fields.text("config") } : {}),
  };
  if (policy.threshold < 0 || policy.alpha < 0)
    throw new ReportFormatError("shape", `report.policy is below 0: ${JSON.stringify(policy)}`);
  return policy;
}

function readSelection(fields: Fields): Selection {
  return {
    packages: fields.texts("packages"),
    bench: fields.text("bench"),
    benchtime: fields.text("benchtime"),
    cpu: fields.text("cpu"),
    ...(fields.has("flags") ? { flags: fields.texts("flags").map(readFlag) } : {}),
    ...(fields.has("withheld")
      ? { withheld: fields.texts("withheld").map((name) => readFlag(`--${name}`).slice(2)) }
      : {}),
  };
}

/** It becomes a word of a command line. */
function readFlag(flag: string): string {
  if (/^--[a-z][a-z-]{0,40}(?:=|$)/.test(flag)) return flag;
  throw new ReportFormatError(
    "shape",
    `report.selection has no flag in ${JSON.stringify(flag.slice(0, 80))}`,
  );
}

function readChecks(fields: Fields): readonly Check[] {
  const checks = fields.objects("checks", readCheck);
  if (checks.length > MAX_CHECKS)
    throw new ReportFormatError(
      "shape",
      `report.checks is ${checks.length} long; at most ${MAX_CHECKS} are read`,
    );
  return checks;
}

function readCheck(fields: Fields): Check {
  return {
    name: fields.oneOf("name", CHECK_NAMES),
    status: fields.oneOf("status", CHECK_STATUSES),
    ...(fields.has("cause") ? { cause: fields.oneOf("cause", ["machine"] as const) } : {}),
    reason: fields.text("reason"),
    findings: fields.objects("findings", readFinding),
    seconds: fields.number("seconds"),
    ...(fields.has("tests") ? { tests: readTests(fields.object("tests")) } : {}),
  };
}

function readFinding(fields: Fields): Finding {
  return {
    check: fields.oneOf("check", CHECK_NAMES),
    code: fields.text("code"),
    message: fields.text("message"),
    ...readPlace(fields),
    ...(fields.has("column") ? { column: fields.count("column") } : {}),
    ...(fields.has("known") ? { known: fields.truth("known") } : {}),
    ...(fields.has("clocks") ? { clocks: readClockFit(fields.object("clocks")) } : {}),
  };
}

function readClockFit(fields: Fields): ClockFit {
  return { fails: fields.objects("fails", readClock), passes: fields.objects("passes", readClock) };
}

function readClock(fields: Fields): Clock {
  return {
    zone: fields.text("zone"),
    ...(fields.has("moment") ? { moment: readTime(fields, "moment") } : {}),
  };
}

function readPlace(fields: Fields): { readonly file?: string; readonly line?: number } {
  return {
    ...(fields.has("file") ? { file: fields.text("file") } : {}),
    ...(fields.has("line") ? { line: fields.count("line") } : {}),
  };
}

function readTests(fields: Fields): TestSummary {
  return {
    passed: fields.count("passed"),
    failed: fields.count("failed"),
    skipped: fields.count("skipped"),
    packages: fields.count("packages"),
    slowest: fields.objects("slowest", (slow) => ({
      pkg: slow.text("pkg"),
      test: slow.text("test"),
      seconds: slow.number("seconds"),
    })),
    ...(fields.has("coverage") ? { coverage: fields.number("coverage") } : {}),
    ...(fields.has("clocks") ? { clocks: fields.objects("clocks", readClock) } : {}),
  };
}

function readComparison(fields: Fields): Comparison {
  return {
    pkg: fields.text("pkg"),
    name: fields.text("name"),
    procs: fields.count("procs"),
    unit: fields.text("unit"),
    verdict: fields.oneOf("verdict", VERDICTS_BY_WEIGHT),
    base: fields.numberOrNull("base"),
    head: fields.numberOrNull("head"),
    delta: fields.numberOrNull("delta"),
    lo: fields.numberOrNull("lo"),
    hi: fields.numberOrNull("hi"),
    pairs: fields.count("pairs"),
    ...(fields.has("threshold") ? { threshold: fields.number("threshold") } : {}),
    ...(fields.has("waiver") ? { waiver: readWaiver(fields.object("waiver")) } : {}),
    ...(fields.has("instructions") ? { instructions: readInstructions(fields.object("instructions")) } : {}),
    reason: fields.text("reason"),
    ...(fields.has("brokenOn") ? { brokenOn: fields.oneOf("brokenOn", BROKEN_ON) } : {}),
    ...(fields.has("output") ? { output: fields.text("output") } : {}),
    ...readPlace(fields),
    warnings: fields.texts("warnings"),
  };
}

function readInstructions(fields: Fields): Instructions {
  return { base: fields.number("base"), head: fields.number("head"), delta: fields.number("delta") };
}

function readWaiver(fields: Fields): Waived {
  return {
    reason: fields.text("reason"),
    ceiling: fields.text("ceiling"),
    expires: fields.text("expires"),
    source: fields.text("source"),
    isNew: fields.truth("isNew"),
  };
}

function readSeconds(fields: Fields): Report["seconds"] {
  return {
    total: fields.number("total"),
    build: fields.number("build"),
    measure: fields.number("measure"),
    checks: fields.number("checks"),
    commands: fields.number("commands"),
  };
}
