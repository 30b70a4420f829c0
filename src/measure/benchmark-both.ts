// The benchmark half of both sides: what is not proved to be the same is measured in pairs.

import { whyNothingTold } from "../judge/told.ts";
import { shortCommit } from "../model/commit-hash.ts";
import { type BenchmarkHalf, CANCELLED } from "../run/benchmark-result.ts";
import type { JobContext } from "../run/job-context.ts";
import { rememberPace } from "../run/pace.ts";
import type { SideContext } from "../run/side-context.ts";
import { type BenchmarkJob, procsOf } from "./benchmark-job.ts";
import { explained } from "./instructions.ts";
import { type Measured, measure } from "./measure.ts";
import { withJob } from "./open-job.ts";
import { withReach } from "./reach-of-run.ts";
import { readyBenchmarks } from "./ready.ts";
import { keepSamples, measured, resultOf, rowsOfReady } from "./result.ts";
import { distanceFrom } from "./row-reaches.ts";
import { ownCodeDiffers } from "./rows.ts";

export function benchmarkBoth(
  context: JobContext,
  base: SideContext,
  head: SideContext,
): Promise<BenchmarkHalf> {
  return withJob(context, { base, head }, compareSides);
}

async function compareSides(job: BenchmarkJob): Promise<BenchmarkHalf> {
  const ready = await readyBenchmarks(job);
  const { built, found, places, budget } = ready;
  const watched = await measured(job, ready, (means) =>
    measure({
      ...means,
      subjects: found.benchmarks.flatMap(({ subjects }) => subjects),
      metadata: found.units,
      policy: job.policy,
      info: job.world.runner.info,
      distance: distanceFrom(built.reach),
      ownCodeDiffers: (subject) => ownCodeDiffers(places, subject),
    }),
  );
  const { measurement, ended } = watched;
  const deadline = job.world.now() + budget.left();
  const rows = withReach(rowsOfReady(job, ready, measurement), built.reach);
  const comparisons = await explained(job, rows, { measured: measurement.measured, deadline });
  const result = resultOf(job, ready, watched, { comparisons, untold: whyNothingTold(rows) });
  const kept = await keepSamples(job, ready, measurement.measured);
  if (ended !== "interrupted") await remember(job, measurement.measured, result.seconds.measure);
  return {
    benchmarks: { ...result, warnings: [...oneCommit(job), ...kept.warnings, ...result.warnings] },
    unmeasured: ended === "interrupted" ? CANCELLED : undefined,
  };
}

function remember(job: BenchmarkJob, measured: readonly Measured[], seconds: number): Promise<void> {
  const benchmarks = measured.filter(({ pairs }) => pairs.length > 0).map(({ subject }) => subject);
  return rememberPace(job, { benchmarks, procs: procsOf(job).length, seconds }, job.world.runner.debug);
}

/**
 * A note for one commit on both sides without a change (on the main branch): there "identical" is no finding.
 */
function oneCommit({ base, head }: BenchmarkJob): readonly string[] {
  if (base?.sha !== head.sha || head.changed.length > 0) return [];
  return [`base and head are one commit, ${shortCommit(head.sha)}: nothing has changed between them`];
}
