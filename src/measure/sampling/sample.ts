// One pair of samples: a fresh process of the base and one of the head, one right after the other, in random order. Where there is no base, one
// process of the head.

import type { ProcessTime } from "../../judge/row.ts";
import type { Benchmark } from "../../model/benchmark.ts";
import type { PerSide } from "../../model/side.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Calibration } from "./calibration.ts";
import type { Run } from "./run.ts";
import { exactly, type TestBinary } from "./test-command.ts";
import { readBenchmarkOutput } from "./test-output.ts";

/** Sample is what one process said: the values of its slices by tidied unit, in order of time. */
export type Sample = ReadonlyMap<string, readonly number[]>;

/** SamplePair is both processes of a pair, or that of the head alone; the base's sample is empty then. */
export interface SamplePair {
  readonly kind: "pair";
  /** Whether they lived at once and took turns, so that slice i of one ran right next to slice i of the other. */
  readonly inTurns: boolean;
  readonly base: Sample;
  readonly head: Sample;
  /** Absent with turns, where each also waits for the other, and where the system does not say. */
  readonly times?: { readonly base: ProcessTime; readonly head: ProcessTime };
}

/** Subject is one leaf benchmark that all sides have. */
export interface Subject extends Benchmark, PerSide<TestBinary> {
  /** Seconds per operation of the first iteration ever, of the base where there is one; undefined where it does not say. */
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

/** BrokenSide is a breakage with the side that it happened on. */
export interface BrokenSide extends Breakage {
  readonly side: "base" | "head" | "both";
  /** The other side does not have it. */
  readonly isAlone?: boolean;
}

/** PairRequest is how to take a pair. */
export interface PairRequest {
  readonly subject: Subject;
  readonly calibration: Calibration;
  readonly headFirst: boolean;
  readonly timeoutMs: number;
}

/**
 * takePair runs the processes. What breaks is asked once more, and so is the other side: "stumbled" is a process that broke and, run again,
 * did not.
 */
export async function takePair(
  run: Run,
  request: PairRequest,
): Promise<SamplePair | BrokenSide | { readonly kind: "stumbled" }> {
  const order = request.headFirst ? (["head", "base"] as const) : (["base", "head"] as const);
  const taken = new Map<string, Taken>();
  for (const side of order) {
    const process = await takeSample(run, request, side);
    if (process === undefined) continue;
    if ("kind" in process)
      return (await confirmed(run, request, { ...process, side })) ?? { kind: "stumbled" };
    taken.set(side, process);
  }
  const [base, head] = [taken.get("base"), taken.get("head")];
  const times = base?.time && head?.time ? { times: { base: base.time, head: head.time } } : {};
  const samples = { base: base?.sample ?? new Map(), head: head?.sample ?? new Map() };
  return { kind: "pair", inTurns: false, ...samples, ...times };
}

/** Undefined where it does not break again. A time limit is not waited for twice. */
async function confirmed(
  run: Run,
  request: PairRequest,
  broken: BrokenSide & { readonly side: "base" | "head" },
): Promise<BrokenSide | undefined> {
  const again = broken.lateAfter === undefined ? await takeSample(run, request, broken.side) : broken;
  if (again === undefined || !("kind" in again)) return undefined;
  const other = await takeSample(run, request, broken.side === "base" ? "head" : "base");
  return other !== undefined && "kind" in other ? { ...broken, side: "both" } : broken;
}

interface Taken {
  readonly sample: Sample;
  readonly time: ProcessTime | undefined;
}

/** Undefined where there is no such side. */
async function takeSample(
  run: Run,
  { subject, calibration, timeoutMs }: PairRequest,
  side: "base" | "head",
): Promise<Taken | Breakage | undefined> {
  const binary = subject[side];
  if (binary === undefined) return undefined;
  const { iterations, repeats } = calibration;
  const { name, procs } = subject;
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const lines = output.results.filter((line) => line.name === name);
  if (lines.length < repeats)
    return breakage(output.ending, output.text, { late: output.timedOut, seconds: output.seconds });
  const units = new Set(lines.flatMap((line) => [...line.values.keys()]));
  const sample = new Map([...units].map((unit) => [unit, valuesOf(unit, lines)]));
  const timed = iterations * valuesOf("sec/op", lines).reduce((a, b) => a + b, 0);
  const { seconds: wall, cpuSeconds: cpu } = output;
  return { sample, time: cpu === undefined ? undefined : { wall, cpu, timed } };
}

function valuesOf(
  unit: string,
  lines: readonly { readonly values: ReadonlyMap<string, number> }[],
): readonly number[] {
  return lines.map((line) => line.values.get(unit)).filter((value) => value !== undefined);
}
