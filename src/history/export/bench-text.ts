// Go benchmark text for each entry: both sides of its comparisons, each with the commit that it is of, so
// that `benchstat -col side FILE` shows a run, and `benchstat A B` two of them.
// https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md

import { asWritten } from "../../benchfmt/as-written.ts";
import type { Config } from "../../benchfmt/config.ts";
import { resultText, type WritableResult } from "../../benchfmt/writer.ts";
import { type Benchmark, benchmarkKey, displayName } from "../../model/benchmark.ts";
import { visibleLine } from "../../model/visible.ts";
import type { Entry } from "../entry.ts";
import { grouped } from "../grouped.ts";
import { named } from "./entry-names.ts";
import type { Exported, ExportedFile } from "./exported.ts";

export function exportBenchText(entries: readonly Entry[]): Exported {
  const same = entries.reduce((sum, { identical }) => sum + identical.length, 0);
  const notes = [
    `what is proved to be identical was not measured and has no line: ${same} benchmarks of all runs`,
  ];
  return { files: filesOf(entries), notes: same === 0 ? [] : notes };
}

/** An entry without a number has no file: a file without result lines is an error to benchstat. */
function* filesOf(entries: readonly Entry[]): Generator<ExportedFile> {
  for (const { name, entry } of named(entries)) {
    const results = resultsOf(entry);
    if (results.length > 0)
      yield { path: `${name}.bench.out`, text: [headerOf(entry), ...resultText(results)] };
  }
}

/**
 * What holds for the whole file. perf.golang.org takes all lines above the first empty one for that, and
 * would not let a package or a commit change any more that stood there.
 */
function headerOf({ machine, region, branch, time, run }: Entry): string {
  const { goos, goarch, cpu, go } = machine;
  const lines = configLines({ goos, goarch, cpu, "go-version": go, region, branch, time, run: run.id });
  return `${lines.map(({ key, value }) => `${key}: ${value}\n`).join("")}\n`;
}

interface SideValue {
  readonly benchmark: Benchmark;
  readonly unit: string;
  readonly value: number | null;
}

function resultsOf({ comparisons, values, commit, base }: Entry): readonly WritableResult[] {
  const side = (of: "base" | "head"): readonly SideValue[] =>
    comparisons.map((row) => ({ benchmark: row.benchmark, unit: row.unit, value: row[of] }));
  return [
    ...(base === undefined ? [] : linesOf(side("base"), { commit: base.sha, side: "base" })),
    ...linesOf([...side("head"), ...values], { commit: commit.sha, side: "head" }),
  ];
}

interface Side {
  readonly commit: string;
  readonly side: "base" | "head";
}

function linesOf(numbers: readonly SideValue[], side: Side): readonly WritableResult[] {
  const config = configOf(side);
  const lines = grouped(numbers, ({ benchmark }) => benchmarkKey(benchmark)).map((all) => ({
    config: config(all[0].benchmark.pkg),
    fullName: oneWord(displayName(all[0].benchmark)),
    iters: 1, // how many there were is not kept, and no reader of ours or of benchstat uses it
    values: all.flatMap(({ unit, value }) => {
      if (value === null) return [];
      const original = asWritten(value, unit) ?? null;
      return [{ value, unit: oneWord(unit), original }];
    }),
  }));
  return lines.filter(({ values }) => values.length > 0);
}

/** A configuration is one object a package: the writer then sees at once that nothing changes. */
function configOf({ commit, side }: Side): (pkg: string) => Config {
  const known = new Map<string, Config>();
  return (pkg) => {
    const config = known.get(pkg) ?? configLines({ pkg, commit, side });
    known.set(pkg, config);
    return config;
  };
}

/** A line without a value would delete the key. */
function configLines(fields: Readonly<Record<string, string>>): Config {
  return Object.entries(fields)
    .map(([key, value]) => ({ key, value: visibleLine(value).trim() }))
    .filter(({ value }) => value !== "");
}

/** Go writes no white space into a name or a unit, where it would end the field. */
function oneWord(text: string): string {
  return visibleLine(text).replaceAll(/\s/gu, "_");
}
