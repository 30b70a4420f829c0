// The benchmark half against a stored baseline: only the head is built and measured.

import { join, resolve } from "node:path";
import { linkingOf, openHelper } from "../measure/benchmark-both.ts";
import { procsOf } from "../measure/benchmark-job.ts";
import { layoutWarnings, linkOrders, whyOneLayout } from "../measure/link-orders.ts";
import { neighbourWarnings, watchNeighbours } from "../measure/neighbours.ts";
import type { LinkOrders } from "../measure/sampling/layout.ts";
import { openTimeBudget } from "../measure/sampling/time-budget.ts";
import { type SampleOrigin, writeSide } from "../measure/write-samples.ts";
import { displayName } from "../model/benchmark.ts";
import { whyUnmeasurable } from "../ports/process/system-fault.ts";
import { type BenchmarkHalf, type BenchmarkResult, CANCELLED } from "../run/benchmark-result.ts";
import type { Ground } from "../run/ground.ts";
import { machineOf } from "../run/machine.ts";
import { optional } from "../run/optional.ts";
import type { SideContext } from "../run/side-context.ts";
import type { FoundBaseline } from "./find-baseline.ts";
import {
  type BuildJob,
  brokenOf,
  findOnHead,
  isWanted,
  readyHead,
  subjectsOf,
  unbuiltOf,
  unknownOn,
} from "./find-on-head.ts";
import { type HeadMeasurement, type HeadSeries, measureHead } from "./measure-head.ts";
import { type BaselineFinder, whyNot } from "./stored-baseline.ts";
import { storedRows } from "./stored-rows.ts";
import { comparedWith } from "./stored-warnings.ts";

/** StoredHalf also has what was compared with. */
export interface StoredHalf extends BenchmarkHalf {
  readonly baseline?: FoundBaseline["baseline"];
}

/** benchmarkHead measures the head, and compares it with what the finder finds. */
export async function benchmarkHead(
  ground: Ground,
  head: SideContext,
  finder: BaselineFinder,
): Promise<StoredHalf> {
  await using helper = await openHelper(ground);
  try {
    const linking = await linkingOf(ground);
    const { result, ended, found } = await runHead({ ...linking, ground, head, helper, finder });
    const unmeasured = ended === "interrupted" ? CANCELLED : found.unreachable;
    const benchmarks = { ...result, warnings: [...helper.troubles(), ...result.warnings] };
    return { benchmarks, baseline: found.baseline, unmeasured };
  } catch (cause) {
    return { unmeasured: whyUnmeasurable(cause), warnings: helper.troubles() };
  }
}

interface HeadJob extends BuildJob {
  readonly finder: BaselineFinder;
}

interface HeadRun {
  readonly result: BenchmarkResult;
  readonly ended: HeadMeasurement["ended"];
  readonly found: FoundBaseline;
}

async function runHead(job: HeadJob): Promise<HeadRun> {
  const { ground, finder } = job;
  const { world, options } = ground;
  const started = world.now();
  const ready = await readyHead(job);
  const measuring = world.now();
  const budget = openTimeBudget(world.now, options.timeBudget);
  const { benchmarks, withPaths } = await findOnHead(job, ready, () => 1000 * budget.left());
  const cpu = benchmarks.find(({ discovery }) => discovery.cpu !== "")?.discovery.cpu ?? "";
  const here = { machine: machineOf(ground, cpu), procs: procsOf(ground) };
  const found = await finder.find(here);
  const { baseline } = found;
  const neighboursOf = await watchNeighbours(world.now);
  const measured = await measureHead({
    subjects: benchmarks.flatMap((each) => subjectsOf(each, baseline)),
    count: Math.min(2 * options.count, options.maxCount), // one side costs half of two
    maxCount: options.maxCount,
    benchtime: options.benchtime,
    budget,
    linkOrders: ordersOf(job, withPaths),
    run: job.helper.run,
    now: world.now,
    progress: world.runner.progress,
  });
  const neighbours = await neighboursOf();
  const metadata = benchmarks.flatMap(({ discovery }) => discovery.units);
  const unkept: string[] = [];
  const keep = () => keepHead(job, measured, { metadata, machine: here.machine, date: world.date() });
  const without = { without: undefined, warn: (text: string) => void unkept.push(text) };
  await optional("the samples were not kept", keep, without);
  const incomparable = baseline === undefined ? "" : whyNot(baseline, here);
  const { comparisons, verdicts } = storedRows({
    series: measured.series,
    broken: [...unbuiltOf(ground, ready), ...brokenOf(benchmarks)],
    stored: baseline?.series,
    incomparable,
    isWanted: (benchmark) => isWanted(options, ready.listing, benchmark),
    metadata,
    places: ready.places,
    policy: ground.rules.policy,
  });
  const result = {
    comparisons,
    metadata,
    cpu,
    neighbours,
    unbuilt: { base: [], head: [...ready.builds].filter(([, b]) => b.kind === "failed").map(([pkg]) => pkg) },
    untold: "", // what cannot be compared with a stored baseline is said, and passes
    warnings: [
      ...unknownOn(ready),
      ...unkept,
      ...found.remarks,
      ...comparedWith(found, incomparable, { verdicts, kind: options.baseline }),
      ...measuringWarnings(job, measured),
      ...neighbourWarnings(neighbours),
    ],
    seconds: { build: measuring - started, measure: world.now() - measuring },
  };
  return { result, ended: measured.ended, found };
}

function measuringWarnings(job: HeadJob, { series, ended }: HeadMeasurement): readonly string[] {
  const { options } = job.ground;
  const sampled = series.filter(({ samples }) => samples.length > 0);
  const spent = `the time budget of ${options.timeBudget} s was spent before all samples were taken (time-budget)`;
  return [
    ...layoutWarnings({ ...job, options }, sampled),
    ...series.flatMap(troubleOf),
    ...(ended === "time-budget" ? [spent] : []),
  ];
}

/** Our own work on a benchmark failed: what is told of it rests on the samples before. */
function troubleOf({ subject, trouble, samples }: HeadSeries): readonly string[] {
  if (trouble === undefined) return [];
  return [
    `${subject.pkg} ${displayName(subject)} was left alone after ${samples.length} samples: ${trouble}`,
  ];
}

/** The same code as the processes before, in other link orders. */
function ordersOf(
  { ground, head, goflags, linkFlags }: HeadJob,
  withPaths: ReadonlySet<string>,
): LinkOrders<"head"> | undefined {
  const { world, options, go, workspace } = ground;
  if (whyOneLayout({ options, goflags }) !== "") return undefined;
  const out = join(workspace.dir, "bin");
  return linkOrders({
    world,
    options,
    go,
    goflags,
    linkFlags,
    overlay: undefined,
    out,
    sides: { head },
    withPaths,
  });
}

async function keepHead(
  { ground, head }: HeadJob,
  measured: HeadMeasurement,
  origin: Omit<SampleOrigin, "region">,
): Promise<void> {
  const { world, options } = ground;
  if (options.out === undefined) return;
  const series = measured.series.map(({ subject, iterations, samples }) => ({
    ...subject,
    iterations,
    samples,
  }));
  const path = join(resolve(world.cwd, options.out), "head.bench.out");
  await writeSide({ ...origin, path, series, sha: head.sha, region: options.region });
  if (measured.ended === "interrupted" || series.every(({ samples }) => samples.length === 0)) return;
  world.baselines?.onMeasured(path, { cpu: origin.machine.cpu, sha: head.sha, date: origin.date });
}
