// One pair of samples in turns: base and head live at once and are timed alternately, so that a disturbance
// of the machine hits both alike. The values are those that package testing would print.
// docs/decisions/0006-turns.md

import { tidyUnit } from "../../benchfmt/tidy.ts";
import { isOfClock } from "../../model/unit.ts";
import type { Turn, TurnsRecord } from "../../ports/helper/answers.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import { StartError } from "../../ports/process/child.ts";
import type { Calibration } from "./calibration.ts";
import type { Sample, SamplePair, Subject } from "./sample.ts";
import { benchmarkArgs, exactly, repeating, type TestBinary } from "./test-command.ts";

interface TurnsPairRequest {
  readonly subject: Subject & Readonly<Record<"base" | "head", TestBinary>>;
  readonly calibration: Calibration;
  /** Decides which side is first in each turn; a whole number. */
  readonly seed: number;
  readonly timeoutMs: number;
}

interface TurnsPair extends SamplePair {
  /** The benchmark uses RunParallel. */
  readonly parallel: boolean;
}

/** NoTurns says why a benchmark cannot be measured in turns; alone it may run. */
export interface NoTurns {
  readonly kind: "no-turns";
  readonly reason: string;
}

/**
 * takeTurnsPair takes a pair with both processes at once. Where one fails or cannot start it is NoTurns: the
 * sides run alone after that, which shows whose fault it is.
 */
export async function takeTurnsPair(
  takeTurns: TakeTurns,
  request: TurnsPairRequest,
): Promise<TurnsPair | NoTurns> {
  const { subject, calibration, seed, timeoutMs } = request;
  const { iterations, repeats, parallel, seconds } = calibration;
  const { name, procs } = subject;
  const [base, head] = [repeating(subject.base, repeats), repeating(subject.head, repeats)];
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats: 1, procs };
  const args = benchmarkArgs(subject.base, command);
  const how = { args, seed, together: !parallel, expectedMs: 2000 * seconds, timeoutMs };
  const turns = await takeTurns({ base, head, ...how }).catch(notStarted);
  if ("kind" in turns) return turns;
  if (turns.ended !== "complete") return { kind: "no-turns", reason: turns.reason };
  const record = turns.records.find((r) => r.name === `Benchmark${name}` && r.iterations === iterations);
  if (record === undefined || record.base.length < repeats)
    return { kind: "no-turns", reason: whyTooFew(turns.records, { name, iterations, repeats }) };
  const samples = samplesOf(record.base, record.head, iterations);
  const { base: b, head: h } = calibration.clockOnly === true ? clockOf(samples) : samples;
  return { kind: "pair", inTurns: true, parallel: record.parallel, iterations, base: b, head: h };
}

function clockOf({ base, head }: Samples): Samples {
  const ofClock = (sample: Sample): Sample => new Map([...sample].filter(([unit]) => isOfClock(unit)));
  return { base: ofClock(base), head: ofClock(head) };
}

interface WantedTurns {
  readonly name: string;
  readonly iterations: number;
  readonly repeats: number;
}

function whyTooFew(records: readonly TurnsRecord[], { name, iterations, repeats }: WantedTurns): string {
  const own = records.filter((r) => r.name === `Benchmark${name}`);
  const other = own.find((r) => r.iterations !== iterations);
  const same = own.find((r) => r.iterations === iterations);
  if (same === undefined && other !== undefined)
    return `it ran ${other.iterations} iterations where ${iterations} were asked for: it sets b.N itself`;
  return `it took ${same?.base.length ?? 0} turns where ${repeats} were asked for`;
}

function notStarted(error: unknown): NoTurns {
  if (error instanceof StartError) return { kind: "no-turns", reason: error.message };
  throw error;
}

interface Samples {
  readonly base: Sample;
  readonly head: Sample;
}

/**
 * A unit that a turn does not report is left out of the same turn of the other side, so that slices stay
 * pairs.
 */
function samplesOf(base: readonly Turn[], head: readonly Turn[], iterations: number): Samples {
  const [b, h] = [base, head].map((side) => side.map((turn) => unitsOf(turn, iterations))) as [
    Units[],
    Units[],
  ];
  const sampleOf = (own: readonly Units[], other: readonly Units[]): Sample => {
    const isShared = (unit: string) => other.some((units) => units.has(unit));
    const values = new Map<string, number[]>();
    own.forEach((units, i) => {
      for (const [unit, value] of units) {
        if (isShared(unit) && !other[i]?.has(unit)) continue;
        values.set(unit, [...(values.get(unit) ?? []), value]);
      }
    });
    return values;
  };
  return { base: sampleOf(b, h), head: sampleOf(h, b) };
}

/** Values of one turn, by unit. */
type Units = ReadonlyMap<string, number>;

/**
 * The tidied units of a result line: what the benchmark reports itself wins, a time of zero is left out,
 * counts are whole numbers, rounded down. https://pkg.go.dev/testing#BenchmarkResult.String
 */
function unitsOf({ nanoseconds, allocs, allocBytes, setBytes, extra }: Turn, iterations: number): Units {
  const units = new Map([["ns/op", nanoseconds / iterations]]);
  if (setBytes > 0 && nanoseconds > 0) units.set("MB/s", (setBytes * iterations * 1e3) / nanoseconds);
  units.set("B/op", Math.floor(allocBytes / iterations));
  units.set("allocs/op", Math.floor(allocs / iterations));
  for (const [unit, value] of extra) units.set(unit, value);
  if (units.get("ns/op") === 0) units.delete("ns/op");
  return new Map(
    [...units].map(([unit, value]) => {
      const { unit: tidied, factor } = tidyUnit(unit);
      return [tidied, value * factor];
    }),
  );
}
