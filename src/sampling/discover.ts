// Which leaf benchmarks a test binary has: everything is run once, with one iteration.

import type { UnitMetadata } from "../model/unit.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Run } from "./run.ts";
import { functionPattern, matchesFunction, type TestBinary } from "./test-command.ts";
import { type BenchmarkOutput, readBenchmarkOutput } from "./test-output.ts";

/** Discovery is what one binary has on one side, for one value of GOMAXPROCS. Names have no "Benchmark" and no suffix. */
export interface Discovery {
  /** Benchmarks that ran, with seconds per operation of the first iteration (undefined where they do not report it). */
  readonly leaves: ReadonlyMap<string, number | undefined>;
  /** Benchmarks that failed, panicked, hung or printed nothing, with why and what they printed. */
  readonly broken: ReadonlyMap<string, Breakage>;
  /** Benchmarks that skipped themselves. */
  readonly skipped: readonly string[];
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

/** discover runs all benchmarks in one process, and each function alone where that process does not come to its end. */
export async function discover(run: Run, request: DiscoverRequest): Promise<Discovery> {
  const together = await runOnce(run, request, request.pattern);
  if (together.isComplete) return fromOutput(together, undefined);
  const found: Discovery[] = [];
  for (const name of await listFunctions(run, request)) {
    const alone = await runOnce(run, request, functionPattern(`Benchmark${name}`, request.pattern));
    found.push(fromOutput(alone, name));
  }
  return {
    leaves: new Map(found.flatMap((f) => [...f.leaves])),
    broken: new Map(found.flatMap((f) => [...f.broken])),
    skipped: found.flatMap((f) => f.skipped),
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

async function runOnce(run: Run, request: DiscoverRequest, pattern: string): Promise<BenchmarkOutput> {
  const { binary, procs, timeoutMs } = request;
  return readBenchmarkOutput(run, binary, { pattern, benchtime: "1x", repeats: 1, procs }, timeoutMs);
}

function fromOutput(output: BenchmarkOutput, onlyFunction: string | undefined): Discovery {
  const broken = new Map<string, Breakage>();
  for (const [name, message] of output.failures) broken.set(name, breakage("failed", message));
  if (!output.isComplete && onlyFunction !== undefined)
    broken.set(output.unfinished ?? onlyFunction, breakage(output.ending, output.text));
  const leaves = new Map(output.results.map(({ name, values }) => [name, values.get("sec/op")]));
  const isSilent = leaves.size + broken.size + output.skipped.length === 0;
  if (isSilent && onlyFunction !== undefined)
    broken.set(onlyFunction, breakage("printed no result", output.text));
  return { leaves, broken, skipped: output.skipped, units: output.units, cpu: output.cpu };
}
