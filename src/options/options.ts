// Options: raw strings from inputs or flags, decoded and checked in one place. The names are those of action.yml.

import type { Moment } from "../model/clock.ts";
import { UsageError } from "../model/errors.ts";
import { type BenchPattern, EVERY_BENCHMARK, readBenchPattern } from "../patterns/bench-pattern.ts";
import { PatternFault } from "../patterns/pattern-fault.ts";
import type { Benchtime } from "./benchtime.ts";
import { decodeMoments, decodeZones, MOMENTS_RULE, ZONES_RULE } from "./clock-lists.ts";
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
  splitWords,
} from "./option-values.ts";

/** Stage is which part of the job runs: everything, the checks alone, the benchmarks alone, or the comment on what another job measured. */
export type Stage = "all" | "test" | "bench" | "report";

/** FailOn is a reason to fail the gate. */
export type FailOn = "regression" | "broken" | "missing" | "inconclusive" | "build" | "check";

/** Options is what a run is asked to do, checked and complete. */
export interface Options {
  readonly stage: Stage;
  /** Go version to use; undefined takes it from the version file. */
  readonly goVersion: string | undefined;
  /** Relative to the working directory; undefined means go.work or go.mod. */
  readonly goVersionFile: string | undefined;
  /** Relative to the repository's root. */
  readonly workingDirectory: string;
  /** Package patterns of the go command, relative to the working directory. */
  readonly packages: readonly string[];
  /** Shell command run in both trees before building, "" for none. */
  readonly prepare: string;
  readonly buildFlags: readonly string[];
  readonly vet: boolean;
  readonly staticcheck: boolean;
  readonly onlyNew: boolean;
  readonly test: boolean;
  readonly testFlags: readonly string[];
  readonly coverage: boolean;
  /** Time zones that the tests run in, besides UTC: `Asia/Singapore`. */
  readonly timezones: readonly string[];
  /** When the tests also run, as if it were then. */
  readonly moments: readonly Moment[];
  /** Of `go test -bench`. */
  readonly bench: BenchPattern;
  /** Arguments of test binaries behind those that select benchmarks. */
  readonly benchArgs: readonly string[];
  /** Pairs of samples at the first look, at least 1. */
  readonly count: number;
  /** Pairs of samples at the last look, at least `count`. */
  readonly maxCount: number;
  /** As `go test -benchtime` takes it: a duration or `100x`; undefined lets the calibration choose. */
  readonly benchtime: Benchtime | undefined;
  /** GOMAXPROCS values to measure with; empty means the machine's. */
  readonly cpu: readonly number[];
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
  /** Smallest change that matters, a ratio: 0.05; undefined where nobody gives one, so that a file may. */
  readonly threshold: number | undefined;
  /** Probability that a pull request which changes nothing fails. */
  readonly alpha: number;
  /** What is compared with: a base that is measured beside the head, or what a file kept of an earlier measurement. */
  readonly baseline: "paired" | "artifact" | "cache" | "file";
  /** File of Go benchmark text, relative to where the program was started; undefined where none is kept yet. */
  readonly baselineFile: string | undefined;
  /** File name of the workflow that stores the baseline; undefined means any. */
  readonly baselineWorkflow: string | undefined;
  /** Revision to compare with; undefined lets the event or the main branch say it. */
  readonly baselineRef: string | undefined;
  /** Revision to judge; undefined means the checkout, with its uncommitted changes. */
  readonly headRef: string | undefined;
  readonly failOn: readonly FailOn[];
  /** File of limits and waivers, relative to the working directory; undefined means `.go-steady.yml` where there is one. */
  readonly config: string | undefined;
  /** Folder for the raw samples, undefined to write none. */
  readonly out: string | undefined;
  /** Where the machine stands, for the files of samples; "" where nobody says. */
  readonly region: string;
  /** Whether the action keeps modules and what is built of them between runs. */
  readonly cache: boolean;
  /** What is not the default, as a person wrote it. */
  readonly asked: RawOptions;
}

const FAIL_ON: readonly FailOn[] = ["regression", "broken", "missing", "inconclusive", "build", "check"];
const BASELINES = ["paired", "artifact", "cache", "file"] as const;
const STAGES: readonly Stage[] = ["all", "test", "bench", "report"];

/** DEFAULTS are the raw values of action.yml, by input name; "" means that the program decides. */
export const DEFAULTS = {
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
  threshold: "", // 5 %, or what the file of limits says: only who gives one overrules the file
  alpha: "1%",
  baseline: "paired",
  "baseline-file": "",
  "baseline-workflow": "",
  "baseline-ref": "",
  "fail-on": "regression,build,check",
  config: "",
  out: "",
  region: "",
  cache: "true",
} as const satisfies Readonly<Record<string, string>>;

/** DEFAULT_THRESHOLD is the smallest change that matters where neither an option nor a file says one, a ratio. */
export const DEFAULT_THRESHOLD = 0.05;

/** OptionName is an input of the action and, with two dashes, a flag of the command line. */
export type OptionName = keyof typeof DEFAULTS;

/** ACTION_ONLY are inputs that the command line has no flag for. */
export const ACTION_ONLY: readonly OptionName[] = ["baseline-workflow", "cache"];

/** RawOptions are strings as a person wrote them; absent or "" takes the default. */
export type RawOptions = Readonly<Partial<Record<OptionName | "head", string>>>;

/** decodeOptions checks everything at once. Throws UsageError that lists every offender. */
export async function decodeOptions(raw: RawOptions): Promise<Options> {
  const problems: string[] = [];
  const text = (name: OptionName): string => raw[name]?.trim() || DEFAULTS[name];
  const optional = (name: OptionName): string | undefined => text(name) || undefined;
  const read = <T>(
    name: OptionName,
    decode: (value: string) => T | undefined,
    rule: string,
    fallback: T,
  ): T => {
    const value = decode(text(name));
    if (value === undefined) problems.push(`${name}: ${JSON.stringify(text(name))} is not ${rule}`);
    return value ?? fallback;
  };
  const readOptional = <T>(
    name: OptionName,
    decode: (value: string) => T | undefined,
    rule: string,
  ): T | undefined =>
    optional(name) === undefined ? undefined : read<T | undefined>(name, decode, rule, undefined);
  const flag = (name: OptionName): boolean => read(name, decodeBoolean, "true or false", false);
  const pattern = await readPattern(text("bench"));
  const count = read("count", decodeCount, "a whole number from 1 to 10000", 1);
  const options: Options = {
    stage: read("stage", oneOf(STAGES), `one of ${STAGES.join(", ")}`, "all"),
    goVersion: optional("go-version"),
    goVersionFile: optional("go-version-file"),
    workingDirectory: text("working-directory"),
    packages: read(
      "packages",
      decodePatterns,
      "a list of package patterns such as ./... (flags belong to build-flags)",
      [],
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
      "a duration such as 100ms, or a count such as 100x",
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
      "the name of a workflow's file such as main.yml (without a folder)",
    ),
    baselineRef: optional("baseline-ref"),
    headRef: raw.head?.trim() || undefined,
    failOn: read("fail-on", listOf(FAIL_ON), `"never" or a list from ${FAIL_ON.join(", ")}`, []),
    config: optional("config"),
    out: optional("out"),
    region: read("region", decodeRegion, "a word of at most 60 letters, digits, dots and dashes", ""),
    cache: flag("cache"),
    asked: askedIn(raw),
  };
  if (options.baseline !== "file" && options.baselineFile !== undefined)
    problems.push(`baseline-file: ${JSON.stringify(options.baselineFile)} is only read with baseline: file`);
  if (options.baseline !== "artifact" && options.baselineWorkflow !== undefined)
    problems.push(
      `baseline-workflow: ${JSON.stringify(options.baselineWorkflow)} is only read with baseline: artifact`,
    );
  if (!options.test && options.timezones.length + options.moments.length > 0)
    problems.push("timezones, moments: they are for the tests, which test: false leaves out");
  if (options.moments.some(({ kind }) => kind === "dst") && options.timezones.length === 0)
    problems.push("moments: dst needs timezones: it means the changes of their clocks");
  if (problems.length > 0)
    throw new UsageError(
      problems.join("\n"),
      "mend the value; docs/options.md lists every option with its form",
    );
  return options;
}

async function readPattern(source: string) {
  const pattern = await readBenchPattern(source);
  return pattern instanceof PatternFault
    ? { value: undefined, rule: pattern.rule }
    : { value: pattern, rule: "" };
}

function askedIn(raw: RawOptions): RawOptions {
  const defaults: Readonly<Record<string, string>> = DEFAULTS;
  const written = Object.entries(raw).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(written.filter(([name, value]) => value !== "" && value !== defaults[name]));
}
