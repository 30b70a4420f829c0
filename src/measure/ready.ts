// What there is to measure: listed, built unless it is proved to be the same, and run once.

import { saysNoTests } from "../build/build.ts";
import { findChanges } from "../build/find-changes.ts";
import { findUncompiled } from "../build/find-uncompiled.ts";
import { listPackages } from "../build/list-packages.ts";
import { type BothPlaces, type Located, locateBenchmarks } from "../build/locate-benchmarks.ts";
import { type Proof, proveSources } from "../build/prove-sources.ts";
import type { Listing } from "../build/same-sources.ts";
import type { PerSide } from "../model/side.ts";
import type { SideContext } from "../run/side-context.ts";
import { areChecked, type BenchmarkJob } from "./benchmark-job.ts";
import { type BuiltPackage, buildSides, proveBinaries, unbuiltOnHead } from "./build-sides.ts";
import { type FoundBenchmarks, findAll } from "./find-all.ts";
import { openTimeBudget, type TimeBudget } from "./sampling/time-budget.ts";
import { type SortedPackages, sortPackages } from "./sort-packages.ts";

/** ReadyBenchmarks is what there is to measure, and what is known of the rest. */
export interface ReadyBenchmarks {
  readonly listings: PerSide<Listing>;
  readonly places: BothPlaces;
  readonly sorted: SortedPackages;
  readonly built: BuiltPackages;
  readonly found: FoundBenchmarks;
  readonly budget: TimeBudget;
  /** Start of the work, seconds on the clock of `world`. */
  readonly started: number;
  /** Start of the work with the test binaries, likewise. */
  readonly measuring: number;
}

export async function readyBenchmarks(job: BenchmarkJob): Promise<ReadyBenchmarks> {
  const { world, options } = job;
  const started = world.now();
  world.runner.progress("listing packages");
  const base = job.base && (await listSide(job, job.base, { mustFind: false }));
  const head = await listSide(job, job.head, { mustFind: true });
  const places = { base: base?.located.places ?? new Map(), head: head.located.places };
  const sorted = sortPackages({ base: base?.located, head: head.located }, options.bench);
  const listings = { base: base?.listing, head: head.listing };
  const built =
    base === undefined || job.base === undefined
      ? await buildHead(job, sorted, places)
      : await buildUnproved({ ...job, base: job.base }, sorted, { base: base.listing, head: head.listing });
  const measuring = world.now();
  const budget = openTimeBudget(world.now, options.timeBudget);
  const known = { listings, places, leftMs: () => 1000 * budget.left() };
  const found = await findAll(job, built.differing, known);
  return { listings, places, sorted, built, found, budget, started, measuring };
}

interface ListedSide {
  readonly listing: Listing;
  readonly located: Located;
}

/** listSide lists the packages that the user names. Throws UnmeasurableError where `mustFind` finds none. */
export async function listSide(
  { world, go, options, helper }: BenchmarkJob,
  { root: tree, dir, env }: SideContext,
  { mustFind }: { readonly mustFind: boolean },
): Promise<ListedSide> {
  const { buildFlags, packages } = options;
  const request = { go: go.path, env, tree, dir, buildFlags, packages, mustFind };
  const listing = await listPackages(world.processes, request);
  return { listing, located: await locateBenchmarks(helper, listing) };
}

interface BuiltPackages {
  /** Import paths of packages that are proved to be the same on both sides. */
  readonly identical: readonly string[];
  /** All others, built. */
  readonly differing: readonly BuiltPackage[];
  /** The compiler's output for packages that are not measured and do not build on the head. */
  readonly unbuiltOnHead: ReadonlyMap<string, string>;
}

/** Packages that do not build have rows only where their benchmark functions are known. */
async function buildHead(
  job: BenchmarkJob,
  { shared }: SortedPackages,
  { head: places }: BothPlaces,
): Promise<BuiltPackages> {
  const all = await buildSides(job, shared, { trimPath: true });
  const unknown = all.flatMap(({ pkg, head }): [string, string][] =>
    head.kind === "built" || places.has(pkg) ? [] : [[pkg, head.output]],
  );
  const unbuilt = new Map(unknown);
  const unbuiltOnHead = new Map(unknown.filter(([, output]) => !saysNoTests(output)));
  return { identical: [], differing: all.filter(({ pkg }) => !unbuilt.has(pkg)), unbuiltOnHead };
}

interface BothSides extends BenchmarkJob {
  readonly base: SideContext;
}

async function buildUnproved(
  job: BothSides,
  sorted: SortedPackages,
  listings: { readonly base: Listing; readonly head: Listing },
): Promise<BuiltPackages> {
  const { world, options } = job;
  const proofs = await prove(job, listings, sorted.shared);
  const proved = sorted.shared.filter((pkg) => isSame(proofs.get(pkg)));
  const uncompiled = await findUncompiled(world.processes, {
    ...{ go: job.go.path, env: job.head.env, dir: job.head.dir },
    ...{ buildFlags: options.buildFlags, importPaths: proved },
  });
  // A package that compiles on neither side has no speed that is the same.
  const isProved = (pkg: string) => proved.includes(pkg) && !uncompiled.has(pkg);
  const unproved = sorted.shared.filter((pkg) => !isProved(pkg));
  for (const pkg of unproved) world.runner.debug(`${pkg} is built: ${whyUnproved(proofs.get(pkg))}`);
  const built = await buildSides(job, unproved, { trimPath: true });
  const onlyHead = areChecked(options) ? [] : sorted.onlyHead;
  const broken = await unbuiltOnHead(job, [...sorted.unreadable, ...onlyHead]);
  const sameData = built.filter(
    ({ pkg }) => proofs.get(pkg)?.whyDataDiffers === undefined && proofs.has(pkg),
  );
  const sameBinaries = await proveBinaries(job, sameData);
  return {
    identical: [...sorted.shared.filter(isProved), ...sameBinaries],
    differing: built.filter(({ pkg }) => !sameBinaries.has(pkg)),
    unbuiltOnHead: broken,
  };
}

function isSame(proof: Proof | undefined): boolean {
  return proof !== undefined && proof.whyCodeDiffers === undefined && proof.whyDataDiffers === undefined;
}

function whyUnproved(proof: Proof | undefined): string {
  return proof?.whyCodeDiffers ?? proof?.whyDataDiffers ?? "it compiles on neither side";
}

async function prove(
  { git, helper, base, head, options }: BothSides,
  listings: { readonly base: Listing; readonly head: Listing },
  importPaths: readonly string[],
): Promise<ReadonlyMap<string, Proof>> {
  const changes = await findChanges({ git, base, head, wasPrepared: options.prepare !== "" });
  return proveSources({ helper, ...listings, changes, importPaths });
}
