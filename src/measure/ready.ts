// What there is to measure: listed, built unless it is proved to be the same, and run once.

import { saysNoTests } from "../build/build.ts";
import { listPackages } from "../build/list-packages.ts";
import { type BothPlaces, functionsOf, type Located, locateBenchmarks } from "../build/locate-benchmarks.ts";
import type { Listing } from "../build/same-sources.ts";
import type { PerSide } from "../model/side.ts";
import type { SideContext } from "../run/side-context.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";
import { buildSides } from "./build-sides.ts";
import { type BuiltPackages, buildUnproved } from "./build-unproved.ts";
import { type FoundBenchmarks, findAll } from "./find-all.ts";
import { packagesByDistance } from "./plan.ts";
import { distanceFrom } from "./row-reaches.ts";
import { openTimeBudget, type TimeBudget } from "./sampling/time-budget.ts";
import { type SortedPackages, sortPackages } from "./sort-packages.ts";
import { NONE_SPARED } from "./spare.ts";

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
      : await buildUnproved(
          { ...job, base: job.base },
          { sorted, listings: { base: base.listing, head: head.listing }, places },
        );
  const measuring = world.now();
  const budget = openTimeBudget(world.now, options.timeBudget);
  const { spared } = built;
  const known = { listings, places, spared, leftMs: () => 1000 * budget.left() };
  const nearest = packagesByDistance(built.differing, {
    functionsIn: (pkg) => functionsOf(places.head, pkg, options.bench),
    distance: distanceFrom(built.reach),
  });
  const found = await findAll(job, nearest, known);
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
  return {
    ...{ identical: [], spared: NONE_SPARED, reach: undefined, unbuiltOnHead, sameTests: [] },
    differing: all.filter(({ pkg }) => !unbuilt.has(pkg)),
  };
}
