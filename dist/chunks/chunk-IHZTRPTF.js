import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  BENCH_ARGS_RULE,
  REACH_MODES,
  Refused,
  anyText,
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
  decodeRetries,
  decodeWorkflow,
  decodedBy,
  isTime,
  listOf,
  oneOf,
  optional,
  splitWords
} from "./chunk-WM35EGX7.js";
import {
  PatternFault
} from "./chunk-SZJENFAO.js";

// src/patterns/bench-pattern.ts
var BenchPattern = class _BenchPattern {
  /** As it was written. */
  source;
  #alternatives;
  constructor(source, alternatives) {
    this.source = source;
    this.#alternatives = alternatives;
  }
  /** canMatch is true when the pattern may match something in a benchmark function: `BenchmarkParse`. */
  canMatch(functionName) {
    return this.#alternatives.some(({ first }) => first(functionName));
  }
  /** within is a pattern for one benchmark function, and for what this pattern matches below it. */
  within(functionName) {
    const ours = this.#alternatives.filter(({ first }) => first(functionName));
    const alone = `^${functionName}$`;
    return ours.map(({ rest }) => [alone, ...rest].join("/")).join("|") || alone;
  }
  /** only is a pattern for these benchmark functions, and for what this pattern matches below them. */
  only(functionNames) {
    const ours = new Set(functionNames.filter((name) => this.canMatch(name)));
    const source = [...ours].map((name) => this.within(name)).join("|") || NO_BENCHMARK;
    const alternatives = this.#alternatives.map(({ first, rest }) => ({
      first: (name) => ours.has(name) && first(name),
      rest
    }));
    return new _BenchPattern(source, alternatives);
  }
};
var NO_BENCHMARK = "^$";
var EVERY_BENCHMARK = new BenchPattern(".", [{ first: () => true, rest: [] }]);
async function readBenchPattern(source) {
  if (source === EVERY_BENCHMARK.source) return EVERY_BENCHMARK;
  const { compileGoRegexp } = await import("./go-regexp-UTTLZYIQ.js");
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
  return isTime(moment) && moment >= "1970" && moment < "2100" ? { kind: "at", moment } : void 0;
}
function listIn(value) {
  return [...new Set(value.split(",").map((entry) => entry.trim()))].filter((entry) => entry !== "");
}

// src/options/table.ts
var STAGES = ["all", "test", "bench", "report", "publish", "page"];
var FAIL_ON = [
  "regression",
  "broken",
  "missing",
  "inconclusive",
  "build",
  "check",
  "flaky"
];
var BASELINES = ["paired", "artifact", "cache", "file"];
var OPTIONAL_TEXT = optional(anyText);
var SWITCH = decodedBy(decodeBoolean, "true or false");
var FLAGS = decodedBy(splitWords, "a list of flags (a quote is not closed)");
var COUNT = decodedBy(decodeCount, "a whole number from 1 to 10000");
async function readBench(text) {
  const pattern = await readBenchPattern(text);
  return pattern instanceof PatternFault ? new Refused(pattern.rule) : pattern;
}
var OPTIONS = {
  stage: {
    fallback: "all",
    about: "Which part of the job: `all`, `test` (the checks alone), `bench` (the benchmarks alone), `report` (the comment on what another job measured), `publish` (what other jobs measured becomes a part of the history) or `page` (a page of the history).",
    form: "`all`, `test`, `bench`, `report`, `publish` or `page`",
    example: "bench",
    read: decodedBy(oneOf(STAGES), `one of ${STAGES.join(", ")}`)
  },
  "go-version": {
    fallback: "",
    about: "Go version to use: exact (`1.26.8`), a line (`1.26`) a range (`>=1.25`), `stable` or `oldstable`. Default: what the version file says.",
    form: "a version, a line of versions, a range, `stable` or `oldstable`",
    example: "1.26",
    read: OPTIONAL_TEXT
  },
  "go-version-file": {
    fallback: "",
    about: "File that names the Go version, relative to the working directory. Default: `go.work` or `go.mod`.",
    form: "a `*.mod`, `*.work`, `.go-version` or `.tool-versions`",
    example: "tools/go.mod",
    read: OPTIONAL_TEXT
  },
  "working-directory": {
    fallback: ".",
    about: "Folder of the Go module, relative to the repository.",
    form: "a folder of the repository",
    example: "server",
    read: anyText
  },
  packages: {
    fallback: "./...",
    about: "Package patterns of the go command, relative to the working directory.",
    form: "patterns with blanks between them",
    example: "./parse ./render/...",
    read: decodedBy(decodePatterns, "a list of package patterns such as ./... (flags belong to build-flags)")
  },
  prepare: {
    fallback: "",
    about: "Shell command run in both trees before building: code generation, submodules, LFS.",
    form: "a shell command",
    example: "go generate ./...",
    read: anyText
  },
  "build-flags": {
    fallback: "",
    about: "Flags for vet, tests and both builds, such as `-tags=integration`.",
    form: "flags with blanks between them; quotes as in `GOFLAGS`",
    example: "-tags=integration",
    read: FLAGS
  },
  vet: {
    fallback: "true",
    about: "Run `go vet`.",
    form: "`true` or `false`",
    example: "false",
    read: SWITCH
  },
  staticcheck: {
    fallback: "true",
    about: "Run staticcheck, at a version that fits the project's Go.",
    form: "`true` or `false`",
    example: "false",
    read: SWITCH
  },
  "only-new": {
    fallback: "false",
    about: "Findings that the base has, too, do not fail.",
    form: "`true` or `false`",
    example: "true",
    read: SWITCH
  },
  test: {
    fallback: "true",
    about: "Run the tests.",
    form: "`true` or `false`",
    example: "false",
    read: SWITCH
  },
  "test-flags": {
    fallback: "",
    about: "Flags for `go test`, such as `-race -short`.",
    form: "flags with blanks between them; quotes as in `GOFLAGS`",
    example: "-race -short",
    read: FLAGS
  },
  "test-retries": {
    fallback: "0",
    about: "How often a failed test is run again, alone. One that then passes is flaky: it is listed, and fails the job with `fail-on: flaky` alone. A data race or a panic is never called flaky.",
    form: "a whole number, 0 to 10",
    example: "2",
    read: decodedBy(decodeRetries, "a whole number from 0 to 10")
  },
  coverage: {
    fallback: "false",
    about: "Report the coverage of the tests.",
    form: "`true` or `false`",
    example: "true",
    read: SWITCH
  },
  timezones: {
    fallback: "",
    about: "Time zones in which the tests run, too, such as `Asia/Kathmandu, Europe/Berlin`: what fails in some alone is named with them.",
    form: "names of time zones with commas between them",
    example: "Asia/Kathmandu, Europe/Berlin",
    read: decodedBy(decodeZones, ZONES_RULE)
  },
  moments: {
    fallback: "",
    about: "When the tests run, too, as if it were then: UTC times, `dst` (the next changes of the `timezones`), `leap-day`, `year-end`.",
    form: "UTC times, `dst`, `leap-day` and `year-end`, with commas between them; `dst` needs `timezones`",
    example: "2028-02-29T12:00Z, year-end",
    read: decodedBy(decodeMoments, MOMENTS_RULE)
  },
  bench: {
    fallback: ".",
    about: "Regular expression of `go test -bench`.",
    form: "a regular expression of Go",
    example: "Parse/size=1k",
    read: readBench
  },
  "bench-args": {
    fallback: "",
    about: "Arguments for the test binaries of benchmarks, as `go test -args` hands them on: flags of the packages' own, and such as `-test.short`. What go-steady sets itself (`-test.bench`, `-test.count`, \u2026) is refused.",
    form: "arguments with blanks between them; quotes as in `GOFLAGS`",
    example: "-test.short -size=10",
    read: decodedBy(decodeBenchArgs, BENCH_ARGS_RULE)
  },
  count: {
    fallback: "5",
    about: "Pairs of samples before the first look; more are taken only where the verdict is open.",
    form: "a whole number, 1 to 10000",
    example: "10",
    read: COUNT
  },
  /** decodeOptions raises it to `count`. */
  "max-count": {
    fallback: "100",
    about: "Pairs of samples at the last look.",
    form: "a whole number, 1 to 10000; never less than `count`",
    example: "40",
    read: COUNT
  },
  /** Undefined: the calibration chooses. */
  benchtime: {
    fallback: "",
    about: "Length of a sample, such as `100ms` or `1000x`. Default: short samples, many of them.",
    form: "a duration, or a number of iterations with an `x`",
    example: "100ms",
    read: optional(decodedBy(decodeBenchtime, "a duration such as 100ms, or a count such as 100x"))
  },
  cpu: {
    fallback: "",
    about: "GOMAXPROCS values to measure with, such as `1,4`. Default: the machine's.",
    form: "whole numbers with commas between them",
    example: "1,4",
    read: decodedBy(decodeCpu, "a list of whole numbers such as 1,2,4")
  },
  /** Seconds. */
  "time-budget": {
    fallback: "10m",
    about: "How long measuring may take: discovery, calibration, linking and samples; builds come on top.",
    form: "a duration",
    example: "1h30m",
    read: decodedBy(decodeDuration, "a duration such as 90s, 10m or 1h30m")
  },
  /** Undefined lets `.go-steady.yml` decide: only a value that was given overrules the file. */
  reach: {
    fallback: "",
    about: "`auto`: benchmarks that the change cannot reach are `identical` and not measured (`docs/reach.md`); `off`: by whole packages alone. Stronger than the `reach` of `.go-steady.yml`. `auto` where neither says one.",
    form: "`auto` or `off`",
    example: "off",
    read: optional(decodedBy(oneOf(REACH_MODES), `one of ${REACH_MODES.join(", ")}`))
  },
  /** A ratio; undefined lets `.go-steady.yml` decide: only a value that was given overrules the file. */
  threshold: {
    fallback: "",
    about: "Smallest change that matters, stronger than the `threshold` of `.go-steady.yml`. 5 % where neither says one.",
    form: "a share above 0: percent or a fraction",
    example: "0.1",
    read: optional(decodedBy(decodeRatio, "a share above 0 such as 5% or 0.05"))
  },
  alpha: {
    fallback: "1%",
    about: "Probability that a pull request which changes nothing fails.",
    form: "a share between 0 and 1: percent or a fraction",
    example: "0.05",
    read: decodedBy(decodeAlpha, "a share between 0 and 1 such as 1% or 0.01")
  },
  baseline: {
    fallback: "paired",
    about: "What to compare with: `paired` (the base, measured beside the head), or what an earlier run stored (a weaker claim): `artifact` or `cache` (the main branch's), `file` (a `bench.out`).",
    form: "`paired`, `artifact`, `cache` or `file`",
    example: "file",
    read: decodedBy(oneOf(BASELINES), `one of ${BASELINES.join(", ")}`)
  },
  /** Relative to the folder where the program was started. */
  "baseline-file": {
    fallback: "",
    about: "With `baseline: file`: the `head.bench.out` of an earlier run. Default: none is stored yet, the head is only measured.",
    form: "a file; only with `baseline: file`",
    example: "stored/head.bench.out",
    read: OPTIONAL_TEXT
  },
  "baseline-workflow": {
    fallback: "",
    about: "With `baseline: artifact`: file name of the workflow whose runs of the main branch store the baseline. Default: any workflow of the repository.",
    form: "the name of a workflow's file; only with `baseline: artifact`",
    example: "main.yml",
    noFlag: true,
    read: optional(
      decodedBy(decodeWorkflow, "the name of a workflow's file such as main.yml (without a folder)")
    )
  },
  "baseline-ref": {
    fallback: "",
    about: "Revision to compare with. Default: what the event says, or the merge base with the main branch.",
    form: "a revision: branch, tag or commit",
    example: "v1.4.0",
    read: OPTIONAL_TEXT
  },
  "fail-on": {
    fallback: "regression,build,check",
    about: "What fails the job: `never`, or a list from `regression` (also a benchmark that breaks on the head alone), `broken` (on any side), `missing`, `inconclusive`, `build`, `check`, `flaky` (with `test-retries`).",
    form: "`never`, or a list of `regression`, `broken`, `missing`, `inconclusive`, `build`, `check`, `flaky`",
    example: "regression,broken",
    read: decodedBy(listOf(FAIL_ON), `"never" or a list from ${FAIL_ON.join(", ")}`)
  },
  config: {
    fallback: "",
    about: "File of limits and waivers for single benchmarks and units, relative to the working directory. Default: `.go-steady.yml` there or in the repository, where there is one.",
    form: "a YAML file of the form of [config.md](config.md)",
    example: ".github/go-steady.yml",
    read: OPTIONAL_TEXT
  },
  /** Undefined to write none. */
  out: {
    fallback: "",
    about: "Folder for `base.bench.out`, `head.bench.out` and `report.json`. Default: in a workflow a folder of the step's own below the runner's temporary folder, at a terminal none is written.",
    form: "a folder",
    example: "bench-results",
    read: OPTIONAL_TEXT
  },
  region: {
    fallback: "",
    about: "Where the runner stands, such as `eu-west`: in the report, the files of samples and the history.",
    form: "a word of letters, digits, dots and dashes",
    example: "eu-west",
    read: decodedBy(decodeRegion, "a word of at most 60 letters, digits, dots and dashes")
  },
  cache: {
    fallback: "true",
    about: "Keep modules, build cache and staticcheck between runs, where the event may be trusted with it.",
    form: "`true` or `false`",
    example: "false",
    noFlag: true,
    read: SWITCH
  }
};
var OPTION_FORMS = OPTIONS;
var OPTION_NAMES = Object.keys(OPTIONS).filter(
  (name) => name in OPTIONS
);
var FLAG_NAMES = OPTION_NAMES.filter(
  (name) => OPTION_FORMS[name].noFlag !== true
);
function flagOf(name) {
  return OPTION_FORMS[name].fallback === "true" ? `no-${name}` : name;
}

export {
  NO_BENCHMARK,
  OPTIONS,
  OPTION_FORMS,
  OPTION_NAMES,
  FLAG_NAMES,
  flagOf
};
