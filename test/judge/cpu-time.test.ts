// A slowdown that only the clock of a disturbed machine shows is none; code that waits by itself is still found.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { judgeLook } from "../../src/judge/judge-look.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { defaultPolicy, looks } from "../../src/judge/policy.ts";
import type { ProcessTime } from "../../src/judge/row.ts";
import { rowOf, wobble } from "./rows.ts";

/** One process: seconds inside the timer, by the clock and of the CPUs; 5 ms of start-up on top. */
interface Process {
  readonly timed: number;
  readonly cpu: number;
}

function judge(base: readonly Process[], head: readonly Process[], isKnown = true): Judgement {
  const iterations = 1e5;
  const perOp = (side: readonly Process[]) => side.map(({ timed }) => timed / iterations);
  const time = ({ timed, cpu }: Process): ProcessTime => ({ timed, wall: timed + 0.005, cpu: cpu + 0.005 });
  const times = base.map((b, i) => ({ base: time(b), head: time(head[i] ?? b) }));
  const row = rowOf("sec/op", perOp(base), perOp(head), isKnown ? { times } : {});
  const policy = { ...defaultPolicy, maxCount: base.length };
  let said: readonly Judgement[] = [];
  for (const look of looks(policy)) {
    const now = { ...row, pairs: row.pairs.slice(0, look.pairs) };
    said = judgeLook([isKnown ? { ...now, times: times.slice(0, look.pairs) } : now], {
      look,
      policy,
      earlier: said,
    });
  }
  const [judgement] = said;
  if (judgement === undefined) throw new Error("one row, one judgement");
  return judgement;
}

/** n processes whose code takes `work` seconds of CPU and waits `sleep` of its own accord; neighbours take `stolen(i)` more. */
function processes(
  n: number,
  seed: number,
  work: number,
  sleep = 0,
  stolen: (i: number) => number = () => 0,
): Process[] {
  return wobble(n, work, 0.004, seed).map((cpu, i) => ({ cpu, timed: cpu + sleep + stolen(i) }));
}
const never = (i: number) => (i % 10 === 0 ? 0 : 0.006);
const often = (i: number) => (i % 10 === 0 ? 0 : 0.012 + 0.0006 * (i % 7));

test("when neighbours took more from the head by chance, CPU time says that the code is as it was", () => {
  const [base, head] = [processes(20, 1, 0.05, 0, never), processes(20, 2, 0.05, 0, often)];
  expect(judge(base, head, false).verdict).toBe("regression");
  const { verdict, reason } = judge(base, head);
  expect(verdict).toBe("inconclusive");
  expect(reason).toMatch(
    /but [+−±]0\.\d % by CPU time \(.*\): the processes were kept waiting for 1\d\.\d % of their time$/,
  );
});

test("code that does more work is found on the same disturbed machine", () => {
  const [base, head] = [processes(20, 1, 0.05, 0, never), processes(20, 2, 0.056, 0, often)];
  expect(judge(base, head).verdict).toBe("regression");
});

test("code that sleeps longer is found: it waits in every process", () => {
  expect(judge(processes(20, 1, 0.03, 0.02), processes(20, 2, 0.03, 0.03)).verdict).toBe("regression");
  expect(judge(processes(20, 1, 0.05), processes(20, 2, 0.05, 0.006)).verdict).toBe("regression");
  const [base, head] = [processes(20, 1, 0.05, 0, never), processes(20, 2, 0.05, 0.008, never)];
  expect(judge(base, head).verdict).toBe("regression");
});

test("with several threads CPU time is not what a user waits for", () => {
  const threads = (side: readonly Process[]) => side.map(({ timed, cpu }) => ({ timed, cpu: 2 * cpu }));
  const [base, head] = [processes(20, 1, 0.05, 0, never), processes(20, 2, 0.05, 0, often)];
  expect(judge(threads(base), threads(head)).verdict).toBe("regression");
});

interface Recorded {
  readonly bench: string;
  readonly cpu: number;
  readonly startCpu: number;
  readonly wall: number;
}
const recorded: readonly Recorded[] = readFileSync("test/judge/pools/neighbour-cpu.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const benches = [...new Set(recorded.map(({ bench }) => bench))];

const NOTHING = { cpu: 0, startCpu: 0, wall: 0 };

/** Draws 40 pairs of a benchmark's processes beside a neighbour; the head's code takes `slower` times the work. */
function drawn(bench: string, seed: number, slower: number, isKnown: boolean): Judgement {
  const pool = recorded.filter((r) => r.bench === bench);
  const draw = (from: number, times: number) =>
    Array.from({ length: 40 }, (_, i): Process => {
      const at = ((seed * 7919 + from + i + 1) * 2654435761) % 2 ** 32; // multiplicative hashing (Knuth)
      const { cpu, startCpu, wall } = pool[Math.floor((at / 2 ** 32) * pool.length)] ?? NOTHING;
      const work = cpu - startCpu;
      return { cpu: work * times, timed: Math.max(work, wall - startCpu) + work * (times - 1) };
    });
  return judge(draw(0, 1), draw(1000, slower), isKnown);
}

test("on processes recorded beside a neighbour CPU time takes nothing away from what is found", () => {
  const count = (slower: number, isKnown: boolean) =>
    [1, 2]
      .flatMap((seed) => benches.map((bench) => drawn(bench, seed, slower, isKnown).verdict))
      .filter((verdict) => verdict === "regression").length;
  expect([count(1, true), count(1.1, false), count(1.1, true)]).toEqual([0, 20, 20]);
});
