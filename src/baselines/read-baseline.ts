// A stored baseline: samples of an earlier run, with where and when. Any program may have written the file.

import { configValue } from "../benchfmt/config.ts";
import { splitName } from "../benchfmt/name.ts";
import { plainText } from "../benchfmt/plain-text.ts";
import { readRecords } from "../benchfmt/reader.ts";
import type { Result } from "../benchfmt/record.ts";
import type { Conditions } from "../judge/machine-identity.ts";
import { type Benchmark, benchmarkKey } from "../model/benchmark.ts";
import { UsageError } from "../model/errors.ts";

/** StoredSeries is one benchmark's values, by tidied unit, finite ones only. */
export interface StoredSeries {
  readonly benchmark: Benchmark;
  readonly values: ReadonlyMap<string, readonly number[]>;
  /** Iterations of its results, of those with memory where some have it; undefined where they differ. */
  readonly iterations: number | undefined;
}

export interface Baseline {
  /** As the user named it. */
  readonly name: string;
  readonly conditions: Conditions;
  /** GOMAXPROCS values of the results, ascending, without results that do not name theirs. */
  readonly procs: readonly number[];
  /** Full commit hash, "" where the file does not say one. */
  readonly commit: string;
  /** UTC, ISO 8601; "" where the file does not say one. */
  readonly time: string;
  /** By benchmarkKey. */
  readonly series: ReadonlyMap<string, StoredSeries>;
  readonly badLines: number;
}

/** More results than any suite has; a longer file is no baseline. */
const MAX_RESULTS = 2_000_000;
/** Values of one benchmark: more would only cost time. The last ones count. */
const MAX_VALUES = 1000;
/** Longer than the name of any processor. */
const MAX_TEXT = 200;

/** readBaseline reads a file's chunks. Throws UsageError where it has no results, or far too many. */
export function readBaseline(name: string, chunks: Iterable<Uint8Array>): Baseline {
  const results: Result[] = [];
  let badLines = 0;
  for (const record of readRecords(name, plainText(chunks))) {
    if (record.kind === "bad") badLines++;
    if (record.kind === "result") results.push(record);
    if (results.length > MAX_RESULTS) throw unusable(name, `has more than ${MAX_RESULTS} results`);
  }
  if (results.length === 0) throw unusable(name, "has no result lines");
  const said = (key: string) => saidOnce(results, key);
  const procs = results.map(procsOf).filter((n) => n !== undefined);
  const commit = said("commit");
  const time = said("time");
  return {
    name,
    conditions: {
      cpu: said("cpu"),
      goos: said("goos"),
      goarch: said("goarch"),
      go: said("go-version"),
    },
    procs: [...new Set(procs)].sort((a, b) => a - b),
    commit: /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit) ? commit : "",
    time: isUtc(time) ? time : "",
    series: seriesOf(results),
    badLines,
  };
}

function unusable(name: string, why: string): UsageError {
  return new UsageError(
    `the stored baseline ${name} ${why}`,
    "name the head.bench.out that an earlier run wrote with --out",
  );
}

/** All values of a key; "" as soon as one result lacks it: then the whole is of unknown origin. */
function saidOnce(results: readonly Result[], key: string): string {
  const values = new Set([...new Set(results.map(({ config }) => config))].map((c) => configValue(c, key)));
  return values.has("") ? "" : [...values].sort().join(", ").slice(0, MAX_TEXT);
}

function isUtc(time: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time) && !Number.isNaN(Date.parse(time));
}

function procsOf({ config }: Result): number | undefined {
  const text = configValue(config, "gomaxprocs");
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** What is allocated may depend on their number; the time alone may have been measured with fewer. */
function countIterations(found: OpenSeries, { iters, values }: Result): void {
  const hasMemory = values.some(({ unit }) => unit === "B/op");
  if (hasMemory && !found.hasMemory) {
    found.hasMemory = true;
    found.iterations = iters;
  } else if (hasMemory === found.hasMemory && found.iterations !== iters) found.iterations = undefined;
}

interface OpenSeries {
  readonly benchmark: Benchmark;
  readonly values: Map<string, number[]>;
  iterations: number | undefined;
  hasMemory: boolean;
}

function seriesOf(results: readonly Result[]): Baseline["series"] {
  const series = new Map<string, OpenSeries>();
  for (const result of results) {
    const benchmark = {
      pkg: configValue(result.config, "pkg"),
      ...splitName(result.fullName, procsOf(result)),
    };
    const key = benchmarkKey(benchmark);
    const started = { benchmark, values: new Map(), iterations: result.iters, hasMemory: false };
    const found: OpenSeries = series.get(key) ?? started;
    series.set(key, found);
    countIterations(found, result);
    for (const { unit, value } of result.values) {
      if (!Number.isFinite(value)) continue;
      const values = found.values.get(unit) ?? [];
      found.values.set(unit, values);
      values.push(value);
      if (values.length > MAX_VALUES) values.shift();
    }
  }
  return series;
}
