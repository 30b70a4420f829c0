// Which leaf benchmarks a test binary has: everything is run once, with one iteration.

import type { UnitMetadata } from "../model/unit.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Run } from "./run.ts";
import {
  type BenchmarkRun,
  exactly,
  functionPattern,
  matchesFunction,
  type TestBinary,
} from "./test-command.ts";
import { type BenchmarkOutput, readBenchmarkOutput } from "./test-output.ts";

/** Discovery is what one binary has on one side, for one value of GOMAXPROCS. Names have no "Benchmark" and no suffix. */
export interface Discovery {
  /** Benchmarks that ran, with seconds per operation of the first iteration (undefined where they do not report it). */
  readonly leaves: ReadonlyMap<string, number | undefined>;
  /** Benchmarks that failed, panicked, hung or printed nothing, with why and what they printed. */
  readonly broken: ReadonlyMap<string, Breakage>;
  /** What `Unit` lines said. */
  readonly units: readonly UnitMetadata[];
  /** What Go calls the processor, "" where nothing ran. */
  readonly cpu: string;
}

/** DiscoverRequest is what to look for. */
export interface DiscoverRequest {
  readonly binary: TestBinary;
  /** The user's -bench pattern. */
  readonly pattern: string;
  readonly procs: number;
  /** Time limit of each process. */
  readonly timeoutMs: number;
}

type Selected = Pick<BenchmarkRun, "pattern" | "skip">;

/**
 * discover runs all benchmarks in one process, and each function alone where that process does not come to its end.
 * A benchmark that skips itself is not in the discovery at all: package testing does not say so.
 */
export async function discover(run: Run, request: DiscoverRequest): Promise<Discovery> {
  const together = await runOnce(run, request, { pattern: request.pattern });
  if (together.isComplete) return fromOutput(together);
  const found: Discovery[] = [];
  for (const name of await listFunctions(run, request)) {
    const alone = await runOnce(run, request, {
      pattern: functionPattern(`Benchmark${name}`, request.pattern),
    });
    found.push(alone.isComplete ? fromOutput(alone) : await fromCrash(run, request, name, alone));
  }
  return {
    leaves: new Map(found.flatMap((f) => [...f.leaves])),
    broken: new Map(found.flatMap((f) => [...f.broken])),
    units: found.flatMap((f) => f.units),
    cpu: found.find((f) => f.cpu !== "")?.cpu ?? "",
  };
}

/** listFunctions names the benchmark functions that the pattern can match, without "Benchmark". */
async function listFunctions(
  run: Run,
  { binary, pattern, timeoutMs }: DiscoverRequest,
): Promise<readonly string[]> {
  const exit = await run(binary, ["-test.list=^Benchmark"], timeoutMs);
  return exit.stdout
    .split(/\r?\n/)
    .filter((line) => /^Benchmark\S*$/.test(line) && matchesFunction(line, pattern))
    .map((line) => line.slice("Benchmark".length));
}

async function runOnce(run: Run, request: DiscoverRequest, which: Selected): Promise<BenchmarkOutput> {
  const { binary, procs, timeoutMs } = request;
  return readBenchmarkOutput(run, binary, { ...which, benchtime: "1x", repeats: 1, procs }, timeoutMs);
}

function fromOutput({ results, failures, units, cpu }: BenchmarkOutput): Discovery {
  const leaves = new Map(results.map(({ name, values }) => [name, values.get("sec/op")]));
  const broken = new Map([...failures].map(([name, message]) => [name, breakage("failed", message)]));
  return { leaves, broken, units, cpu };
}

/**
 * A process that ended before its time. While it panics, another goroutine may still print a line for the benchmark that
 * panicked: the last one that is named has to come to its end alone, or it is the broken one.
 */
async function fromCrash(
  run: Run,
  request: DiscoverRequest,
  functionName: string,
  output: BenchmarkOutput,
): Promise<Discovery> {
  const { leaves, broken, ...rest } = fromOutput(output);
  const last = output.lastNamed;
  const again = last === undefined ? undefined : await runOnce(run, request, exactly(last));
  const isFine = again?.isComplete === true && again.results.length > 0;
  const culprit = last === undefined || isFine ? functionName : last;
  return {
    leaves: new Map([...leaves].filter(([name]) => name !== culprit)),
    broken: new Map([...broken, [culprit, breakage(output.ending, output.text)]]),
    ...rest,
  };
}
