// OpenMetrics text with the time of each sample, as Prometheus and VictoriaMetrics load history.
// https://prometheus.io/docs/specs/om/open_metrics_spec/

import { displayName } from "../../model/benchmark.ts";
import { visibleLine } from "../../model/visible.ts";
import type { Entry } from "../entry.ts";
import { inTime } from "./entry-names.ts";
import type { Exported } from "./exported.ts";
import { measuredIn } from "./measured.ts";

interface Family {
  readonly name: string;
  readonly help: string;
}

const OUTCOME: Family = { name: "go_steady_run_passed", help: "1 where the run passed, 0 where it did not." };
const TESTS: Family = { name: "go_steady_tests", help: "Tests of a run, by how they ended." };
/** Units of one meaning have one family, so that nothing is added up that cannot be. */
const BY_UNIT: Readonly<Record<string, Family>> = {
  "sec/op": { name: "go_steady_benchmark_seconds_per_op", help: "Time of an operation." },
  "B/op": { name: "go_steady_benchmark_bytes_per_op", help: "Bytes allocated by an operation." },
  "allocs/op": { name: "go_steady_benchmark_allocs_per_op", help: "Allocations of an operation." },
  "B/s": { name: "go_steady_benchmark_bytes_per_second", help: "Throughput." },
};
const CUSTOM: Family = { name: "go_steady_benchmark_custom", help: "Metrics of the benchmarks' own." };
const FAMILIES = [OUTCOME, TESTS, ...Object.values(BY_UNIT), CUSTOM];

/** Samples by family and by the text of their labels, which is how they have to stand in the file. */
type Series = Map<Family, Map<string, Sample[]>>;

interface Sample {
  readonly time: string;
  readonly value: number;
}

export function exportOpenMetrics(entries: readonly Entry[]): Exported {
  const series: Series = new Map(FAMILIES.map((family) => [family, new Map()]));
  let twice = 0;
  for (const entry of inTime(entries)) twice += addEntry(series, entry);
  const notes = [
    `left out, since one series has one value at a time: ${twice} later values of the same moment`,
  ];
  return { files: [{ path: "history.om", text: textOf(series) }], notes: twice === 0 ? [] : notes };
}

/** The number of samples that are left out. */
function addEntry(series: Series, entry: Entry): number {
  const time = (Date.parse(entry.time) / 1000).toFixed(3);
  let twice = 0;
  for (const { family, labels, value } of samplesOf(entry)) {
    const text = labelsText(labels);
    const samples = series.get(family)?.get(text) ?? [];
    if (samples.at(-1)?.time === time) twice++;
    else samples.push({ time, value });
    series.get(family)?.set(text, samples);
  }
  return twice;
}

interface LabelledSample {
  readonly family: Family;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

function* samplesOf(entry: Entry): Generator<LabelledSample> {
  const { branch, region, machine, outcome, tests } = entry;
  const place = { branch, region };
  if (outcome !== "unmeasured") yield { family: OUTCOME, labels: place, value: outcome === "passed" ? 1 : 0 };
  if (tests.length > 0)
    for (const end of ["passed", "failed", "skipped", "flaky"] as const) {
      const value = tests.filter((test) => test.outcome === end).length;
      yield { family: TESTS, labels: { ...place, outcome: end }, value };
    }
  for (const { benchmark, values } of measuredIn(entry)) {
    const name = { package: benchmark.pkg, benchmark: displayName(benchmark) };
    for (const { unit, value } of values) {
      const family = Object.hasOwn(BY_UNIT, unit) ? BY_UNIT[unit] : undefined;
      const own = family === undefined ? { unit } : {};
      yield { family: family ?? CUSTOM, labels: { ...name, ...own, ...place, cpu: machine.cpu }, value };
    }
  }
}

function* textOf(series: Series): Generator<string> {
  for (const [{ name, help }, all] of series) {
    if (all.size === 0) continue;
    yield `# TYPE ${name} gauge\n# HELP ${name} ${help}\n`;
    for (const [labels, samples] of all)
      for (const { value, time } of samples) yield `${name}${labels} ${value} ${time}\n`;
  }
  yield "# EOF\n";
}

/** A label without a value is the same as none. */
function labelsText(labels: LabelledSample["labels"]): string {
  const said = Object.entries(labels).filter(([, value]) => value !== "");
  const all = said.map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
}

function escapeLabel(text: string): string {
  return visibleLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
