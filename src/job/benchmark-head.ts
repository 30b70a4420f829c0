// The benchmark half against a stored baseline: only the head is built and measured.

import { join, resolve } from "node:path";
import { withLinkFlags } from "../golang/link-flags.ts";
import type { Listing } from "../golang/same-sources.ts";
import type { Benchmark } from "../model/benchmark.ts";
import { UnmeasurableError } from "../model/errors.ts";
import type { Options } from "../options.ts";
import type { Helper } from "../ports/helper.ts";
import { breakage } from "../sampling/breakage.ts";
import { type Discovery, discover } from "../sampling/discover.ts";
import { matchesFunction, type TestBinary } from "../sampling/test-command.ts";
import { type Build, buildTests } from "../steps/build.ts";
import { listPackages } from "../steps/list-packages.ts";
import { locateBenchmarks, type Places } from "../steps/locate-benchmarks.ts";
import { type HeadMeasurement, type HeadSubject, measureHead } from "../steps/measure-head.ts";
import { type Origin, writeSide } from "../steps/write-samples.ts";
import { machineOf } from "./assemble-report.ts";
import { linkingOf, openHelper } from "./benchmark-both.ts";
import { type BenchmarkResult, procsOf } from "./benchmark-job.ts";
import { PROCESS_TIMEOUT_MS } from "./find-all.ts";
import type { FoundBaseline } from "./find-baseline.ts";
import { CANCELLED, type Ground, type Progress } from "./ground.ts";
import { neighbourWarnings, watchNeighbours } from "./neighbours.ts";
import type { SideContext } from "./side-context.ts";
import { type BaselineFinder, whyNot } from "./stored-baseline.ts";
import { type StoredFound, storedRows } from "./stored-rows.ts";
import { comparedWith } from "./stored-warnings.ts";

/** benchmarkHead measures the head, and compares it with what the finder finds. */
export async function benchmarkHead(
  ground: Ground,
  head: SideContext,
  finder: BaselineFinder,
): Promise<Partial<Progress>> {
  await using helper = await openHelper(ground);
  try {
    const { result, ended, found } = await runHead({ ground, head, helper, finder });
    const unmeasured = ended === "interrupted" ? CANCELLED : found.unreachable;
    return { benchmarks: result, baseline: found.baseline, unmeasured };
  } catch (error) {
    if (error instanceof UnmeasurableError) return { unmeasured: `${error.message}; ${error.hint}` };
    throw error;
  }
}

interface HeadJob {
  readonly ground: Ground;
  readonly head: SideContext;
  readonly helper: Helper;
  readonly finder: BaselineFinder;
}

interface HeadRun {
  readonly result: Omit<BenchmarkResult, "measurement">;
  readonly ended: HeadMeasurement["ended"];
  readonly found: FoundBaseline;
}

async function runHead(job: HeadJob): Promise<HeadRun> {
  const { ground, finder } = job;
  const { world, options } = ground;
  const started = world.now();
  const ready = await readyHead(job);
  const measuring = world.now();
  const benchmarks = await findOnHead(job, ready);
  const neighboursOf = await watchNeighbours(world.now);
  const measured = await measureHead({
    subjects: benchmarks.flatMap(subjectsOf),
    count: Math.min(2 * options.count, options.maxCount), // one side costs half of two
    benchtime: options.benchtime,
    timeBudget: options.timeBudget,
    timeoutMs: PROCESS_TIMEOUT_MS,
    run: job.helper.run,
    now: world.now,
    progress: world.runner.progress,
  });
  const neighbours = await neighboursOf();
  const metadata = benchmarks.flatMap(({ discovery }) => discovery.units);
  const cpu = benchmarks.find(({ discovery }) => discovery.cpu !== "")?.discovery.cpu ?? "";
  const here = { machine: machineOf(ground, cpu), procs: procsOf(ground) };
  await keepHead(job, measured, { metadata, machine: here.machine, date: world.date() });
  const found = await finder.find(here);
  const { baseline } = found;
  const incomparable = baseline === undefined ? "" : whyNot(baseline, here);
  const { comparisons, verdicts } = storedRows({
    series: measured.series,
    broken: [...unbuiltOf(ground, ready), ...brokenOf(benchmarks)],
    stored: baseline?.series,
    incomparable,
    isWanted: (benchmark) => isWanted(options, ready.listing, benchmark),
    metadata,
    places: ready.places,
    policy: ground.rules.policy,
  });
  const result = {
    comparisons,
    metadata,
    cpu,
    neighbours,
    unbuilt: { base: [], head: [...ready.builds].filter(([, b]) => b.kind === "failed").map(([pkg]) => pkg) },
    warnings: [
      ...found.remarks,
      ...comparedWith(found, incomparable, { verdicts, kind: options.baseline }),
      ...neighbourWarnings(neighbours),
      ...(measured.ended === "time-budget"
        ? [`the time budget of ${options.timeBudget} s was spent before all samples were taken (time-budget)`]
        : []),
    ],
    seconds: { build: measuring - started, measure: world.now() - measuring },
  };
  return { result, ended: measured.ended, found };
}

/** Ready is the head with its tests built. */
interface Ready {
  readonly listing: Listing;
  readonly places: Places;
  readonly builds: ReadonlyMap<string, Build>;
}

async function readyHead(job: HeadJob): Promise<Ready> {
  const { ground, head, helper } = job;
  const { world, options, go } = ground;
  world.runner.progress("listing packages");
  const { buildFlags, packages, bench } = options;
  const { root: tree, dir, env } = head;
  const listing = await listPackages(world.processes, {
    ...{ go: go.path, env, tree, dir, buildFlags, packages },
    mustFind: true,
  });
  const places = await locateBenchmarks(helper, listing);
  const wanted = [...places.keys()].filter((pkg) => functionsOf(places, pkg, bench).length > 0);
  return { listing, places, builds: await build(job, wanted.sort(), true) };
}

/** With the same flags as a run that measures both sides, which may have written the baseline. */
async function build(
  { ground, head }: HeadJob,
  importPaths: readonly string[],
  trimPath: boolean,
): Promise<ReadonlyMap<string, Build>> {
  if (importPaths.length === 0) return new Map();
  const { world, options, go, workspace } = ground;
  const { goflags, linkFlags } = await linkingOf(ground);
  world.runner.progress(`building ${importPaths.length} test binaries of the head`);
  return buildTests(world.processes, {
    go: go.path,
    goos: go.goos,
    ...head,
    buildFlags: withLinkFlags(options.buildFlags, goflags, linkFlags) ?? options.buildFlags,
    out: join(workspace.dir, "bin", trimPath ? "head" : "head-with-paths"),
    trimPath,
    importPaths,
  });
}

/** FoundOnHead is what one binary has for one value of GOMAXPROCS. */
interface FoundOnHead {
  readonly pkg: string;
  readonly procs: number;
  readonly binary: TestBinary;
  readonly discovery: Discovery;
}

/** Benchmarks that break may look for files by the paths that -trimpath takes away: their packages are built again without it. */
async function findOnHead(job: HeadJob, { listing, builds }: Ready): Promise<readonly FoundOnHead[]> {
  const first = await findIn(job, listing, builds);
  const suspects = [...new Set(first.filter(({ discovery }) => discovery.broken.size > 0).map((f) => f.pkg))];
  const second = await findIn(job, listing, await build(job, suspects, false));
  return first.map((f) => {
    const again = second.find(({ pkg, procs }) => pkg === f.pkg && procs === f.procs);
    return again !== undefined && again.discovery.broken.size < f.discovery.broken.size ? again : f;
  });
}

async function findIn(
  { ground, head, helper }: HeadJob,
  { packages, tree }: Listing,
  builds: ReadonlyMap<string, Build>,
): Promise<readonly FoundOnHead[]> {
  const found: FoundOnHead[] = [];
  for (const [pkg, built] of builds) {
    if (built.kind !== "built") continue;
    ground.world.runner.progress(`looking for benchmarks in ${pkg}`);
    const binary = { path: built.binary, dir: packages.get(pkg)?.dir ?? tree, env: head.env };
    for (const procs of procsOf(ground)) {
      const wish = { binary, pattern: ground.options.bench, procs, timeoutMs: PROCESS_TIMEOUT_MS };
      found.push({ pkg, procs, binary, discovery: await discover(helper.run, wish) });
    }
  }
  return found;
}

function subjectsOf({ pkg, procs, binary, discovery }: FoundOnHead): readonly HeadSubject[] {
  return [...discovery.leaves]
    .filter(([name]) => !discovery.broken.has(name))
    .map(([name, firstSecPerOp]) => ({ pkg, name, procs, binary, firstSecPerOp }));
}

function brokenOf(found: readonly FoundOnHead[]): StoredFound["broken"] {
  return found.flatMap(({ pkg, procs, discovery }) =>
    [...discovery.broken].map(([name, breakage]) => ({ pkg, name, procs, breakage })),
  );
}

function unbuiltOf(ground: Ground, { builds, places }: Ready): StoredFound["broken"] {
  const [procs] = procsOf(ground);
  return [...builds].flatMap(([pkg, built]) =>
    built.kind === "built"
      ? []
      : functionsOf(places, pkg, ground.options.bench).map((name) => ({
          ...{ pkg, name, procs },
          breakage: breakage("the package's test does not build", built.output),
        })),
  );
}

function functionsOf(places: Places, pkg: string, pattern: string): readonly string[] {
  return [...(places.get(pkg)?.keys() ?? [])].filter((name) => matchesFunction(`Benchmark${name}`, pattern));
}

/** A package that is gone is not listed: it is missing only where everything was asked for. */
function isWanted({ bench, packages }: Options, listing: Listing, { pkg, name }: Benchmark): boolean {
  const isAsked = listing.packages.get(pkg)?.isNamed ?? packages.join(" ") === "./...";
  return isAsked && matchesFunction(`Benchmark${name.split("/", 1)[0]}`, bench);
}

async function keepHead(
  { ground, head }: HeadJob,
  measured: HeadMeasurement,
  origin: Omit<Origin, "region">,
): Promise<void> {
  const { world, options } = ground;
  if (options.out === undefined) return;
  const series = measured.series.map(({ subject, iterations, samples }) => ({
    ...subject,
    iterations,
    samples,
  }));
  const path = join(resolve(world.cwd, options.out), "head.bench.out");
  await writeSide({ ...origin, path, series, sha: head.sha, region: options.region });
  if (measured.ended === "interrupted" || series.every(({ samples }) => samples.length === 0)) return;
  world.baselines?.onMeasured(path, { cpu: origin.machine.cpu, sha: head.sha, date: origin.date });
}
