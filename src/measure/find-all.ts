// The leaf benchmarks of all packages that were built on every side.

import { type BothPlaces, functionsOf } from "../build/locate-benchmarks.ts";
import type { Listing } from "../build/same-sources.ts";
import { InterruptedError } from "../model/errors.ts";
import type { PerSide } from "../model/side.ts";
import type { UnitMetadata } from "../model/unit.ts";
import { type BenchmarkJob, procsOf } from "./benchmark-job.ts";
import { type BuiltPackage, buildSides, testBinary } from "./build-sides.ts";
import { type Benchmarks, type FindRequest, findBenchmarks } from "./find-benchmarks.ts";
import { patternFor, type Spared } from "./spare.ts";

export interface FoundBenchmarks {
  readonly benchmarks: readonly Benchmarks[];
  readonly units: readonly UnitMetadata[];
  /** Go's name of the processor; "" where nothing ran. */
  readonly cpu: string;
  /** The run was cancelled before all packages had run. */
  readonly isCancelled: boolean;
  /** Packages that were built without -trimpath. */
  readonly withPaths: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

interface KnownSources {
  readonly listings: PerSide<Listing>;
  readonly places: BothPlaces;
  readonly spared: Spared;
  /** Milliseconds that are left for measuring. */
  readonly leftMs: () => number;
}

/**
 * findAll runs each benchmark once. Some find their files by the path of their source, which -trimpath takes
 * away: where a benchmark breaks on every side because a file is missing, its package is built again without
 * it.
 */
export async function findAll(
  job: BenchmarkJob,
  built: readonly BuiltPackage[],
  known: KnownSources,
): Promise<FoundBenchmarks> {
  const everywhere = job.base === undefined ? "head" : "both";
  const brokenOnAll = ({ broken }: Benchmarks) => [...broken.values()].filter((b) => b.side === everywhere);
  const missesFiles = (b: Benchmarks) => brokenOnAll(b).some(({ output }) => NO_FILE.test(output));
  const first = await findIn(job, built, known);
  const suspects = [...new Set(first.filter(missesFiles).map((b) => b.pkg))];
  const rebuilt = await buildSides(job, suspects, { trimPath: false });
  const second = await findIn(job, rebuilt, known);
  const better = second.filter((b) => {
    const before = first.find((f) => f.pkg === b.pkg && f.procs === b.procs);
    return before !== undefined && brokenOnAll(b).length < brokenOnAll(before).length;
  });
  const improved = new Set(better.map((b) => b.pkg));
  const benchmarks = [
    ...first.filter((b) => !improved.has(b.pkg)),
    ...second.filter((b) => improved.has(b.pkg)),
  ];
  return {
    benchmarks,
    units: benchmarks.flatMap((b) => b.units),
    cpu: benchmarks.find((b) => b.cpu !== "")?.cpu ?? "",
    isCancelled: benchmarks.some((b) => b.isCancelled === true),
    withPaths: improved,
    warnings: [
      ...printedWarnings(benchmarks),
      ...[...improved].map(
        (pkg) => `${pkg} was built without -trimpath: its benchmarks find their files by their source's path`,
      ),
    ],
  };
}

/** For lines that look like results of a benchmark, and are printed by the code. */
function printedWarnings(benchmarks: readonly Benchmarks[]): readonly string[] {
  const lines = benchmarks.flatMap(({ pkg, printed }) =>
    printed.map((name) => `${pkg} prints a result line of its own, which is not measured: Benchmark${name}`),
  );
  return [...new Set(lines)];
}

async function findIn(
  job: BenchmarkJob,
  built: readonly BuiltPackage[],
  { listings, places, spared, leftMs }: KnownSources,
): Promise<readonly Benchmarks[]> {
  const found: Benchmarks[] = [];
  for (const { pkg, base, head } of built) {
    if (base?.kind === "failed" || head.kind === "failed") continue;
    job.world.runner.progress(`looking for benchmarks in ${pkg}`);
    const sides = {
      base:
        base &&
        listings.base &&
        job.base &&
        testBinary(job, { pkg, ...base, listing: listings.base, ...job.base }),
      head: testBinary(job, { pkg, ...head, listing: listings.head, ...job.head }),
    };
    const pattern = patternFor(pkg, spared, { places, pattern: job.options.bench });
    for (const procs of procsOf(job)) {
      const functions = {
        base: functionsOf(places.base, pkg, pattern),
        head: functionsOf(places.head, pkg, pattern),
      };
      const { run } = job.helper;
      const request = { run, pkg, procs, ...sides, pattern, functions, leftMs };
      found.push(await findBenchmarks(request).catch(cancelled(request)));
    }
  }
  return found;
}

/** A cancelled run still reports what was found before, and the functions that it did not reach. */
function cancelled({ pkg, procs, functions }: FindRequest): (error: unknown) => Benchmarks {
  return (error) => {
    if (!(error instanceof InterruptedError)) throw error;
    return { ...NOTHING, pkg, procs, unreached: functions.head, isCancelled: true };
  };
}

const NOTHING = {
  ...{ subjects: [], added: [], missing: [], printed: [], units: [], cpu: "" },
  ...{ broken: new Map(), gross: new Map() },
} as const;

/** A missing file, in the words of Go, Unix and Windows. */
const NO_FILE = /no such file|file does not exist|cannot find the (file|path)|not found/i;
