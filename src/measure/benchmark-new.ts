// The benchmark half where the base has no such module: nothing to measure, and every benchmark of the head is listed.

import { join } from "node:path";
import { listPackages } from "../build/list-packages.ts";
import { type Located, locateBenchmarks } from "../build/locate-benchmarks.ts";
import { whyUnmeasurable } from "../ports/process/system-fault.ts";
import type { BenchmarkHalf } from "../run/benchmark-result.ts";
import type { Ground } from "../run/ground.ts";
import type { SideContext } from "../run/side-context.ts";
import { openHelper } from "./benchmark-both.ts";
import { areChecked, procsOf } from "./benchmark-job.ts";
import { unbuiltOnHead } from "./build-both.ts";
import { rowsOf } from "./rows.ts";
import { sortPackages, unknownBenchmarks, unrunOf } from "./sort-packages.ts";

const NOTHING: Located = { places: new Map(), unreadable: new Set() };

/** benchmarkNew lists the benchmarks of the head as new; those that do not build are broken. */
export async function benchmarkNew(
  ground: Ground,
  head: SideContext,
  reason: string,
): Promise<BenchmarkHalf> {
  await using helper = await openHelper(ground);
  try {
    const started = ground.world.now();
    const listing = await listHead(ground, head);
    const located = { base: NOTHING, head: await locateBenchmarks(helper, listing) };
    const benchmarks = await rowsOfNew(ground, head, located);
    const seconds = { build: ground.world.now() - started, measure: 0 };
    const warnings = [`every benchmark of the head is new: ${reason}`, ...benchmarks.warnings];
    return { benchmarks: { ...benchmarks, warnings, seconds } };
  } catch (cause) {
    return { unmeasured: whyUnmeasurable(cause) };
  }
}

function listHead({ world, go, options }: Ground, { root: tree, dir, env }: SideContext) {
  const { buildFlags, packages } = options;
  const request = { go: go.path, env, tree, dir, buildFlags, packages, mustFind: true };
  return listPackages(world.processes, request);
}

async function rowsOfNew(
  ground: Ground,
  head: SideContext,
  located: Readonly<Record<"base" | "head", Located>>,
) {
  const { options, workspace } = ground;
  const sorted = sortPackages(located, options.bench);
  const places = { base: located.base.places, head: located.head.places };
  const toBuild = [...sorted.unreadable, ...(areChecked(options) ? [] : sorted.onlyHead)];
  const unbuilt = await unbuiltOnHead({ ...ground, head, out: join(workspace.dir, "bin") }, toBuild);
  const known = { identical: [], differing: [], places, unbuiltNew: unbuilt, pattern: options.bench };
  const [procs] = procsOf(ground);
  const comparisons = rowsOf({
    unrun: unrunOf({ ...sorted, ...known }),
    benchmarks: [],
    measured: [],
    together: [],
    places,
    procs,
  });
  const unknown = [...unbuilt].filter(([pkg]) => !places.head.has(pkg));
  return {
    comparisons,
    metadata: [],
    cpu: "",
    unbuilt: { base: [], head: [...unbuilt.keys()] },
    neighbours: undefined,
    untold: "",
    warnings: unknown.map((each) => unknownBenchmarks(...each)),
  };
}
