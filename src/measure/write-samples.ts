// The samples as Go benchmark text, one file a side, one line a process. Each file says where and when it was
// measured, so that it can be a stored baseline.

import { join } from "node:path";
import { asWritten } from "../benchfmt/as-written.ts";
import type { Config } from "../benchfmt/config.ts";
import { resultText, unitText, type WritableResult } from "../benchfmt/writer.ts";
import type { Benchmark } from "../model/benchmark.ts";
import type { Machine } from "../model/report.ts";
import type { PerSide } from "../model/side.ts";
import type { UnitMetadata } from "../model/unit.ts";
import { writeText } from "../ports/files/files.ts";
import { median } from "../stats/sample.ts";
import type { Gross } from "./sampling/gross.ts";
import type { Sample, Sampled } from "./sampling/sample.ts";

interface SampleOrigin {
  readonly metadata: readonly UnitMetadata[];
  readonly machine: Machine;
  /** Start of the run. */
  readonly date: Date;
  /** The user's name for the place of the machine; "" for none. */
  readonly region: string;
}

interface SamplesRequest extends SampleOrigin, PerSide<{ readonly sha: string }> {
  /** Folder, absolute. */
  readonly out: string;
  readonly measured: readonly (Sampled & { readonly gross?: Gross })[];
}

/**
 * writeSamples writes base.bench.out, where there is a base, and head.bench.out, and gives the path of the
 * latter. Each process is a line with the medians of its slices.
 */
export async function writeSamples(request: SamplesRequest): Promise<string> {
  const pathOf = (side: string) => join(request.out, `${side}.bench.out`);
  for (const side of ["base", "head"] as const) {
    const revision = request[side];
    if (revision === undefined) continue;
    const series = request.measured.map(({ subject, pairs, gross }) => ({
      ...subject,
      processes:
        gross === undefined
          ? pairs.map((pair) => ({ iterations: pair.iterations, sample: pair[side] }))
          : shortLook(gross[side]),
    }));
    await writeSide({ ...request, path: pathOf(side), series, sha: revision.sha });
  }
  return pathOf("head");
}

/** A gross slowdown has no samples but the time of short looks; none where they did not end. */
function shortLook(secPerOp: number | null): readonly WrittenProcess[] {
  return secPerOp === null ? [] : [{ iterations: 1, sample: new Map([["sec/op", [secPerOp]]]) }];
}

interface WrittenProcess {
  /** Of each slice. */
  readonly iterations: number;
  readonly sample: Sample;
}

/** One benchmark on one side. */
interface WrittenSeries extends Benchmark {
  readonly processes: readonly WrittenProcess[];
}

interface SideRequest extends SampleOrigin {
  readonly path: string;
  readonly series: readonly WrittenSeries[];
  /** Commit, full hash. */
  readonly sha: string;
}

/**
 * The file begins with an empty line: perf.golang.org takes what stands above the first one for all of the
 * file, and would give every package the name of the first.
 */
export async function writeSide(request: SideRequest): Promise<void> {
  const units = request.metadata.map(({ unit, key, value }) => unitText({ original: unit, key, value }));
  const results = request.series.flatMap((series) => resultsOf(request, series));
  await writeText(request.path, ["\n", ...new Set(units), ...resultText(results)].join(""));
}

function resultsOf(request: SideRequest, series: WrittenSeries): readonly WritableResult[] {
  const { goos, goarch, cpu, go } = request.machine;
  const { pkg, name, procs } = series;
  const entries = {
    goos,
    goarch,
    pkg,
    cpu,
    "go-version": go,
    gomaxprocs: String(procs),
    region: request.region,
    commit: request.sha,
    time: request.date.toISOString(),
  };
  const config: Config = Object.entries(entries)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ({ key, value }));
  const fullName = procs === 1 ? name : `${name}-${procs}`;
  return series.processes.map(({ iterations, sample }) => ({
    config,
    fullName,
    iters: iterations,
    values: valuesOf(sample),
  }));
}

/** processValue is the median of a process's slices; null where none is finite. */
export function processValue(slices: readonly number[]): number | null {
  const finite = slices.filter(Number.isFinite);
  return finite.length === 0 ? null : median(finite);
}

function valuesOf(sample: Sample): WritableResult["values"] {
  return [...sample].flatMap(([unit, slices]) => {
    const value = processValue(slices);
    if (value === null) return [];
    return [{ value, unit, original: asWritten(value, unit) ?? null }];
  });
}
