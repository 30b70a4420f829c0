// A suite whose processes only move a clock: what is measured, in which order, and what is told of it.

import { type Measurement, measure } from "../../src/measure/measure.ts";
import type { Run } from "../../src/measure/sampling/run.ts";
import type { TestBinary } from "../../src/measure/sampling/test-command.ts";
import { openTimeBudget } from "../../src/measure/sampling/time-budget.ts";
import type { PerSide } from "../../src/model/side.ts";
import type { Turns } from "../../src/ports/helper/answers.ts";
import type { TurnsRequest } from "../../src/ports/helper/helper.ts";
import { simulateTurns } from "./simulated-turns.ts";

/** Simulated is a benchmark that takes the same time on both sides, but for noise. */
export interface Simulated {
  readonly name: string;
  readonly secPerOp: number;
  /** Of the first iteration, where it says something else than the others. */
  readonly firstSecPerOp?: number;
  /** Seconds before the first iteration of a process. */
  readonly start?: number;
  /** Standard deviation of the logarithm of a process's time. */
  readonly noise?: number;
  /** In use. */
  readonly processors?: number;
  /** Allocated by the first iteration of a repetition; simulated in turns alone, where each takes 80 more. */
  readonly onceBytes?: number;
  /** Seconds of what is done once, in front of the loop; in turns alone. */
  readonly once?: PerSide<number>;
  /** An iteration of the head takes so many times as long; in turns alone. */
  readonly slower?: number;
  /** Standard deviation of the logarithm of a turn's time. */
  readonly turnNoise?: number;
  /** Functions on the way to what changed. */
  readonly distance?: number;
}

export interface Simulation extends Measurement {
  /** Of the log. */
  readonly lines: readonly string[];
  /** Names of all processes, in order. */
  readonly started: readonly string[];
  /** By the clock, at the end. */
  readonly seconds: number;
  /** `unchanged 5`: verdict and pairs, `not begun`, by name. */
  readonly came: ReadonlyMap<string, string>;
}

/** simulate measures with the processes of one side after the other, or in turns. */
export async function simulate(
  suite: readonly Simulated[],
  budget: number,
  how: "alone" | "in turns" = "alone",
): Promise<Simulation> {
  const random = seeded(7);
  const byName = new Map(suite.map((benchmark) => [benchmark.name, benchmark]));
  const [lines, started]: [string[], string[]] = [[], []];
  let clock = 0;
  const run: Run = ({ env }, args, timeoutMs) => {
    const { name, count } = askedOf(args);
    const looks = Number(/test\.count=(\d+)/.exec(args.join(" "))?.[1]) * repeatsOf(env);
    const { secPerOp, start = 0.01, noise = 0.005, processors = 1 } = byName.get(name) ?? { secPerOp: 0 };
    const perOp = secPerOp * Math.exp(noise * normal(random));
    const wanted = start + looks * Number(count) * perOp;
    const seconds = Math.min(wanted, timeoutMs / 1000);
    clock += seconds;
    started.push(name);
    const timedOut = seconds < wanted;
    const line = `Benchmark${name} ${count} ${perOp * 1e9} ns/op\n`;
    const stdout = timedOut ? `Benchmark${name} ` : `${line.repeat(looks)}PASS\n`;
    const ended = { code: timedOut ? null : 0, signal: null, stdout, stderr: "", timedOut, truncated: false };
    return Promise.resolve({ ...ended, usage: { user: seconds * processors, system: 0 }, seconds });
  };
  const takeTurns = (request: TurnsRequest): Promise<Turns> => {
    const { name } = askedOf(request.args);
    const {
      secPerOp = 0,
      noise = 0.005,
      onceBytes = 0,
      once,
      slower = 1,
      turnNoise,
    } = byName.get(name) ?? {};
    const factors = {
      base: Math.exp(noise * normal(random)),
      head: slower * Math.exp(noise * normal(random)),
    };
    started.push(name);
    const turns = simulateTurns(
      request,
      { name: `Benchmark${name}`, parallel: false },
      (side, iterations) => {
        const quiet = (once?.[side] ?? 0) + iterations * secPerOp * factors[side];
        const wobble = turnNoise === undefined ? 1 : Math.exp(turnNoise * normal(random));
        const nanoseconds = Math.round(quiet * wobble * 1e9);
        clock += nanoseconds / 1e9;
        return {
          nanoseconds,
          allocs: 0,
          allocBytes: onceBytes + 80 * iterations,
          setBytes: 0,
          extra: new Map(),
        };
      },
    );
    return Promise.resolve(turns);
  };
  const binary = { path: "x.test", dir: ".", env: {} };
  const measurement = await measure({
    subjects: suite.map(({ name, secPerOp, firstSecPerOp = secPerOp }) => ({
      ...{ pkg: "example.com/x", name, procs: 1, base: binary, head: binary },
      ...{ firstSecPerOp, headFirstSecPerOp: firstSecPerOp },
    })),
    ...{ metadata: [], ownCodeDiffers: () => false },
    policy: { threshold: 0.05, alpha: 0.01, count: 5, maxCount: 100 },
    budget: openTimeBudget(() => clock, budget),
    ...{ benchtime: undefined, linkOrders: undefined, run, random },
    takeTurns: how === "in turns" ? takeTurns : undefined,
    now: () => clock,
    progress: () => undefined,
    debug: () => undefined,
    info: (text) => lines.push(text),
    distance: (_, name) => byName.get(name)?.distance,
  });
  const came = new Map(
    measurement.measured.map(({ subject: { name }, judgements, pairs, notBegun }) => {
      const [verdict = "none"] = [...judgements.values()].map((judgement) => judgement.verdict);
      return [name, notBegun === undefined ? `${verdict} ${pairs.length}` : "not begun"];
    }),
  );
  return { ...measurement, lines, started, seconds: clock, came };
}

function askedOf(args: readonly string[]): { readonly name: string; readonly count: number } {
  const [, name = "", count] = /\^Benchmark(\w+)\$.*benchtime=(\d+)x/.exec(args.join(" ")) ?? [];
  return { name, count: Number(count) };
}

function repeatsOf(env: TestBinary["env"]): number {
  return Number(env.GO_STEADY_REPEAT ?? 1);
}

/** Uniform in [0, 1), the same numbers each time (Park and Miller). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
