// The benchmark half of the job: what is there, what is proved to be the same, what can be built, what was measured.

import { findChanges } from "../build/find-changes.ts";
import { findUncompiled } from "../build/find-uncompiled.ts";
import { listPackages } from "../build/list-packages.ts";
import { locateBenchmarks } from "../build/locate-benchmarks.ts";
import { type Proof, proveSources } from "../build/prove-sources.ts";
import type { Listing } from "../build/same-sources.ts";
import { whyNothingTold } from "../judge/told.ts";
import { displayName } from "../model/benchmark.ts";
import type { Neighbours } from "../model/report.ts";
import type { Options } from "../options/options.ts";
import type { SideContext } from "../run/side-context.ts";
import { areChecked, type BenchmarkJob, type MeasuredBenchmarks, procsOf } from "./benchmark-job.ts";
import { type BuiltPair, buildBoth, proveBinaries, unbuilt, unbuiltOnHead } from "./build-both.ts";
import { type FoundAll, findAll } from "./find-all.ts";
import { explained } from "./instructions.ts";
import { layoutWarnings, linkOrders, whyOneLayout } from "./link-orders.ts";
import { type Measured, type Measurement, measure } from "./measure.ts";
import { neighbourWarnings, watchNeighbours } from "./neighbours.ts";
import { ownCodeDiffers, rowsOf } from "./rows.ts";
import { openTimeBudget } from "./sampling/time-budget.ts";
import {
  type BothPlaces,
  type Sorted,
  silentWarnings,
  sortPackages,
  unknownBenchmarks,
  unrunOf,
} from "./sort-packages.ts";

/** runBenchmarks compares all benchmarks of both sides. */
export async function runBenchmarks(job: BenchmarkJob): Promise<MeasuredBenchmarks> {
  const { world } = job;
  const started = world.now();
  world.runner.progress("listing packages");
  const listed = await listBoth(job);
  const built = await buildUnproved(job, listed);
  const measuring = world.now();
  const measured = await measureBuilt(job, listed, built);
  const { found, measurement, neighbours } = measured;
  const { comparisons, untold } = await rowsOfAll(job, { listed, built, measured });
  return {
    comparisons,
    measurement,
    metadata: found.units,
    cpu: found.cpu,
    neighbours: measurement.measured.length === 0 ? undefined : neighbours,
    unbuilt: {
      base: unbuilt(built.differing, "base"),
      head: [...unbuilt(built.differing, "head"), ...built.unbuiltOnHead.keys()],
    },
    untold,
    warnings: warningsOf(job, { listed, built, measured }),
    seconds: { build: measuring - started, measure: world.now() - measuring },
  };
}

/** What there is to run on both sides. */
interface Listed {
  readonly listings: { readonly base: Listing; readonly head: Listing };
  readonly places: BothPlaces;
  readonly sorted: Sorted;
}

async function listBoth(job: BenchmarkJob): Promise<Listed> {
  const { helper, options } = job;
  const listings = { base: await list(job, job.base, false), head: await list(job, job.head, true) };
  const located = {
    base: await locateBenchmarks(helper, listings.base),
    head: await locateBenchmarks(helper, listings.head),
  };
  const places = { base: located.base.places, head: located.head.places };
  return { listings, places, sorted: sortPackages(located, options.bench) };
}

/** What is proved to be the same, and what was built because it is not. */
interface Built {
  /** Import paths. */
  readonly identical: readonly string[];
  readonly differing: readonly BuiltPair[];
  /** Packages of the head alone that do not build, with the compiler's output. */
  readonly unbuiltOnHead: ReadonlyMap<string, string>;
}

async function buildUnproved(job: BenchmarkJob, { listings, sorted }: Listed): Promise<Built> {
  const { world, options, helper } = job;
  const proofs = await prove(job, listings, sorted.shared);
  const proved = sorted.shared.filter((pkg) => isSame(proofs.get(pkg)));
  const uncompiled = await findUncompiled(world.processes, {
    ...{ go: job.go.path, env: job.head.env, dir: job.head.dir },
    ...{ buildFlags: options.buildFlags, importPaths: proved },
  });
  // What compiles on neither side has no speed that could be the same.
  const isProved = (pkg: string) => proved.includes(pkg) && !uncompiled.has(pkg);
  const unproved = sorted.shared.filter((pkg) => !isProved(pkg));
  for (const pkg of unproved) world.runner.debug(`${pkg} is built: ${whyUnproved(proofs.get(pkg))}`);
  const pairs = await buildBoth(job, unproved, { trimPath: true });
  const onlyHead = areChecked(options) ? [] : sorted.onlyHead;
  const broken = await unbuiltOnHead(job, [...sorted.unreadable, ...onlyHead]);
  const sameData = pairs.filter(
    ({ pkg }) => proofs.get(pkg)?.whyDataDiffers === undefined && proofs.has(pkg),
  );
  const sameBinaries = await proveBinaries(helper, sameData);
  for (const pkg of sameBinaries) world.runner.debug(`${pkg} is not measured: its binaries are the same`);
  return {
    identical: [...sorted.shared.filter(isProved), ...sameBinaries],
    differing: pairs.filter(({ pkg }) => !sameBinaries.has(pkg)),
    unbuiltOnHead: broken,
  };
}

function isSame(proof: Proof | undefined): boolean {
  return proof !== undefined && proof.whyCodeDiffers === undefined && proof.whyDataDiffers === undefined;
}

function whyUnproved(proof: Proof | undefined): string {
  return proof?.whyCodeDiffers ?? proof?.whyDataDiffers ?? "it compiles on neither side";
}

/** What was found by running everything once, and what was measured of it. */
interface MeasuredAll {
  readonly found: FoundAll;
  readonly measurement: Measurement;
  readonly neighbours: Neighbours | undefined;
  /** Seconds of the time budget that were left. */
  readonly left: number;
}

async function measureBuilt(
  job: BenchmarkJob,
  { listings, places }: Listed,
  { differing }: Built,
): Promise<MeasuredAll> {
  const { world, options, helper } = job;
  const budget = openTimeBudget(world.now, options.timeBudget);
  const found = await findAll(job, differing, { listings, places, leftMs: () => 1000 * budget.left() });
  const neighboursOf = await watchNeighbours(world.now);
  const layouts = { ...job, sides: { base: job.base, head: job.head }, withPaths: found.withPaths };
  const measurement = await measure({
    subjects: found.benchmarks.flatMap((b) => b.subjects),
    metadata: found.units,
    policy: job.policy,
    ownCodeDiffers: (subject) => ownCodeDiffers(places, subject),
    benchtime: options.benchtime,
    budget,
    run: helper.run,
    takeTurns: job.overlay === undefined ? undefined : helper.takeTurns,
    linkOrders: whyOneLayout(job) === "" ? linkOrders(layouts) : undefined,
    random: world.random,
    progress: world.runner.progress,
    debug: world.runner.debug,
  });
  return { found, measurement, neighbours: await neighboursOf(), left: budget.left() };
}

interface Everything {
  readonly listed: Listed;
  readonly built: Built;
  readonly measured: MeasuredAll;
}

async function rowsOfAll(job: BenchmarkJob, { listed, built, measured }: Everything) {
  const { places, sorted } = listed;
  const { identical, differing, unbuiltOnHead: unbuiltNew } = built;
  const { measured: all, together } = measured.measurement;
  const pattern = job.options.bench;
  const unrun = unrunOf({ ...sorted, identical, differing, places, unbuiltNew, pattern });
  const [procs] = procsOf(job);
  const { benchmarks } = measured.found;
  const rows = rowsOf({ unrun, benchmarks, measured: all, together, places, procs });
  const deadline = job.world.now() + measured.left;
  return {
    comparisons: await explained(job, rows, { measured: all, deadline }),
    untold: whyNothingTold(rows),
  };
}

function warningsOf(job: BenchmarkJob, { listed, built, measured }: Everything): readonly string[] {
  const { found, measurement, neighbours } = measured;
  const unknown = [...built.unbuiltOnHead].filter(([pkg]) => !listed.places.head.has(pkg));
  const sampled = measurement.measured.filter(({ pairs }) => pairs.length > 0);
  return [
    ...unknown.map((each) => unknownBenchmarks(...each)),
    ...found.warnings,
    ...silentWarnings(found.benchmarks, listed.places, job.options.bench),
    ...layoutWarnings(job, sampled),
    ...aloneWarnings(job, measurement),
    ...measurement.measured.flatMap(troubleOf),
    ...(measurement.measured.length === 0 ? [] : neighbourWarnings(neighbours)),
    ...endWarnings(measurement, job.options),
  ];
}

/** Our own work on a benchmark failed: what is told of it rests on the pairs before. */
function troubleOf({ subject, trouble, pairs }: Measured): readonly string[] {
  if (trouble === undefined) return [];
  return [`${subject.pkg} ${displayName(subject)} was left alone after ${pairs.length} pairs: ${trouble}`];
}

function list({ world, go, options }: BenchmarkJob, side: SideContext, mustFind: boolean): Promise<Listing> {
  const { buildFlags, packages } = options;
  const { root: tree, dir, env } = side;
  return listPackages(world.processes, { go: go.path, env, tree, dir, buildFlags, packages, mustFind });
}

async function prove(
  { git, helper, base, head, options }: BenchmarkJob,
  listings: { readonly base: Listing; readonly head: Listing },
  importPaths: readonly string[],
): Promise<ReadonlyMap<string, Proof>> {
  const changes = await findChanges({ git, base, head, wasPrepared: options.prepare !== "" });
  return proveSources({ helper, ...listings, changes, importPaths });
}

/** What was not measured in turns although the rest was: a package whose sides meet, or one benchmark. */
function aloneWarnings({ overlay }: BenchmarkJob, { measured }: Measurement): readonly string[] {
  if (overlay === undefined) return [];
  const apart = measured.filter(({ alone }) => alone !== "");
  const packages = apart.filter(({ meets }) => meets).map(({ subject, alone }) => whole(subject.pkg, alone));
  const single = apart.filter(({ meets }) => !meets);
  return [
    ...new Set(packages),
    ...single.map(
      ({ subject, alone }) =>
        `${subject.pkg} ${displayName(subject)} was measured one side after the other, not in turns: ${alone}`,
    ),
  ];
}

function whole(pkg: string, why: string): string {
  return `${pkg} was measured one side after the other, never both at once: ${why}`;
}

function endWarnings({ ended }: Measurement, { timeBudget, maxCount }: Options): readonly string[] {
  switch (ended) {
    case "settled":
      return [];
    case "max-count":
      return [`some verdicts are still open after ${maxCount} pairs of samples (max-count)`];
    case "time-budget":
      return [`the time budget of ${timeBudget} s was spent before every verdict was settled (time-budget)`];
    case "interrupted":
      return ["the run was cancelled before every verdict was settled"];
    default:
      return ended satisfies never;
  }
}
