// The benchmark half with its tools: the Go helper is built for it, and the raw samples are written behind it.

import { join, resolve } from "node:path";
import { UnmeasurableError } from "../model/errors.ts";
import type { Helper } from "../ports/helper.ts";
import { buildHelper } from "../ports/helper-build.ts";
import { startHelper } from "../ports/helper-start.ts";
import { withoutHelper } from "../ports/helper-without.ts";
import { writeSamples } from "../steps/write-samples.ts";
import { machineOf } from "./assemble-report.ts";
import type { BenchmarkResult } from "./benchmark-job.ts";
import { CANCELLED, type Ground, type Progress } from "./ground.ts";
import { runBenchmarks } from "./run-benchmarks.ts";
import type { SideContext } from "./side-context.ts";

/** benchmarkBoth measures. What makes it impossible is a part of the report, since the checks may have found something. */
export async function benchmarkBoth(
  ground: Ground,
  base: SideContext,
  head: SideContext,
): Promise<Partial<Progress>> {
  const { world, options, git, go, sides, workspace } = ground;
  await using helper = await openHelper(ground);
  const { changed } = sides.head;
  const out = join(workspace.dir, "bin");
  try {
    const job = { world, options, git, go, helper, base, head: { ...head, changed }, out };
    const benchmarks = await runBenchmarks(job);
    await keepSamples(ground, benchmarks);
    const isCancelled = benchmarks.measurement.ended === "interrupted";
    return { benchmarks, unmeasured: isCancelled ? CANCELLED : "" };
  } catch (error) {
    if (error instanceof UnmeasurableError) return { unmeasured: `${error.message}; ${error.hint}` };
    throw error;
  }
}

/** Without the helper everything works, with weaker proofs and without the processes' resource use. */
async function openHelper({ world, go, workspace }: Ground): Promise<Helper> {
  const { processes, helperSource, runner } = world;
  const built = await buildHelper(processes, {
    go,
    source: helperSource,
    out: join(workspace.dir, "helper"),
  });
  if (built.kind === "built") return startHelper(built.path, { env: go.env, processes });
  runner.warning(
    `the Go helper cannot be built, fewer packages can be proved to be the same: ${built.reason}`,
  );
  return withoutHelper(processes);
}

async function keepSamples(ground: Ground, { measurement, metadata, cpu }: BenchmarkResult): Promise<void> {
  const { world, options, sides } = ground;
  if (options.out === undefined || sides.base.kind !== "known") return;
  await writeSamples({
    out: resolve(world.cwd, options.out),
    measured: measurement.measured,
    metadata,
    machine: machineOf(ground, cpu),
    base: sides.base,
    head: sides.head,
  });
}
