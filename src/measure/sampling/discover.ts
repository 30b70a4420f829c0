// Which leaf benchmarks a test binary has: everything is run once, with one iteration.

import { functionOf } from "../../model/benchmark.ts";
import type { UnitMetadata } from "../../model/unit.ts";
import type { BenchPattern } from "../../patterns/bench-pattern.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Run } from "./run.ts";
import { exactly, type TestBinary } from "./test-command.ts";
import { type BenchmarkOutput, readBenchmarkOutput } from "./test-output.ts";

/**
 * Discovery is what one binary has on one side, for one value of GOMAXPROCS. Names have no "Benchmark" and no
 * suffix.
 */
export interface Discovery {
  /**
   * Benchmarks that ran, with seconds per operation of the first iteration (undefined where they do not
   * report it).
   */
  readonly leaves: ReadonlyMap<string, number | undefined>;
  /** Benchmarks that failed, panicked, hung or printed nothing, with why and what they printed. */
  readonly broken: ReadonlyMap<string, Breakage>;
  /** Why no benchmark can be run at all, where the program ends before it comes to them. */
  readonly failed?: Breakage;
  /** The time limit came before every benchmark had run; those that did are told. */
  readonly isPartial: boolean;
  /** Names of result lines that are of no benchmark function: the tests print them themselves. */
  readonly printed: readonly string[];
  /** What `Unit` lines said. */
  readonly units: readonly UnitMetadata[];
  /** What Go calls the processor, "" where nothing ran. */
  readonly cpu: string;
  /** Wall seconds of the processes, without those that a time limit ended. */
  readonly seconds: number;
}

/** DiscoverRequest is what to look for. */
interface DiscoverRequest {
  readonly binary: TestBinary;
  /** The user's -bench pattern. */
  readonly pattern: BenchPattern;
  readonly procs: number;
  /** Benchmark functions of the sources that the pattern can match, without "Benchmark". */
  readonly functions: readonly string[];
  /** Time limit of each process, milliseconds; 0 and less when the time is spent. */
  readonly limitMs: () => number;
  /** Those that gave no result within a time limit on the other side: once more is enough here. */
  readonly late?: ReadonlySet<string>;
}

/** What is known so far. */
interface DiscoveryState {
  readonly leaves: Map<string, number | undefined>;
  readonly broken: Map<string, Breakage>;
  readonly printed: Set<string>;
  /** Those of the leaves whose line says more than the one iteration that was asked for. */
  readonly many: Set<string>;
  /** Those whose line has no time. */
  readonly unclocked: Set<string>;
  readonly units: UnitMetadata[];
  cpu: string;
  seconds: number;
  /** The time was spent before everything had run. */
  isPartial: boolean;
}

/**
 * discover runs all benchmarks in one process. Where that does not come to its end, the function that ended
 * it is looked at alone, and those behind it are run together again. A benchmark that skips itself is not in
 * the discovery at all: package testing does not say so.
 */
export async function discover(run: Run, request: DiscoverRequest): Promise<Discovery> {
  const state: DiscoveryState = {
    leaves: new Map(),
    broken: new Map(),
    printed: new Set(),
    many: new Set(),
    unclocked: new Set(),
    units: [],
    cpu: "",
    seconds: 0,
    isPartial: false,
  };
  const failed = await runThrough(run, request, state);
  await lookAgainAtUnclocked(run, request, state);
  return { ...found(state), ...(failed && { failed }) };
}

/** What ended the program before it came to a benchmark is returned. */
async function runThrough(
  run: Run,
  request: DiscoverRequest,
  state: DiscoveryState,
): Promise<Breakage | undefined> {
  const together = await runOnce(run, request, state, { pattern: request.pattern.source });
  if (together === undefined || together.isComplete) return undefined;
  const listed = await listFunctions(run, request, state);
  if (listed.length === 0 && together.lastNamed === undefined && request.functions.length > 0)
    return whyEnded(together);
  const names = listed.length > 0 ? listed : request.functions;
  let remaining = await afterEnd(run, request, { state, names, output: together });
  while (remaining.length > 0) {
    const patterns = remaining.map((name) => request.pattern.within(`Benchmark${name}`));
    const rest = await runOnce(run, request, state, { pattern: patterns.join("|") });
    if (rest === undefined || rest.isComplete) break;
    remaining = await afterEnd(run, request, { state, names: remaining, output: rest });
  }
  return undefined;
}

/**
 * Before a panic ends the process, package testing hears that the benchmark is over: it may print its line,
 * of a clock that nobody stopped, and even PASS.
 */
async function lookAgainAtUnclocked(
  run: Run,
  request: DiscoverRequest,
  state: DiscoveryState,
): Promise<void> {
  for (const name of state.unclocked) {
    const again = state.leaves.has(name) ? await runOnce(run, request, state, exactly(name)) : undefined;
    if (again === undefined || again.isComplete) continue;
    state.leaves.delete(name);
    if (name !== functionOf(name)) state.broken.delete(functionOf(name)); // this one ended it
    state.broken.set(name, whyEnded(again));
  }
}

function found({ leaves, broken, printed, many, ...rest }: DiscoveryState): Discovery {
  const { units, cpu, seconds, isPartial } = rest;
  const isPrinted = (name: string) => many.has(name) && isBelow(name, leaves);
  return {
    leaves: new Map([...leaves].filter(([name]) => !isPrinted(name))),
    broken,
    printed: [...printed, ...[...leaves.keys()].filter(isPrinted)],
    units,
    cpu,
    seconds,
    isPartial,
  };
}

/**
 * What has sub-benchmarks has no result, unless their names have slashes: a line below one that has, of more
 * than one iteration, is printed by the benchmark itself.
 */
function isBelow(name: string, leaves: DiscoveryState["leaves"]): boolean {
  const parts = name.split("/");
  return parts.some((_, at) => at > 0 && leaves.has(parts.slice(0, at).join("/")));
}

function whyEnded({ ending, text, timedOut, seconds }: BenchmarkOutput): Breakage {
  return breakage(ending, text, { late: timedOut, seconds });
}

/**
 * listFunctions names the benchmark functions that the pattern can match, without "Benchmark"; none where the
 * program cannot say.
 */
async function listFunctions(
  run: Run,
  request: DiscoverRequest,
  state: DiscoveryState,
): Promise<readonly string[]> {
  const limit = Math.min(LISTING_MS, request.limitMs());
  if (limit <= 0) return [];
  const exit = await run(request.binary, ["-test.list=^Benchmark", ...(request.binary.args ?? [])], limit);
  state.seconds += exit.seconds;
  return exit.stdout
    .split(/\r?\n/)
    .filter((line) => /^Benchmark\S*$/.test(line) && request.pattern.canMatch(line))
    .map((line) => line.slice("Benchmark".length));
}

/** LISTING_MS is how long a program may take to list its functions: no longer than to start. */
export const LISTING_MS = 20_000;

interface SelectedBenchmarks {
  readonly pattern: string;
  readonly skip?: string;
}

/** Undefined when the time is spent, or was while it ran: what it printed by then is kept. */
async function runOnce(
  run: Run,
  request: DiscoverRequest,
  state: DiscoveryState,
  which: SelectedBenchmarks,
): Promise<BenchmarkOutput | undefined> {
  const { binary, procs, limitMs } = request;
  const limit = limitMs();
  state.isPartial = limit <= 0;
  if (state.isPartial) return undefined;
  const output = await readBenchmarkOutput(
    run,
    binary,
    { ...which, benchtime: "1x", repeats: 1, procs },
    limit,
  );
  for (const { name, iterations, values } of output.results)
    if (isOfFunction(name, request)) {
      state.leaves.set(name, values.get("sec/op"));
      if (iterations !== 1) state.many.add(name);
      if (!values.has("sec/op")) state.unclocked.add(name);
    } else state.printed.add(name);
  for (const [name, message] of output.failures) state.broken.set(name, breakage("failed", message));
  state.units.push(...output.units);
  if (state.cpu === "") state.cpu = output.cpu;
  if (!output.timedOut) state.seconds += output.seconds;
  state.isPartial = output.timedOut && limitMs() <= 0;
  return state.isPartial ? undefined : output;
}

/** Where the sources name no function that was asked for, nothing is known of them. */
function isOfFunction(name: string, { functions, pattern }: DiscoverRequest): boolean {
  const own = functionOf(name);
  return functions.length === 0 ? pattern.canMatch(`Benchmark${own}`) : functions.includes(own);
}

interface EarlyEnd {
  readonly state: DiscoveryState;
  /** Functions that were asked for, in the order in which they run. */
  readonly names: readonly string[];
  readonly output: BenchmarkOutput;
}

/**
 * The function in which the process ended is settled here; what comes behind it is returned, and still to be
 * run.
 */
async function afterEnd(
  run: Run,
  request: DiscoverRequest,
  { state, names, output }: EarlyEnd,
): Promise<readonly string[]> {
  const last = output.lastNamed === undefined ? -1 : names.indexOf(functionOf(output.lastNamed));
  const at = Math.max(0, last);
  const name = names[at] ?? "";
  const pattern = request.pattern.within(`Benchmark${name}`);
  const isKnown = output.timedOut && request.late?.has(output.lastNamed ?? "") === true;
  const alone =
    isKnown || names.length === 1 ? output : await runAlone(run, request, state, { name, pattern });
  if (alone === undefined) return [];
  if (!alone.isComplete) await blame(run, request, { state, names: [name], output: alone });
  const next = names[at + 1];
  const isNext =
    alone.isComplete && output.timedOut && next !== undefined && request.late?.has(next) === true;
  if (!isNext) return names.slice(at + 1);
  state.broken.set(next, whyEnded(output));
  return names.slice(at + 2);
}

/** What the process that ended has printed of the function is forgotten: its end may have torn it. */
function runAlone(
  run: Run,
  request: DiscoverRequest,
  state: DiscoveryState,
  { name, pattern }: { readonly name: string; readonly pattern: string },
): Promise<BenchmarkOutput | undefined> {
  for (const leaf of state.leaves.keys()) if (functionOf(leaf) === name) state.leaves.delete(leaf);
  return runOnce(run, request, state, { pattern });
}

/**
 * A process that ended before its time. While it panics, another goroutine may still print a line for the
 * benchmark that panicked: the last one that is named has to come to its end alone, or it is the broken one.
 * What hangs is the last one that is named.
 */
async function blame(run: Run, request: DiscoverRequest, { state, names, output }: EarlyEnd): Promise<void> {
  const last = output.lastNamed;
  const again =
    last === undefined || output.timedOut ? undefined : await runOnce(run, request, state, exactly(last));
  const isFine = again?.isComplete === true && again.results.length > 0;
  const culprit = last === undefined || isFine ? (names[0] ?? "") : last;
  state.leaves.delete(culprit);
  state.broken.set(culprit, whyEnded(output));
}
