// The output of a process of a test binary: results, failures, and how far it came.

import { configValue } from "../../benchfmt/config.ts";
import { splitName } from "../../benchfmt/name.ts";
import { readRecords } from "../../benchfmt/reader.ts";
import type { BenchRecord, Result } from "../../benchfmt/record.ts";
import type { UnitMetadata } from "../../model/unit.ts";
import { StartError } from "../../ports/process/child.ts";
import type { ProcessEnd, Run } from "./run.ts";
import { type BenchmarkRun, benchmarkArgs, type TestBinary } from "./test-command.ts";

export interface BenchmarkLine {
  /** Without "Benchmark" and the suffix. */
  readonly name: string;
  readonly iterations: number;
  /** By tidied unit; the last value of a unit that occurs twice. */
  readonly values: ReadonlyMap<string, number>;
}

/** BenchmarkOutput is what one process printed, and how it ended. */
export interface BenchmarkOutput {
  /** In order; several of a benchmark that was repeated. */
  readonly results: readonly BenchmarkLine[];
  readonly units: readonly UnitMetadata[];
  /** Messages of `b.Fatal` and the like, by name. */
  readonly failures: ReadonlyMap<string, string>;
  /** The process printed its PASS or FAIL. */
  readonly isComplete: boolean;
  /** The benchmark whose name was printed last, with or without numbers. */
  readonly lastNamed: string | undefined;
  /** A clause: "panicked", "ended with exit code 2". */
  readonly ending: string;
  /** All that it printed. Hostile. */
  readonly text: string;
  /** Go's name of the processor; "" where it does not say. */
  readonly cpu: string;
  /** Its time limit ended the process. */
  readonly timedOut: boolean;
  /** Wall time of the process. */
  readonly seconds: number;
  /** Undefined where not known. */
  readonly cpuSeconds: number | undefined;
}

/** readBenchmarkOutput runs benchmarks in a new process and reads what it prints. */
export async function readBenchmarkOutput(
  run: Run,
  binary: TestBinary,
  command: BenchmarkRun,
  timeoutMs: number,
): Promise<BenchmarkOutput> {
  const ended = await run(binary, benchmarkArgs(binary, command), timeoutMs).catch(notStarted);
  const records = [...readRecords("", [new TextEncoder().encode(ended.stdout)])];
  const lines = records.filter((record) => record.kind === "result");
  const ran = lines.filter(({ iters }) => iters > 0); // after runtime.Goexit there are none
  const results = ran.map((result) => toLine(result, command.procs));
  const failures = failuresIn(ended.stdout, command.procs);
  return {
    results,
    units: records.filter((record) => record.kind === "unit"),
    failures,
    isComplete: !ended.timedOut && !ended.truncated && /^(PASS|FAIL)\r?$/m.test(ended.stdout.slice(-100_000)),
    lastNamed: lastNamed(ended.stdout, command.procs),
    ending: endingOf(ended, timeoutMs),
    text: `${ended.stdout}${ended.stderr}`,
    cpu: cpuOf(records),
    timedOut: ended.timedOut,
    seconds: ended.seconds,
    cpuSeconds: ended.usage && ended.usage.user + ended.usage.system,
  };
}

/** A test binary that cannot be started breaks its benchmark, and not the run. */
function notStarted(error: unknown): ProcessEnd {
  if (!(error instanceof StartError)) throw error;
  const nothing = { code: null, signal: null, stdout: "", timedOut: false, truncated: false, seconds: 0 };
  return { ...nothing, stderr: error.message };
}

function toLine(result: Result, procs: number): BenchmarkLine {
  const { name } = splitName(result.fullName, procs);
  const { iters: iterations } = result;
  return { name, iterations, values: new Map(result.values.map(({ unit, value }) => [unit, value])) };
}

/** Package testing prints the indented log of a failed benchmark below its name. */
function failuresIn(stdout: string, procs: number): ReadonlyMap<string, string> {
  const found = [...stdout.matchAll(/--- FAIL: Benchmark(\S*)((?:\r?\n[ \t].*)*)/g)];
  const failures = new Map(found.map((m) => [splitName(m[1] ?? "", procs).name, (m[2] ?? "").trim()]));
  const isParent = (name: string) => [...failures.keys()].some((other) => other.startsWith(`${name}/`));
  return new Map([...failures].filter(([name]) => !isParent(name)));
}

function lastNamed(stdout: string, procs: number): string | undefined {
  const named = [...stdout.matchAll(/^Benchmark(\S*)[ \t]/gm)].at(-1);
  return named && splitName(named[1] ?? "", procs).name;
}

function endingOf(
  { timedOut, stderr, stdout, signal, code, truncated }: ProcessEnd,
  timeoutMs: number,
): string {
  if (timedOut) return `gave no result within ${Number((timeoutMs / 1000).toPrecision(2))} s`;
  if (/^(panic: |fatal error: )/m.test(stderr) || /^(panic: |fatal error: )/m.test(stdout)) return "panicked";
  if (code === null && signal === null) return "could not be started";
  if (signal !== null) return `was ended by ${signal}`;
  if (truncated) return "printed more than is read";
  return code === 0 ? "printed no result" : `ended with exit code ${code}`;
}

function cpuOf(records: readonly BenchRecord[]): string {
  const result = records.find((record) => record.kind === "result");
  return result === undefined ? "" : configValue(result.config, "cpu");
}
