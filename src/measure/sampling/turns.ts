// One pair of samples in turns: base and head live at once and are timed alternately, so that a disturbance
// of the machine hits both alike. The values are those that package testing would print.
// docs/decisions/0006-turns.md

import { tidyUnit } from "../../benchfmt/tidy.ts";
import { isOfClock } from "../../model/unit.ts";
import type { Turn, Turns, TurnsRecord } from "../../ports/helper/answers.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import { StartError } from "../../ports/process/child.ts";
import { briefly, type Calibration } from "./calibration.ts";
import type { Sample, SamplePair, Subject } from "./sample.ts";
import { alternating, benchmarkArgs, exactly, repeating, type TestBinary } from "./test-command.ts";

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
  readonly time: TurnsTime;
}

/** NoTurns says why a benchmark cannot be measured in turns; alone it may run. */
export interface NoTurns {
  readonly kind: "no-turns";
  readonly reason: string;
}

/** TurnsTime is what both sides took together, and what of it was besides their turns. */
export interface TurnsTime {
  readonly seconds: number;
  /** Of a side, of all counts. */
  readonly turns: number;
  readonly besides: number;
}

/**
 * takeTurnsPair takes a pair with both processes at once. Where one fails or cannot start it is NoTurns: the
 * sides run alone after that, which shows whose fault it is.
 */
export async function takeTurnsPair(
  takeTurns: TakeTurns,
  request: TurnsPairRequest,
): Promise<TurnsPair | NoTurns> {
  const { subject, calibration } = request;
  const { iterations, repeats } = calibration;
  const played = await play(takeTurns, request, (side) => repeating(side, repeats));
  if (played.kind === "no-turns") return played;
  const record = recordOf(played, { name: subject.name, iterations, repeats });
  if (record.kind === "no-turns") return record;
  const { base, head } = calibration.clockOnly === true ? clockOf(record) : record;
  const { parallel } = record;
  return { kind: "pair", inTurns: true, parallel, iterations, time: timeOf(played), base, head };
}

/**
 * BothCounts are turns with few and with many iterations: turn i of one ran right before turn i of the other.
 */
export interface BothCounts {
  readonly kind: "counts";
  readonly parallel: boolean;
  readonly time: TurnsTime;
  readonly few: Samples;
  readonly many: Samples;
}

/** takeBothCounts takes as many turns with `few` iterations as with those of the calibration. */
export async function takeBothCounts(
  takeTurns: TakeTurns,
  { few, ...request }: TurnsPairRequest & { readonly few: number },
): Promise<BothCounts | NoTurns> {
  const { iterations, repeats } = request.calibration;
  const { name } = request.subject;
  const played = await play(takeTurns, request, (side) => alternating(side, repeats + 1, few));
  if (played.kind === "no-turns") return played;
  const many = recordOf(played, { name, iterations, repeats });
  if (many.kind === "no-turns") return many;
  const short = recordOf(played, { name, iterations: few, repeats });
  if (short.kind === "no-turns") return short;
  return {
    kind: "counts",
    parallel: many.parallel,
    time: timeOf(played),
    few: lastOf(short, repeats),
    many: lastOf(many, repeats),
  };
}

interface Played extends Pick<Turns, "records" | "base" | "head"> {
  readonly kind: "played";
}

function timeOf({ records, base, head }: Played): TurnsTime {
  const seconds = Math.max(base.seconds, head.seconds);
  const turns = records.reduce((sum, record) => sum + record.base.length, 0);
  const timed = records
    .flatMap((record) => [...record.base, ...record.head])
    .reduce((sum, { nanoseconds }) => sum + nanoseconds / 1e9, 0);
  return { seconds, turns, besides: seconds - timed };
}

async function play(
  takeTurns: TakeTurns,
  { subject, calibration, seed, timeoutMs }: TurnsPairRequest,
  asked: (side: TestBinary) => TestBinary,
): Promise<Played | NoTurns> {
  const { iterations, parallel, seconds } = calibration;
  const { name, procs } = subject;
  const [base, head] = [asked(subject.base), asked(subject.head)];
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats: 1, procs };
  const args = benchmarkArgs(subject.base, command);
  const how = { args, seed, together: !parallel, expectedMs: 2000 * seconds, timeoutMs };
  const turns = await takeTurns({ base, head, ...how }).catch(notStarted);
  if ("kind" in turns) return turns;
  if (turns.ended !== "complete") return { kind: "no-turns", reason: turns.reason };
  return { ...turns, kind: "played" };
}

interface RecordedTurns extends Samples {
  readonly kind: "record";
  readonly parallel: boolean;
}

function recordOf({ records }: Played, wanted: WantedTurns): RecordedTurns | NoTurns {
  const { name, iterations, repeats } = wanted;
  const record = records.find((r) => r.name === `Benchmark${name}` && r.iterations === iterations);
  if (record === undefined || record.base.length < repeats)
    return { kind: "no-turns", reason: whyTooFew(records, wanted) };
  return {
    kind: "record",
    parallel: record.parallel,
    ...samplesOf(record.base, record.head, iterations),
  };
}

function lastOf({ base, head }: Samples, turns: number): Samples {
  const last = (sample: Sample): Sample =>
    new Map([...sample].map(([unit, values]) => [unit, values.slice(-turns)]));
  return { base: last(base), head: last(head) };
}

/**
 * takeWholePair takes the clock's units with the iterations that the time wants, and all others with those
 * that the memory wants: with many there are few turns, long ones, and what disturbs one side is not in the
 * other.
 */
export async function takeWholePair(
  takeTurns: TakeTurns,
  request: TurnsPairRequest,
): Promise<TurnsPair | NoTurns> {
  const { calibration } = request;
  const pair = await takeTurnsPair(takeTurns, request);
  if (pair.kind === "no-turns" || calibration.brief === undefined) return pair;
  const brief = await takeTurnsPair(takeTurns, { ...request, calibration: briefly(calibration) });
  if (brief.kind === "no-turns") return brief;
  const whole = (side: "base" | "head"): Sample => new Map([...pair[side], ...brief[side]]);
  return { ...pair, base: whole("base"), head: whole("head") };
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
