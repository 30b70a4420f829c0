// One pair of samples: a fresh process of the base and one of the head, one right after the other, in random
// order. Where there is no base, one process of the head.

import type { ProcessTime } from "../../judge/row.ts";
import type { Benchmark } from "../../model/benchmark.ts";
import { type PerSide, perSide } from "../../model/side.ts";
import { blame } from "./blame.ts";
import type { BrokenSide } from "./breakage.ts";
import type { Calibration } from "./calibration.ts";
import { runSlices, type Slices } from "./probe.ts";
import type { Run } from "./run.ts";
import type { TestBinary } from "./test-command.ts";

/** Sample is what one process said: the values of its slices by tidied unit, in order of time. */
export type Sample = ReadonlyMap<string, readonly number[]>;

/** SamplePair is both processes of a pair, or that of the head alone; the base's sample is empty then. */
export interface SamplePair {
  readonly kind: "pair";
  /**
   * Whether they lived at once and took turns, so that slice i of one ran right next to slice i of the other.
   */
  readonly inTurns: boolean;
  readonly base: Sample;
  readonly head: Sample;
  /** Absent with turns, where each also waits for the other, and where the system does not say. */
  readonly times?: { readonly base: ProcessTime; readonly head: ProcessTime };
}

/** Subject is one leaf benchmark that all sides have. */
export interface Subject extends Benchmark, PerSide<TestBinary> {
  /**
   * Seconds per operation of the first iteration ever, of the base where there is one; undefined where it
   * does not say.
   */
  readonly firstSecPerOp: number | undefined;
  /** The same of the head where there is a base. */
  readonly headFirstSecPerOp?: number | undefined;
  /** Iterations of each slice that a stored baseline has; undefined where none says so. */
  readonly storedIterations?: number | undefined;
}

/** Sampled is a subject with the pairs that were taken. */
export interface Sampled {
  readonly subject: Subject;
  /** Absent when the benchmark broke before it could be sampled, or time was up. */
  readonly calibration?: Calibration;
  readonly pairs: readonly SamplePair[];
}

/** PairRequest is how to take a pair. */
interface PairRequest {
  readonly subject: Subject;
  readonly calibration: Calibration;
  readonly headFirst: boolean;
  readonly timeoutMs: number;
}

/**
 * takePair runs the processes. What breaks is asked once more, and so is the other side: "stumbled" is a
 * process that broke and, run again, did not.
 */
export async function takePair(
  run: Run,
  request: PairRequest,
): Promise<SamplePair | BrokenSide | { readonly kind: "stumbled" }> {
  const order = request.headFirst ? (["head", "base"] as const) : (["base", "head"] as const);
  const { subject, calibration, timeoutMs } = request;
  const { iterations, repeats } = calibration;
  const { name, procs } = subject;
  const targets = perSide(subject, (binary) => ({ binary, name, procs, timeoutMs }));
  const taken = new Map<string, TakenSample>();
  for (const side of order) {
    const target = targets[side];
    if (target === undefined) continue;
    const slices = await runSlices(run, target, iterations, repeats);
    if (slices.kind === "broken") {
      const suspicion = { ...targets, side, broken: slices, iterations, repeats };
      return (await blame(run, suspicion)) ?? { kind: "stumbled" };
    }
    taken.set(side, takenFrom(slices, iterations));
  }
  const [base, head] = [taken.get("base"), taken.get("head")];
  const times = base?.time && head?.time ? { times: { base: base.time, head: head.time } } : {};
  const samples = { base: base?.sample ?? new Map(), head: head?.sample ?? new Map() };
  return { kind: "pair", inTurns: false, ...samples, ...times };
}

interface TakenSample {
  readonly sample: Sample;
  readonly time: ProcessTime | undefined;
}

function takenFrom({ lines, seconds: wall, cpuSeconds: cpu }: Slices, iterations: number): TakenSample {
  const units = new Set(lines.flatMap((values) => [...values.keys()]));
  const sample = new Map([...units].map((unit) => [unit, valuesOf(unit, lines)]));
  const timed = iterations * valuesOf("sec/op", lines).reduce((a, b) => a + b, 0);
  return { sample, time: cpu === undefined ? undefined : { wall, cpu, timed } };
}

function valuesOf(unit: string, lines: Slices["lines"]): readonly number[] {
  return lines.map((values) => values.get(unit)).filter((value) => value !== undefined);
}
