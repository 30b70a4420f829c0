// The data.js of github-action-benchmark: a script that assigns one object of JSON. It is read as JSON and
// never run. Only what its tool `go` wrote are benchmarks of Go.
// https://github.com/benchmark-action/github-action-benchmark

import { tidyUnit } from "../../benchfmt/tidy.ts";
import type { Benchmark } from "../../model/benchmark.ts";
import { commitHash } from "../../model/commit-hash.ts";
import {
  anything,
  entries,
  fromJson,
  list,
  Mismatch,
  number,
  object,
  or,
  type TypeOf,
  text,
} from "../../model/shape.ts";
import { cutText, visibleLine } from "../../model/visible.ts";
import type { Entry, EntryValue } from "../entry.ts";
import { MAX_ROWS, MAX_TITLE } from "../limits.ts";
import { entryOfValues, type Imported, type ImportFacts, isoTime, UNKNOWN_MACHINE } from "./imported.ts";

const benchShape = object({ name: text, value: number, unit: text, extra: or(text, "") });
const runShape = object({
  commit: object({ id: commitHash, message: or(text, ""), timestamp: or(text, "") }),
  /** Milliseconds since 1970. */
  date: number,
  tool: text,
  benches: list(benchShape, MAX_ROWS),
});
const dataShape = object({ entries: entries(list(anything)) });

type Run = TypeOf<typeof runShape>;
type Bench = TypeOf<typeof benchShape>;

/**
 * readDataJs reads what it can, with a sentence for each run that it cannot; a sentence alone for no data.js.
 */
export function readDataJs(script: string, facts: ImportFacts): Imported | string {
  const json = script.replace(/^[^{]{0,200}?=\s*/, "").replace(/;\s*$/, "");
  const value = fromJson(json);
  if (value === undefined) return "it is no data.js: after `window.BENCHMARK_DATA =` there has to be JSON";
  const data = dataShape(value);
  if (data instanceof Mismatch) return visibleLine(data.told("it is no data.js: BENCHMARK_DATA"));
  const read = data.entries.flatMap(([suite, runs]) =>
    runs.map((run, i) => readRun(run, { suite, place: `${JSON.stringify(suite)}[${i}]`, facts })),
  );
  return {
    entries: read.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    notes: read.flatMap(({ notes }) => notes.map(visibleLine)),
  };
}

interface RunPlace {
  readonly suite: string;
  /** `"Go Benchmark"[3]`. */
  readonly place: string;
  readonly facts: ImportFacts;
}

interface ReadRun {
  readonly entry: Entry | undefined;
  readonly notes: readonly string[];
}

function readRun(value: unknown, { suite, place, facts }: RunPlace): ReadRun {
  const run = runShape(value);
  if (run instanceof Mismatch) return passedOver(run.told(place));
  if (run.tool !== "go")
    return passedOver(`${place} is of the tool ${JSON.stringify(run.tool)}: only go is read`);
  const time = isoTime(run.date);
  if (time === undefined) return passedOver(`${place}.date is no time: ${run.date}`);
  const values = run.benches.map((bench) => valuesOf(bench, facts));
  const strange = values.filter((each) => typeof each === "string").map((why) => `${place}: ${why}`);
  const kept = values.flatMap((each) => (typeof each === "string" ? [] : each));
  if (kept.length === 0) return { entry: undefined, notes: [...strange, `${place} has no benchmark of Go`] };
  return { entry: entryOf(run, { time, suite, facts, values: kept }), notes: strange };
}

function passedOver(why: string): ReadRun {
  return { entry: undefined, notes: [why] };
}

interface RunValues extends Omit<RunPlace, "place"> {
  readonly time: string;
  readonly values: readonly EntryValue[];
}

function entryOf({ commit }: Run, { time, suite, facts, values }: RunValues): Entry {
  const [title = ""] = commit.message.split(/\r?\n/, 1);
  return entryOfValues({
    source: "github-action-benchmark",
    job: suite,
    branch: facts.branch,
    region: facts.region,
    commit: {
      sha: commit.id,
      parents: [],
      authored: (commit.timestamp === "" ? undefined : isoTime(commit.timestamp)) ?? "",
      title: cutText(title, MAX_TITLE),
      pull: undefined,
    },
    time,
    machine: UNKNOWN_MACHINE,
    values,
  });
}

/**
 * A benchmark has one row with its first value, whose unit ends in all others (`ns/op\t16 B/op\t2
 * allocs/op`), and since its version 1.18 a row more for each unit (`BenchmarkParse - B/op`). These repeat
 * the same samples, which changes no median.
 */
function valuesOf(bench: Bench, { pkg }: ImportFacts): readonly EntryValue[] | string {
  const benchmark = benchmarkOf(bench, pkg);
  if (benchmark === undefined)
    return `${JSON.stringify(cutText(bench.name, 80))} is no name of a benchmark of Go`;
  const [first = "", ...words] = bench.unit.trim().split(/\s+/);
  const pairs = words.flatMap((word, i) =>
    i % 2 === 0 ? [{ value: Number(word), unit: words[i + 1] ?? "" }] : [],
  );
  return [{ value: bench.value, unit: first }, ...pairs]
    .filter(({ value, unit }) => Number.isFinite(value) && unit !== "")
    .map(({ value, unit }) => {
      const tidy = tidyUnit(unit);
      return { benchmark, unit: tidy.unit, value: value * tidy.factor };
    });
}

/** `BenchmarkParse/size=1k (example.com/m) - B/op`, of which package and unit may be absent. */
function benchmarkOf({ name, unit, extra }: Bench, pkg: string): Benchmark | undefined {
  const ending = ` - ${unit}`;
  const whole = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  const [, full = "", named] = /^Benchmark(\S*)(?: \((\S+)\))?$/.exec(whole) ?? [];
  if (!whole.startsWith("Benchmark") || (full === "" && whole !== "Benchmark")) return undefined;
  const procs = Number(/(\d{1,6}) procs/.exec(extra)?.[1] ?? 1);
  return { pkg: named ?? pkg, name: full, procs: Math.max(1, procs) };
}
