// What there is to measure on the head alone: its packages, their tests as they are built, and the benchmarks in them.

import { join } from "node:path";
import { type Build, buildTests, saysNoTests } from "../build/build.ts";
import { withLinkFlags } from "../build/link-flags.ts";
import { listPackages } from "../build/list-packages.ts";
import { locateBenchmarks, type Places } from "../build/locate-benchmarks.ts";
import type { Listing } from "../build/same-sources.ts";
import { type BenchmarkJob, procsOf } from "../measure/benchmark-job.ts";
import { requireMachine } from "../measure/build-both.ts";
import { breakage } from "../measure/sampling/breakage.ts";
import { type Discovery, discover } from "../measure/sampling/discover.ts";
import type { TestBinary } from "../measure/sampling/test-command.ts";
import { functionsOf, unknownBenchmarks } from "../measure/sort-packages.ts";
import { type Benchmark, benchmarkKey, functionOf } from "../model/benchmark.ts";
import type { Options } from "../options/options.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { Ground } from "../run/ground.ts";
import type { SideContext } from "../run/side-context.ts";
import type { HeadSubject } from "./measure-head.ts";
import type { Baseline } from "./read-baseline.ts";
import type { StoredFound } from "./stored-rows.ts";

/** BuildJob is the head, and what it is built with. */
export interface BuildJob extends Pick<BenchmarkJob, "goflags" | "linkFlags"> {
  readonly ground: Ground;
  readonly head: SideContext;
  readonly helper: Helper;
}

/** Ready is the head with its tests built. */
export interface Ready {
  readonly listing: Listing;
  readonly places: Places;
  readonly builds: ReadonlyMap<string, Build>;
}

/** readyHead lists and builds what has benchmarks that are asked for. */
export async function readyHead(job: BuildJob): Promise<Ready> {
  const { ground, head, helper } = job;
  const { world, options, go } = ground;
  world.runner.progress("listing packages");
  const { buildFlags, packages, bench } = options;
  const { root: tree, dir, env } = head;
  const listing = await listPackages(world.processes, {
    ...{ go: go.path, env, tree, dir, buildFlags, packages },
    mustFind: true,
  });
  const { places, unreadable } = await locateBenchmarks(helper, listing);
  const known = [...places.keys()].filter((pkg) => functionsOf(places, pkg, bench).length > 0);
  const builds = await build(job, [...new Set([...known, ...unreadable])].sort(), true);
  const isTested = ([, each]: readonly [string, Build]) => each.kind === "built" || !saysNoTests(each.output);
  return { listing, places, builds: new Map([...builds].filter(isTested)) };
}

/** With the same flags as a run that measures both sides, which may have written the baseline. */
async function build(
  { ground, head, goflags, linkFlags }: BuildJob,
  importPaths: readonly string[],
  trimPath: boolean,
): Promise<ReadonlyMap<string, Build>> {
  if (importPaths.length === 0) return new Map();
  const { world, options, go, workspace } = ground;
  world.runner.progress(`building ${importPaths.length} test binaries of the head`);
  const builds = await buildTests(world.processes, {
    go: go.path,
    goos: go.goos,
    ...head,
    buildFlags: withLinkFlags(options.buildFlags, goflags, linkFlags) ?? options.buildFlags,
    out: join(workspace.dir, "bin", trimPath ? "head" : "head-with-paths"),
    trimPath,
    importPaths,
  });
  for (const each of builds.values()) requireMachine(each);
  return builds;
}

/** FoundOnHead is what there is to measure, with the packages that were built without -trimpath. */
export interface FoundOnHead {
  readonly benchmarks: readonly FoundInBinary[];
  readonly withPaths: ReadonlySet<string>;
}

/** FoundInBinary is what one binary has for one value of GOMAXPROCS. */
export interface FoundInBinary {
  readonly pkg: string;
  readonly procs: number;
  readonly binary: TestBinary;
  /** Benchmark functions of the sources that are asked for, without "Benchmark". */
  readonly functions: readonly string[];
  readonly discovery: Discovery;
}

/** findOnHead runs everything once. Benchmarks that break may look for files by the paths that -trimpath takes away: their packages are built again without it. */
export async function findOnHead(job: BuildJob, ready: Ready, leftMs: () => number): Promise<FoundOnHead> {
  const first = await findIn(job, ready, leftMs);
  const suspects = [...new Set(first.filter(({ discovery }) => discovery.broken.size > 0).map((f) => f.pkg))];
  const second = await findIn(job, { ...ready, builds: await build(job, suspects, false) }, leftMs);
  const better = second.filter(({ pkg, procs, discovery }) => {
    const before = first.find((f) => f.pkg === pkg && f.procs === procs);
    return before !== undefined && discovery.broken.size < before.discovery.broken.size;
  });
  const withPaths = new Set(better.map(({ pkg }) => pkg));
  const benchmarks = [
    ...first.filter((f) => !withPaths.has(f.pkg)),
    ...second.filter((f) => withPaths.has(f.pkg)),
  ];
  return { benchmarks, withPaths };
}

async function findIn(
  { ground, head, helper }: BuildJob,
  { listing: { packages, tree }, places, builds }: Ready,
  leftMs: () => number,
): Promise<readonly FoundInBinary[]> {
  const found: FoundInBinary[] = [];
  for (const [pkg, built] of builds) {
    if (built.kind !== "built") continue;
    ground.world.runner.progress(`looking for benchmarks in ${pkg}`);
    const binary = {
      path: built.binary,
      dir: packages.get(pkg)?.dir ?? tree,
      env: head.env,
      args: ground.options.benchArgs,
    };
    for (const procs of procsOf(ground)) {
      const pattern = ground.options.bench;
      const functions = functionsOf(places, pkg, pattern);
      const wish = { binary, pattern, functions, procs, limitMs: leftMs };
      found.push({ pkg, procs, binary, functions, discovery: await discover(helper.run, wish) });
    }
  }
  return found;
}

/** subjectsOf are the leaf benchmarks that run. */
export function subjectsOf(
  { pkg, procs, binary, discovery }: FoundInBinary,
  baseline: Baseline | undefined,
): readonly HeadSubject[] {
  return [...discovery.leaves]
    .filter(([name]) => !discovery.broken.has(name))
    .map(([name, firstSecPerOp]) => {
      const storedIterations = baseline?.series.get(benchmarkKey({ pkg, name, procs }))?.iterations;
      return { pkg, name, procs, binary, firstSecPerOp, storedIterations };
    });
}

/** brokenOf are those that do not. */
export function brokenOf(found: readonly FoundInBinary[]): StoredFound["broken"] {
  return found.flatMap(({ pkg, procs, functions, discovery: { broken, failed } }) => {
    const all = failed === undefined ? [] : functions.map((name) => [name, failed] as const);
    return [...broken, ...all].map(([name, breakage]) => ({ pkg, name, procs, breakage }));
  });
}

/** unknownOn has a sentence for each package of which nobody can say what benchmarks it has, since it does not build. */
export function unknownOn({ builds, places }: Pick<Ready, "builds" | "places">): readonly string[] {
  return [...builds].flatMap(([pkg, built]) =>
    built.kind === "built" || places.has(pkg) ? [] : [unknownBenchmarks(pkg, built.output)],
  );
}

/** unbuiltOf are those whose package does not build, by function. */
export function unbuiltOf(ground: Ground, { builds, places }: Ready): StoredFound["broken"] {
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

/** isWanted says whether the user asks for a benchmark. A package that is gone is not listed: it is missing only where everything was asked for. */
export function isWanted({ bench, packages }: Options, listing: Listing, { pkg, name }: Benchmark): boolean {
  const isAsked = listing.packages.get(pkg)?.isNamed ?? packages.join(" ") === "./...";
  return isAsked && bench.canMatch(`Benchmark${functionOf(name)}`);
}
