// Suites measured twice at different times: every benchmark shares the machine's factor and drifts by itself.
import type { FileRow } from "../../src/judge/judge-files.ts";

/** Randomness is what drifts are drawn from; the same seed gives the same draws. */
export interface Randomness {
  readonly uniform: () => number;
  readonly normal: () => number;
  /** Student's t with whole degrees of freedom. */
  readonly student: (df: number) => number;
}

/** Suite is how both measurements came about; the first `slowed` benchmarks got slower by `slowdown`. */
export interface Suite {
  readonly rows: number;
  /** Values a side. */
  readonly samples: number;
  /** Relative size of what disturbs a value; disturbances only add time. */
  readonly noise: number;
  readonly drift: (randomness: Randomness) => number;
  /** ln of the machine's factor. */
  readonly machine?: number;
  readonly slowed?: number;
  readonly slowdown?: number;
}

/** machineOf makes a generator (mulberry32). */
export function machineOf(seed: number): Randomness {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const student = (df: number) => {
    const squares = Array.from({ length: df }, () => normal() ** 2).reduce((a, b) => a + b);
    return normal() / Math.sqrt(squares / df);
  };
  return { uniform, normal, student };
}

/** simulate makes the rows of a suite: 1 µs, each process disturbed a little, one in ten by up to ten times more. */
export function simulate(randomness: Randomness, suite: Suite): readonly FileRow[] {
  const { rows, samples, noise, drift, machine = 0, slowed = 0, slowdown = 0 } = suite;
  return Array.from({ length: rows }, (_, i) => {
    const shift = machine + drift(randomness) + (i < slowed ? Math.log1p(slowdown) : 0);
    const cv = noise * (0.5 + randomness.uniform());
    const process = (level: number) => {
      const disturbed = randomness.uniform() < 0.1 ? 10 * cv * randomness.uniform() : 0;
      return 1e-6 * Math.exp(level + Math.abs(cv * randomness.normal()) + disturbed);
    };
    return {
      benchmark: { pkg: "example.com/x", name: `B${i}`, procs: 2 },
      unit: "sec/op",
      better: "lower",
      exact: false,
      base: Array.from({ length: samples }, () => process(0)),
      head: Array.from({ length: samples }, () => process(shift)),
    };
  });
}
