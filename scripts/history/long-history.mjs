// Runs of a main branch with many benchmarks, as a history keeps them: a quarter of the benchmarks is measured in each
// run, in three units, the others are identical; and there are tests.

import { random } from "../replay/random.mjs";

const A_DAY = 25;
const TESTS = 500;
const START = Date.UTC(2025, 8, 1);

export const hashOf = (/** @type {number} */ n) => n.toString(16).padStart(8, "0").repeat(5);
export const timeOf = (/** @type {number} */ n) => new Date(START + (n * 24 * 3600_000) / A_DAY);

/** Fields that tell run n from others. @param {number} n */
export function identityOf(n) {
  return {
    run: { id: String(9_000_000_000 + n), attempt: 1, job: "go-steady" },
    commit: {
      sha: hashOf(n + 1),
      parents: [hashOf(n)],
      authored: timeOf(n).toISOString(),
      title: `Change number ${n}`,
      pull: n,
    },
    time: timeOf(n).toISOString(),
    base: { sha: hashOf(n), ref: "main", how: "pairs" },
  };
}

/** @param {number} _ @returns {number} */
const still = (_) => 0;

/** @template T @param {T} entry @returns {T} */
const same = (entry) => entry;

/**
 * longHistory gives run n of the main branch, each on another machine than the one before. `first`: number of the first benchmark that is
 * measured; `step` is ln of what a benchmark changes by; `other` makes another entry of it.
 * @param {number} benchmarks @param {number} seed @param {(entry: object) => string} keyOf @param {number} [testCount]
 */
export function longHistory(benchmarks, seed, keyOf, testCount = TESTS) {
  const next = random(seed);

  const suite = Array.from({ length: benchmarks }, (_, i) => ({
    benchmark: {
      pkg: `example.com/service/internal/part${Math.floor(i / 25)}`,
      name: `Operation${i % 25}/size=${4 ** (i % 6)}/mode=${i % 3 === 0 ? "stream" : "block"}`,
      procs: 4,
    },
    seconds: 10 ** (-8 + 5 * next()),
    bytes: Math.round(10 ** (5 * next())),
    allocs: Math.round(100 * next()),
  }));
  const tests = Array.from({ length: testCount }, (_, i) => ({
    pkg: `example.com/service/internal/part${i % 40}`,
    test: `TestOperation${i}/case=${i % 7}`,
  }));

  return (
    /** @type {number} */ n,
    { first = Math.floor(next() * benchmarks), step = still, other = same } = {},
  ) => {
    const machine = 0.8 + 0.4 * next();
    const isMeasured = (/** @type {number} */ i) => (i - first + benchmarks) % benchmarks < benchmarks / 4;
    const row = { verdict: "unchanged", pairs: 8, orders: 4, reason: "", through: [], waived: undefined };
    const comparisons = suite.flatMap(({ benchmark, seconds, bytes, allocs }, i) => {
      if (!isMeasured(i)) return [];
      const ln = step(i) + 0.008 * (next() + next() + next() - 1.5);
      const base = seconds * machine * (1 + 0.01 * next());
      const exact = { ...row, benchmark, ln: 0, error: 0, df: null };
      return [
        {
          ...row,
          benchmark,
          unit: "sec/op",
          base,
          head: base * Math.exp(ln),
          ln,
          error: 0.004 + 0.004 * next(),
          df: 5 + 8 * next(),
        },
        { ...exact, unit: "B/op", base: bytes, head: bytes },
        { ...exact, unit: "allocs/op", base: allocs, head: allocs },
      ];
    });
    const made = other({
      ...identityOf(n),
      source: "run",
      region: "",
      branch: "main",
      machine: {
        cpu: "AMD EPYC 7763 64-Core Processor",
        goos: "linux",
        goarch: "amd64",
        gomaxprocs: 4,
        go: "go1.26.8",
      },
      outcome: "passed",
      checks: [{ name: "test", status: "passed", findings: 0, seconds: 20 * next() }],
      tests: tests.map((test) => ({ ...test, outcome: "passed", seconds: next() < 0.9 ? 0 : next() })),
      sameTests: [],
      crashedTests: [],
      clocks: [],
      identical: suite.filter((_, i) => !isMeasured(i)).map(({ benchmark }) => benchmark),
      comparisons,
      values: [],
      reach: { reached: Math.round(benchmarks / 4), of: benchmarks },
    });
    return { ...made, key: keyOf(made) };
  };
}
