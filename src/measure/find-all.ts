// The leaf benchmarks of all packages that were built on both sides.

import type { Listing } from "../build/same-sources.ts";
import { InterruptedError } from "../model/errors.ts";
import type { UnitMetadata } from "../model/unit.ts";
import { type BenchmarkJob, procsOf } from "./benchmark-job.ts";
import { type BuiltPair, buildBoth } from "./build-both.ts";
import { type Benchmarks, type FindRequest, findBenchmarks } from "./find-benchmarks.ts";
import type { TestBinary } from "./sampling/test-command.ts";
import { type BothPlaces, functionsOf } from "./sort-packages.ts";

/** FoundAll is what there is to measure. */
export interface FoundAll {
  readonly benchmarks: readonly Benchmarks[];
  readonly units: readonly UnitMetadata[];
  /** What Go calls the processor, "" where nothing ran. */
  readonly cpu: string;
  /** Packages that were built without -trimpath. */
  readonly withPaths: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

/** Known is what the sources of both sides say. */
export interface Known {
  readonly listings: { readonly base: Listing; readonly head: Listing };
  readonly places: BothPlaces;
  /** Milliseconds that are left for measuring. */
  readonly leftMs: () => number;
}

/**
 * findAll runs everything once. Benchmarks that break on both sides may look for files by the paths that -trimpath takes
 * away: their packages are built again without it.
 */
export async function findAll(
  job: BenchmarkJob,
  pairs: readonly BuiltPair[],
  known: Known,
): Promise<FoundAll> {
  const first = await findIn(job, pairs, known);
  const suspects = [...new Set(first.filter(missesFiles).map((b) => b.pkg))];
  const rebuilt = await buildBoth(job, suspects, { trimPath: false });
  const second = await findIn(job, rebuilt, known);
  const better = second.filter((b) => {
    const before = first.find((f) => f.pkg === b.pkg && f.procs === b.procs);
    return before !== undefined && brokenOnBoth(b) < brokenOnBoth(before);
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
    withPaths: improved,
    warnings: [
      ...printedWarnings(benchmarks),
      ...[...improved].map(
        (pkg) => `${pkg} was built without -trimpath: its benchmarks find their files by their source's path`,
      ),
    ],
  };
}

/** They look like results, and are none of a benchmark that could be measured. */
function printedWarnings(benchmarks: readonly Benchmarks[]): readonly string[] {
  const lines = benchmarks.flatMap(({ pkg, printed }) =>
    printed.map((name) => `${pkg} prints a result line of its own, which is not measured: Benchmark${name}`),
  );
  return [...new Set(lines)];
}

async function findIn(
  job: BenchmarkJob,
  pairs: readonly BuiltPair[],
  { listings, places, leftMs }: Known,
): Promise<readonly Benchmarks[]> {
  const found: Benchmarks[] = [];
  for (const { pkg, base, head } of pairs) {
    if (base.kind !== "built" || head.kind !== "built") continue;
    job.world.runner.progress(`looking for benchmarks in ${pkg}`);
    const args = job.options.benchArgs;
    const sides = {
      base: { ...binaryOf(base.binary, pkg, listings.base, job.base.env), args },
      head: { ...binaryOf(head.binary, pkg, listings.head, job.head.env), args },
    };
    for (const procs of procsOf(job)) {
      const pattern = job.options.bench;
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

function binaryOf(
  path: string,
  pkg: string,
  { packages, tree }: Listing,
  env: TestBinary["env"],
): TestBinary {
  const dir = packages.get(pkg)?.dir ?? tree;
  return { path, dir, env: { ...env, PWD: dir } }; // as `go test` has it
}

/** What was found before the run was cancelled is still reported, and what it did not come to. */
function cancelled({ pkg, procs, functions }: FindRequest): (error: unknown) => Benchmarks {
  return (error) => {
    if (!(error instanceof InterruptedError)) throw error;
    return { ...NOTHING, pkg, procs, unreached: functions.head };
  };
}

const NOTHING = {
  ...{
    subjects: [],
    added: [],
    missing: [],
    broken: new Map(),
    gross: new Map(),
    printed: [],
    units: [],
    cpu: "",
  },
} as const;

/** What says so, in words of Go, of Unix and of Windows. */
const NO_FILE = /no such file|file does not exist|cannot find the (file|path)|not found/i;

function missesFiles({ broken }: Benchmarks): boolean {
  return [...broken.values()].some(({ side, output }) => side === "both" && NO_FILE.test(output));
}

function brokenOnBoth({ broken }: Benchmarks): number {
  return [...broken.values()].filter(({ side }) => side === "both").length;
}
