import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  BENCH_ARGS_RULE,
  decodeAlpha,
  decodeBenchArgs,
  decodeBenchtime,
  decodeBoolean,
  decodeCount,
  decodeCpu,
  decodeDuration,
  decodePatterns,
  decodeRatio,
  decodeRegion,
  decodeWorkflow,
  listOf,
  oneOf,
  splitWords
} from "./chunk-6M2NMWDT.js";
import {
  PatternFault
} from "./chunk-XRCYJHEA.js";
import {
  UsageError
} from "./chunk-MF2IKNT3.js";

// src/patterns/bench-pattern.ts
var BenchPattern = class {
  /** As it was written. */
  source;
  #alternatives;
  constructor(source, alternatives) {
    this.source = source;
    this.#alternatives = alternatives;
  }
  /** canMatch says whether the pattern can match something in a benchmark function: `BenchmarkParse`. */
  canMatch(functionName) {
    return this.#alternatives.some(({ first }) => first(functionName));
  }
  /** within matches one benchmark function and, below it, what this pattern matches there. */
  within(functionName) {
    const ours = this.#alternatives.filter(({ first }) => first(functionName));
    const alone = `^${functionName}$`;
    return ours.map(({ rest }) => [alone, ...rest].join("/")).join("|") || alone;
  }
};
var EVERY_BENCHMARK = new BenchPattern(".", [{ first: () => true, rest: [] }]);
async function readBenchPattern(source) {
  if (source === EVERY_BENCHMARK.source) return EVERY_BENCHMARK;
  const { compileGoRegexp } = await import("./go-regexp-MFJVMCPG.js");
  return benchPattern(source, compileGoRegexp);
}
function benchPattern(source, compile) {
  const alternatives = [];
  for (const alternative of splitAt("|", source)) {
    const [first = "", ...rest] = splitAt("/", alternative);
    const name = compilePart(first, compile);
    const fault = [name, ...rest.map((part) => compilePart(part, compile))].find(isFault);
    if (fault !== void 0) return fault;
    if (!isFault(name)) alternatives.push({ first: name.isIn, rest });
  }
  return new BenchPattern(source, alternatives);
}
function isFault(value) {
  return value instanceof PatternFault;
}
function compilePart(part, compile) {
  const visible = part.replace(/[\s\u0085]/gu, "_");
  const [unseen] = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.exec(visible) ?? [];
  if (unseen === void 0) return compile(visible);
  const code = unseen.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return new PatternFault(`U+${code} cannot be printed`);
}
function splitAt(separator, pattern) {
  const parts = [];
  let [start, squares, rounds] = [0, 0, 0];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") i++;
    else if (c === "[") squares++;
    else if (c === "]") squares = Math.max(0, squares - 1);
    else if (squares > 0) continue;
    else if (c === "(") rounds++;
    else if (c === ")") rounds--;
    else if (c === separator && rounds === 0) {
      parts.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}

// src/options/clock-lists.ts
var ZONES_RULE = "a list of time zones such as Asia/Singapore, Europe/Berlin";
var MOMENTS_RULE = "a list of UTC times such as 2028-02-29T12:00Z (years 1970 to 2099), dst, leap-day and year-end";
function decodeZones(value) {
  const zones = listIn(value);
  return zones.every((zone) => /^[A-Za-z][\w+-]*(\/[A-Za-z][\w+-]*)*$/.test(zone)) ? zones : void 0;
}
function decodeMoments(value) {
  const moments = listIn(value).map(decodeMoment);
  return moments.includes(void 0) ? void 0 : moments.filter((moment) => moment !== void 0);
}
function decodeMoment(text) {
  if (text === "dst" || text === "leap-day" || text === "year-end") return { kind: text };
  const [, day, time = "T12:00", seconds = ":00"] = /^(\d{4}-\d\d-\d\d)(?:([T ]\d\d:\d\d)(:\d\d)?Z?)?$/.exec(text) ?? [];
  const moment = `${day}${time.replace(" ", "T")}${seconds}Z`;
  const date = new Date(moment);
  const isThere = !Number.isNaN(date.getTime()) && date.toISOString() === moment.replace("Z", ".000Z");
  return isThere && moment >= "1970" && moment < "2100" ? { kind: "at", moment } : void 0;
}
function listIn(value) {
  return [...new Set(value.split(",").map((entry) => entry.trim()))].filter((entry) => entry !== "");
}

// src/options/options.ts
var FAIL_ON = ["regression", "broken", "missing", "inconclusive", "build", "check"];
var BASELINES = ["paired", "artifact", "cache", "file"];
var STAGES = ["all", "test", "bench", "report"];
var DEFAULTS = {
  stage: "all",
  "go-version": "",
  "go-version-file": "",
  "working-directory": ".",
  packages: "./...",
  prepare: "",
  "build-flags": "",
  vet: "true",
  staticcheck: "true",
  "only-new": "false",
  test: "true",
  "test-flags": "",
  coverage: "false",
  timezones: "",
  moments: "",
  bench: ".",
  "bench-args": "",
  count: "5",
  "max-count": "100",
  benchtime: "",
  cpu: "",
  "time-budget": "10m",
  threshold: "",
  // 5 %, or what the file of limits says: only who gives one overrules the file
  alpha: "1%",
  baseline: "paired",
  "baseline-file": "",
  "baseline-workflow": "",
  "baseline-ref": "",
  "fail-on": "regression,build,check",
  config: "",
  out: "",
  region: "",
  cache: "true"
};
var DEFAULT_THRESHOLD = 0.05;
var ACTION_ONLY = ["baseline-workflow", "cache"];
async function decodeOptions(raw) {
  const problems = [];
  const text = (name) => raw[name]?.trim() || DEFAULTS[name];
  const optional = (name) => text(name) || void 0;
  const read = (name, decode, rule, fallback) => {
    const value = decode(text(name));
    if (value === void 0) problems.push(`${name}: ${JSON.stringify(text(name))} is not ${rule}`);
    return value ?? fallback;
  };
  const readOptional = (name, decode, rule) => optional(name) === void 0 ? void 0 : read(name, decode, rule, void 0);
  const flag = (name) => read(name, decodeBoolean, "true or false", false);
  const pattern = await readPattern(text("bench"));
  const count = read("count", decodeCount, "a whole number from 1 to 10000", 1);
  const options = {
    stage: read("stage", oneOf(STAGES), `one of ${STAGES.join(", ")}`, "all"),
    goVersion: optional("go-version"),
    goVersionFile: optional("go-version-file"),
    workingDirectory: text("working-directory"),
    packages: read(
      "packages",
      decodePatterns,
      "a list of package patterns such as ./... (flags belong to build-flags)",
      []
    ),
    prepare: text("prepare"),
    buildFlags: read("build-flags", splitWords, "a list of flags (a quote is not closed)", []),
    vet: flag("vet"),
    staticcheck: flag("staticcheck"),
    onlyNew: flag("only-new"),
    test: flag("test"),
    testFlags: read("test-flags", splitWords, "a list of flags (a quote is not closed)", []),
    coverage: flag("coverage"),
    timezones: read("timezones", decodeZones, ZONES_RULE, []),
    moments: read("moments", decodeMoments, MOMENTS_RULE, []),
    bench: read("bench", () => pattern.value, pattern.rule, EVERY_BENCHMARK),
    benchArgs: read("bench-args", decodeBenchArgs, BENCH_ARGS_RULE, []),
    count,
    maxCount: Math.max(count, read("max-count", decodeCount, "a whole number from 1 to 10000", count)),
    benchtime: readOptional(
      "benchtime",
      decodeBenchtime,
      "a duration such as 100ms, or a count such as 100x"
    ),
    cpu: read("cpu", decodeCpu, "a list of whole numbers such as 1,2,4", []),
    timeBudget: read("time-budget", decodeDuration, "a duration such as 90s, 10m or 1h30m", 0),
    threshold: readOptional("threshold", decodeRatio, "a share above 0 such as 5% or 0.05"),
    alpha: read("alpha", decodeAlpha, "a share between 0 and 1 such as 1% or 0.01", 0),
    baseline: read("baseline", oneOf(BASELINES), `one of ${BASELINES.join(", ")}`, "paired"),
    baselineFile: optional("baseline-file"),
    baselineWorkflow: readOptional(
      "baseline-workflow",
      decodeWorkflow,
      "the name of a workflow's file such as main.yml (without a folder)"
    ),
    baselineRef: optional("baseline-ref"),
    headRef: raw.head?.trim() || void 0,
    failOn: read("fail-on", listOf(FAIL_ON), `"never" or a list from ${FAIL_ON.join(", ")}`, []),
    config: optional("config"),
    out: optional("out"),
    region: read("region", decodeRegion, "a word of at most 60 letters, digits, dots and dashes", ""),
    cache: flag("cache"),
    asked: askedIn(raw)
  };
  if (options.baseline !== "file" && options.baselineFile !== void 0)
    problems.push(`baseline-file: ${JSON.stringify(options.baselineFile)} is only read with baseline: file`);
  if (options.baseline !== "artifact" && options.baselineWorkflow !== void 0)
    problems.push(
      `baseline-workflow: ${JSON.stringify(options.baselineWorkflow)} is only read with baseline: artifact`
    );
  if (!options.test && options.timezones.length + options.moments.length > 0)
    problems.push("timezones, moments: they are for the tests, which test: false leaves out");
  if (options.moments.some(({ kind }) => kind === "dst") && options.timezones.length === 0)
    problems.push("moments: dst needs timezones: it means the changes of their clocks");
  if (problems.length > 0)
    throw new UsageError(
      problems.join("\n"),
      "mend the value; docs/options.md lists every option with its form"
    );
  return options;
}
async function readPattern(source) {
  const pattern = await readBenchPattern(source);
  return pattern instanceof PatternFault ? { value: void 0, rule: pattern.rule } : { value: pattern, rule: "" };
}
function askedIn(raw) {
  const defaults = DEFAULTS;
  const written = Object.entries(raw).map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(written.filter(([name, value]) => value !== "" && value !== defaults[name]));
}

export {
  DEFAULTS,
  DEFAULT_THRESHOLD,
  ACTION_ONLY,
  decodeOptions
};
