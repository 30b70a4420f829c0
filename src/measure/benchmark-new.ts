// The benchmark half where the base has no such module: nothing is measured.

import type { Located } from "../build/locate-benchmarks.ts";
import type { BenchmarkHalf } from "../run/benchmark-result.ts";
import type { JobContext } from "../run/job-context.ts";
import type { SideContext } from "../run/side-context.ts";
import { areChecked, type BenchmarkJob, procsOf } from "./benchmark-job.ts";
import { unbuiltOnHead } from "./build-sides.ts";
import { withJob } from "./open-job.ts";
import { listSide } from "./ready.ts";
import { rowsOf } from "./rows.ts";
import { sortPackages, unknownBenchmarks, unrunOf } from "./sort-packages.ts";
import { NONE_SPARED } from "./spare.ts";

const NOTHING: Located = { places: new Map(), unreadable: new Set() };

/** benchmarkNew lists the benchmarks of the head as new; those that do not build are broken. */
export function benchmarkNew(context: JobContext, head: SideContext, reason: string): Promise<BenchmarkHalf> {
  return withJob(context, { head }, (job) => listNew(job, reason));
}

async function listNew(job: BenchmarkJob, reason: string): Promise<BenchmarkHalf> {
  const { world, options } = job;
  const started = world.now();
  const { located } = await listSide(job, job.head, { mustFind: true });
  const sorted = sortPackages({ base: NOTHING, head: located }, options.bench);
  const places = { base: NOTHING.places, head: located.places };
  const toBuild = [...sorted.unreadable, ...(areChecked(options) ? [] : sorted.onlyHead)];
  const unbuiltNew = await unbuiltOnHead(job, toBuild);
  const built = { identical: [], spared: NONE_SPARED, differing: [], unbuiltOnHead: unbuiltNew };
  const [procs] = procsOf(job);
  const unrun = unrunOf({ ...sorted, ...built, places, pattern: options.bench });
  const unknown = [...unbuiltNew].filter(([pkg]) => !places.head.has(pkg));
  const benchmarks = {
    comparisons: rowsOf({ unrun, benchmarks: [], measured: [], together: [], places, procs }),
    metadata: [],
    cpu: "",
    notBegun: undefined,
    sameTests: [],
    unbuilt: { base: [], head: [...unbuiltNew.keys()] },
    neighbours: undefined,
    untold: undefined,
    reach: undefined,
    warnings: [
      `every benchmark of the head is new: ${reason}`,
      ...unknown.map((each) => unknownBenchmarks(...each)),
    ],
    seconds: { build: world.now() - started, measure: 0 },
  };
  return { benchmarks };
}
