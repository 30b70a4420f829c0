// The benchmark half against a stored baseline: only the head is built and measured.

import { type BenchmarkJob, procsOf } from "../measure/benchmark-job.ts";
import { withJob } from "../measure/open-job.ts";
import { type ReadyBenchmarks, readyBenchmarks } from "../measure/ready.ts";
import { keepSamples, measured, resultOf, rowsOfReady, type WatchedMeasurement } from "../measure/result.ts";
import type { Subject } from "../measure/sampling/sample.ts";
import { type Benchmark, benchmarkKey, functionOf } from "../model/benchmark.ts";
import { type BenchmarkHalf, CANCELLED } from "../run/benchmark-result.ts";
import type { JobContext } from "../run/job-context.ts";
import { machineOf } from "../run/machine.ts";
import type { SideContext } from "../run/side-context.ts";
import type { FoundBaseline } from "./find-baseline.ts";
import { type HeadMeasurement, measureHead } from "./measure-head.ts";
import type { Baseline } from "./read-baseline.ts";
import { type BaselineFinder, whyNot } from "./stored-baseline.ts";
import { storedRows } from "./stored-rows.ts";
import { comparedWith } from "./stored-warnings.ts";

interface StoredHalf extends BenchmarkHalf {
  readonly baseline?: FoundBaseline["baseline"];
}

export function benchmarkHead(
  context: JobContext,
  head: SideContext,
  finder: BaselineFinder,
): Promise<StoredHalf> {
  return withJob(context, { head }, (job) => compareHead(job, finder));
}

async function compareHead(job: BenchmarkJob, finder: BaselineFinder): Promise<StoredHalf> {
  const { options, policy } = job;
  const ready = await readyBenchmarks(job);
  const { found, places } = ready;
  const here = { machine: machineOf(job, found.cpu), procs: procsOf(job) };
  const against = await finder.find(here);
  const { baseline } = against;
  const watched = await measured(job, ready, (means) =>
    measureHead({
      ...means,
      subjects: found.benchmarks.flatMap(({ subjects }) => subjects.map(withIterationsOf(baseline))),
      count: Math.min(2 * options.count, options.maxCount), // one side costs half of two
      maxCount: options.maxCount,
    }),
  );
  const { measurement, ended } = watched;
  const incomparable = baseline && whyNot(baseline, here);
  const { comparisons, verdicts } = storedRows({
    rows: (untold) => rowsOfReady(job, ready, { measured: untold, together: [] }),
    measured: measurement.measured,
    stored: baseline?.series,
    incomparable,
    isWanted: (benchmark) => isWanted(job, ready, benchmark),
    metadata: found.units,
    places,
    policy,
  });
  // Rows that cannot be compared with a stored baseline are reported, and do not fail the run.
  const result = resultOf(job, ready, watched, { comparisons, untold: undefined });
  const kept = await keep(job, ready, watched);
  const compared = comparedWith(against, incomparable, { verdicts, kind: options.baseline });
  const warnings = [...kept, ...against.remarks, ...compared, ...result.warnings];
  const unmeasured = ended === "interrupted" ? CANCELLED : against.unreachable;
  return { benchmarks: { ...result, warnings }, baseline, unmeasured };
}

/** With as many iterations per slice as the baseline has. */
function withIterationsOf(baseline: Baseline | undefined): (subject: Subject) => Subject {
  return (subject) => ({
    ...subject,
    storedIterations: baseline?.series.get(benchmarkKey(subject))?.iterations,
  });
}

/** Whether the user asks for a benchmark. A package that is gone is not listed: only `./...` asks for it. */
function isWanted(
  { options }: BenchmarkJob,
  { listings }: ReadyBenchmarks,
  { pkg, name }: Benchmark,
): boolean {
  const isAll = options.packages.join(" ") === "./...";
  const isAsked = listings.head.packages.get(pkg)?.isNamed ?? isAll;
  return isAsked && options.bench.canMatch(`Benchmark${functionOf(name)}`);
}

/** A run that was not interrupted may become a baseline. */
async function keep(
  job: BenchmarkJob,
  ready: ReadyBenchmarks,
  { measurement: { measured }, ended }: WatchedMeasurement<HeadMeasurement>,
): Promise<readonly string[]> {
  const { path, warnings } = await keepSamples(job, ready, measured);
  const { world, head } = job;
  if (path !== undefined && ended !== "interrupted" && measured.some(({ pairs }) => pairs.length > 0))
    world.baselines?.onMeasured(path, { cpu: ready.found.cpu, sha: head.sha, date: world.date() });
  return warnings;
}
