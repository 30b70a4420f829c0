// One pair of samples: a new process of the base and one of the head, one right after the other, in random
// order. Without a base one process of the head.

import type { ProcessTime } from "../../judge/row.ts";
import type { Benchmark } from "../../model/benchmark.ts";
import { type PerSide, perSide } from "../../model/side.ts";
import { blame } from "./blame.ts";
import type { BrokenSide } from "./breakage.ts";
import type { Calibration } from "./calibration.ts";
import { runSlices, type Slices } from "./probe.ts";
import type { Run } from "./run.ts";
import type { TestBinary } from "./test-command.ts";

/** Sample is the values of the slices of one process, by tidied unit, in order of time. */
export type Sample = ReadonlyMap<string, readonly number[]>;

/** SamplePair has both processes of a pair, or that of the head alone, with an empty sample for the base. */
export interface SamplePair {
  readonly kind: "pair";
  /** They lived at once and took turns: slice i of one ran right before or after slice i of the other. */
  readonly inTurns: boolean;
  /** Of each slice. */
  readonly iterations: number;
  readonly base: Sample;
  readonly head: Sample;
  /** Absent in turns, where each waits for the other, and where the system does not say. */
  readonly times?: { readonly base: ProcessTime; readonly head: ProcessTime };
}

/** Subject is one leaf benchmark that every side has. */
export interface Subject extends Benchmark, PerSide<TestBinary> {
  /** Seconds of the very first iteration, on the base where there is one; undefined where it does not say. */
  readonly firstSecPerOp: number | undefined;
  /** Likewise on the head, where there is a base. */
  readonly headFirstSecPerOp?: number | undefined;
  /** Iterations of each slice of a stored baseline; undefined where none says it. */
  readonly storedIterations?: number | undefined;
}

export interface Sampled {
  readonly subject: Subject;
  /** Absent where the benchmark broke before its samples, or time was up. */
  readonly calibration?: Calibration;
  readonly pairs: readonly SamplePair[];
}

interface PairRequest {
  readonly subject: Subject;
  readonly calibration: Calibration;
  readonly headFirst: boolean;
  readonly timeoutMs: number;
}

/**
 * takePair runs the processes. Where one breaks both sides run again, to find which breaks; "stumbled": it
 * did not break again.
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
  return { kind: "pair", inTurns: false, iterations, ...samples, ...times };
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
