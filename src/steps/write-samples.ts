// The raw samples as Go benchmark text, one file a side, a line a process.

import { join } from "node:path";
import type { Config } from "../benchfmt/config.ts";
import { resultText, unitText, type WritableResult } from "../benchfmt/writer.ts";
import type { Machine } from "../model/report.ts";
import type { UnitMetadata } from "../model/unit.ts";
import { writeText } from "../ports/files.ts";
import type { Sampled } from "../sampling/sample.ts";
import { median } from "../stats/sample.ts";

/** SamplesRequest is what to write, and where. */
export interface SamplesRequest {
  /** Folder, absolute. */
  readonly out: string;
  readonly measured: readonly Sampled[];
  readonly metadata: readonly UnitMetadata[];
  readonly machine: Machine;
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
}

/** writeSamples writes base.bench.out and head.bench.out. A process is one sample: its line has the median of its slices. */
export async function writeSamples(request: SamplesRequest): Promise<void> {
  for (const side of ["base", "head"] as const) {
    const units = request.metadata.map(({ unit, key, value }) => unitText({ original: unit, key, value }));
    const results = request.measured.flatMap((measured) => resultsOf(request, measured, side));
    await writeText(
      join(request.out, `${side}.bench.out`),
      [...new Set(units), ...resultText(results)].join(""),
    );
  }
}

function resultsOf(
  request: SamplesRequest,
  measured: Sampled,
  side: "base" | "head",
): readonly WritableResult[] {
  const { subject, pairs, calibration } = measured;
  const { goos, goarch, cpu, go } = request.machine;
  const entries = { goos, goarch, pkg: subject.pkg, cpu, "go-version": go, commit: request[side].sha };
  const config: Config = Object.entries(entries)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ({ key, value }));
  const fullName = subject.procs === 1 ? subject.name : `${subject.name}-${subject.procs}`;
  const iters = (calibration?.iterations ?? 1) * (calibration?.repeats ?? 1);
  return pairs.map((pair) => ({ config, fullName, iters, values: valuesOf(pair[side]) }));
}

/** As `go test` writes them: nanoseconds and megabytes. */
const WRITTEN: Readonly<Record<string, { readonly unit: string; readonly factor: number }>> = {
  "sec/op": { unit: "ns/op", factor: 1e9 },
  "B/s": { unit: "MB/s", factor: 1e-6 },
};

function valuesOf(sample: ReadonlyMap<string, readonly number[]>): WritableResult["values"] {
  return [...sample].flatMap(([unit, slices]) => {
    const finite = slices.filter(Number.isFinite);
    if (finite.length === 0) return [];
    const value = median(finite);
    const written = Object.hasOwn(WRITTEN, unit) ? WRITTEN[unit] : undefined;
    return [
      { value, unit, original: written ? { value: value * written.factor, unit: written.unit } : null },
    ];
  });
}
