// The result of the benchmark half, with its doubts.

import { resolve } from "node:path";
import { qualifiedName } from "../model/benchmark.ts";
import { durationText } from "../model/duration.ts";
import type { Neighbours } from "../model/report.ts";
import type { Comparison } from "../model/verdict.ts";
import type { BenchmarkResult } from "../run/benchmark-result.ts";
import { machineOf } from "../run/machine.ts";
import { optional } from "../run/optional.ts";
import { type BenchmarkJob, procsOf } from "./benchmark-job.ts";
import { unbuilt } from "./build-sides.ts";
import { layoutWarnings, linkOrders } from "./link-orders.ts";
import type { Measured, Measurement } from "./measure.ts";
import { neighbourWarnings, watchNeighbours } from "./neighbours.ts";
import { notBegunWarning } from "./not-begun.ts";
import { reachOf, reachWarnings } from "./reach-of-run.ts";
import type { ReadyBenchmarks } from "./ready.ts";
import { type MeasuredRun, rowsOf } from "./rows.ts";
import { givenUpWarning, isGivenUp } from "./sampling/give-up.ts";
import type { RoundMeans } from "./sampling/rounds.ts";
import { silentWarnings, unknownBenchmarks, unrunOf } from "./sort-packages.ts";
import { writeSamples } from "./write-samples.ts";

export interface WatchedMeasurement<M> {
  readonly measurement: M;
  readonly ended: Measurement["ended"];
  readonly neighbours: Neighbours | undefined;
}

/** measured measures what is ready, and watches the neighbours meanwhile. */
export async function measured<M extends Pick<Measurement, "measured" | "ended" | "notBegun">>(
  job: BenchmarkJob,
  { found, budget }: ReadyBenchmarks,
  measure: (means: RoundMeans) => Promise<M>,
): Promise<WatchedMeasurement<M>> {
  const { world, options, helper } = job;
  const neighboursOf = await watchNeighbours(world.now);
  const measurement = await measure({
    benchtime: options.benchtime,
    budget,
    run: helper.run,
    takeTurns: job.overlay === undefined ? undefined : helper.takeTurns,
    linkOrders: linkOrders(job, found.withPaths),
    now: world.now,
    random: world.random,
    progress: world.runner.progress,
    debug: world.runner.debug,
  });
  const neighbours = await neighboursOf();
  return {
    measurement,
    ended: found.isCancelled ? "interrupted" : measurement.ended,
    neighbours: measurement.measured.length === 0 ? undefined : neighbours,
  };
}

/** rowsOfReady are the rows of all benchmarks, measured or not. */
export function rowsOfReady(
  job: BenchmarkJob,
  { places, sorted, built, found }: ReadyBenchmarks,
  measured: Pick<MeasuredRun, "measured" | "together">,
): readonly Comparison[] {
  const unrun = unrunOf({ ...sorted, ...built, places, pattern: job.options.bench });
  const [procs] = procsOf(job);
  return rowsOf({ ...measured, unrun, benchmarks: found.benchmarks, places, procs });
}

export function resultOf(
  job: BenchmarkJob,
  ready: ReadyBenchmarks,
  {
    measurement: { measured, notBegun },
    ended,
    neighbours,
  }: WatchedMeasurement<Pick<Measurement, "measured" | "notBegun">>,
  told: Pick<BenchmarkResult, "comparisons" | "untold">,
): BenchmarkResult {
  const { built, found, places, started, measuring } = ready;
  const { options, world } = job;
  const unknown = [...built.unbuiltOnHead].filter(([pkg]) => !places.head.has(pkg));
  const sampled = measured.filter(({ pairs }) => pairs.length > 0);
  return {
    ...told,
    metadata: found.units,
    cpu: found.cpu,
    neighbours,
    notBegun,
    reach: reachOf(job, ready),
    sameTests: built.sameTests,
    unbuilt: {
      base: unbuilt(built.differing, "base"),
      head: [...unbuilt(built.differing, "head"), ...built.unbuiltOnHead.keys()],
    },
    warnings: [
      ...reachWarnings(built.reach),
      ...unknown.map((each) => unknownBenchmarks(...each)),
      ...found.warnings,
      ...silentWarnings(found.benchmarks, { spared: built.spared, places, pattern: options.bench }),
      ...layoutWarnings(job, sampled),
      ...aloneWarnings(job, measured),
      ...measured.flatMap((each) => troubleOf(job, each)),
      ...neighbourWarnings(neighbours),
      ...endWarnings(job, ended, { measured, notBegun }),
    ],
    seconds: { build: measuring - started, measure: world.now() - measuring },
  };
}

/** keepSamples writes the samples where the user wants them. A failure is a warning. */
export async function keepSamples(
  { world, options, base, head, ...job }: BenchmarkJob,
  { found: { units: metadata, cpu } }: ReadyBenchmarks,
  measured: readonly Measured[],
): Promise<{ readonly path: string | undefined; readonly warnings: readonly string[] }> {
  const { region } = options;
  if (options.out === undefined) return { path: undefined, warnings: [] };
  const machine = machineOf({ ...job, world, options }, cpu);
  const out = resolve(world.cwd, options.out);
  const warnings: string[] = [];
  const write = () =>
    writeSamples({ out, measured, metadata, machine, date: world.date(), region, base, head });
  const warn = (text: string) => void warnings.push(text);
  const path = await optional("the samples were not written (out)", write, { without: undefined, warn });
  return { path, warnings };
}

/** Where our own work on a benchmark failed, its verdict rests on the samples before. */
function troubleOf({ base }: BenchmarkJob, { subject, trouble, pairs }: Measured): readonly string[] {
  if (trouble === undefined) return [];
  const taken = `${pairs.length} ${base === undefined ? "samples" : "pairs"}`;
  return [`${qualifiedName(subject)} was left alone after ${taken}: ${trouble}`];
}

/** For packages whose sides meet, and single benchmarks, that did not take turns although the others did. */
function aloneWarnings({ overlay }: BenchmarkJob, measured: readonly Measured[]): readonly string[] {
  if (overlay === undefined) return [];
  const apart = measured.filter(({ alone }) => alone !== undefined);
  const said = apart
    .toSorted((a, b) => Number(b.meets) - Number(a.meets))
    .map(({ subject, alone, meets }) =>
      meets
        ? `${subject.pkg} was measured one side after the other, never both at once: ${alone}`
        : `${qualifiedName(subject)} was measured one side after the other, not in turns: ${alone}`,
    );
  return [...new Set(said)];
}

function endWarnings(
  { base, options }: BenchmarkJob,
  ended: Measurement["ended"],
  { measured, notBegun }: Pick<Measurement, "measured" | "notBegun">,
): readonly string[] {
  const whole = base === undefined ? "all samples were taken" : "every verdict was settled";
  switch (ended) {
    case "settled":
    case "complete":
      return [];
    case "given-up":
      return [givenUpWarning(measured.filter(isGivenUp).length)];
    case "max-count":
      return [`some verdicts are still open after ${options.maxCount} pairs of samples (max-count)`];
    case "time-budget":
      return [
        notBegun === undefined
          ? `the time-budget of ${durationText(options.timeBudget)} was spent before ${whole}`
          : notBegunWarning(notBegun),
      ];
    case "interrupted":
      return [`the run was cancelled before ${whole}`];
    default:
      return ended satisfies never;
  }
}
