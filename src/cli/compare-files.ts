// Two files of Go benchmark text → comparisons, with the same judge and the same words as a run.

import { type Config, configValue } from "../benchfmt/config.ts";
import { splitName } from "../benchfmt/name.ts";
import { plainText } from "../benchfmt/plain-text.ts";
import { readRecords } from "../benchfmt/reader.ts";
import type { BadLine, Result } from "../benchfmt/record.ts";
import { comparisonOf, emptyRow } from "../judge/comparison.ts";
import { type FileRow, judgeFiles } from "../judge/judge-files.ts";
import type { Policy } from "../judge/policy.ts";
import { type Benchmark, benchmarkKey } from "../model/benchmark.ts";
import { UsageError } from "../model/errors.ts";
import type { Machine } from "../model/report.ts";
import { meaningOf, type UnitMetadata } from "../model/unit.ts";
import type { Comparison } from "../model/verdict.ts";

export interface BenchmarkFile {
  /** As the user named it. */
  readonly name: string;
  readonly results: readonly Result[];
  readonly units: readonly UnitMetadata[];
  readonly badLines: readonly BadLine[];
}

/** readBenchmarkFile throws UsageError when the file has no result line. */
export function readBenchmarkFile(name: string, chunks: Iterable<Uint8Array>): BenchmarkFile {
  const records = [...readRecords(name, plainText(chunks))];
  const results = records.filter((record) => record.kind === "result");
  const badLines = records.filter((record) => record.kind === "bad");
  if (results.length > 0)
    return { name, results, badLines, units: records.filter((record) => record.kind === "unit") };
  const [bad] = badLines;
  const why = bad === undefined ? "" : `; ${name}:${bad.line}: ${bad.reason}: ${bad.text}`;
  throw new UsageError(
    `${name} has no result lines${why}`,
    "give it the output of `go test -run '^$' -bench . -count 10`, which has lines that start with Benchmark",
  );
}

/** compareFiles judges what both files have; what only one has is new or missing. */
export function compareFiles(
  base: BenchmarkFile,
  head: BenchmarkFile,
  policy: Policy,
): readonly Comparison[] {
  const metadata = [...head.units, ...base.units];
  const [baseRows, headRows] = [samplesOf(base), samplesOf(head)];
  const shared: FileRow[] = [];
  for (const [key, { benchmark, unit, values }] of headRows) {
    const before = baseRows.get(key);
    if (before === undefined) continue;
    shared.push({ benchmark, unit, ...meaningOf(unit, metadata), base: before.values, head: values });
  }
  const mismatch = machineMismatch(base, head);
  return [
    ...(mismatch === undefined
      ? judged(shared, policy)
      : shared.map((row) => unjudged(row, "inconclusive", mismatch))),
    ...lacking(headRows, baseRows, { verdict: "new", file: base.name }),
    ...lacking(baseRows, headRows, { verdict: "missing", file: head.name }),
  ];
}

/** machineOfFile is what the last result says of its machine; "" where it does not say. */
export function machineOfFile({ results }: BenchmarkFile): Machine {
  const config: Config = results.at(-1)?.config ?? [];
  const [cpu, goos, goarch, go] = ["cpu", "goos", "goarch", "go-version"].map((key) =>
    configValue(config, key),
  );
  const { procs } = splitName(results.at(-1)?.fullName ?? "");
  return { cpu: cpu ?? "", goos: goos ?? "", goarch: goarch ?? "", gomaxprocs: procs, go: go ?? "" };
}

interface FileSample {
  readonly benchmark: Benchmark;
  readonly unit: string;
  readonly values: number[];
}

function samplesOf({ results }: BenchmarkFile): ReadonlyMap<string, FileSample> {
  const samples = new Map<string, FileSample>();
  for (const result of results) {
    const benchmark = benchmarkOf(result);
    for (const { value, unit } of result.values) {
      const key = `${benchmarkKey(benchmark)}\n${unit}`;
      const sample = samples.get(key) ?? { benchmark, unit, values: [] };
      sample.values.push(value);
      samples.set(key, sample);
    }
  }
  return samples;
}

function benchmarkOf({ fullName, config }: Result): Benchmark {
  return { pkg: configValue(config, "pkg"), ...splitName(fullName) };
}

/** Numbers of different machines say nothing about the code; a key that a file lacks is no contradiction. */
function machineMismatch(base: BenchmarkFile, head: BenchmarkFile): string | undefined {
  for (const key of ["cpu", "goos", "goarch", "go-version"]) {
    const [a, b] = [base, head].map((file) =>
      [...new Set(file.results.map((r) => configValue(r.config, key)))].sort().join(", "),
    );
    if (a && b && a !== b)
      return `measured on different machines: ${key} is ${a} in ${base.name} and ${b} in ${head.name}`;
  }
  return undefined;
}

function judged(rows: readonly FileRow[], policy: Policy): readonly Comparison[] {
  const judgements = judgeFiles(rows, policy);
  return rows.flatMap((row, i) => {
    const judgement = judgements[i];
    return judgement === undefined ? [] : [comparisonOf(row, judgement)];
  });
}

function unjudged(
  { benchmark, unit }: Pick<FileSample, "benchmark" | "unit">,
  verdict: "new" | "missing" | "inconclusive",
  reason: string,
): Comparison {
  return emptyRow(benchmark, { unit, verdict, reason });
}

/** What a file lacks. A benchmark that is not there at all is told once, in its first unit. */
function lacking(
  here: ReadonlyMap<string, FileSample>,
  there: ReadonlyMap<string, FileSample>,
  { verdict, file }: { readonly verdict: "new" | "missing"; readonly file: string },
): readonly Comparison[] {
  const known = new Set([...there.values()].map(({ benchmark }) => benchmarkKey(benchmark)));
  const told = new Set<string>();
  return [...here].flatMap(([row, sample]) => {
    const key = benchmarkKey(sample.benchmark);
    if (there.has(row) || told.has(key)) return [];
    if (known.has(key)) return [unjudged(sample, verdict, `${file} does not report ${sample.unit} for it`)];
    told.add(key);
    return [unjudged(sample, verdict, `${file} does not have it`)];
  });
}
