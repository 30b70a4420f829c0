// What goes to the Go helper and what comes from it, whatever it is.
import { expect, test } from "@jest/globals";
import { ProtocolError, readAnswer } from "../../../src/ports/helper/answers.ts";
import { OPERATIONS } from "../../../src/ports/helper/protocol.ts";

const program = { path: "/x", dir: "/", env: {} };
const run = (timeoutMs: number) => OPERATIONS.run.params({ ...program, args: [], timeoutMs });
const turns = (seed: number) =>
  OPERATIONS.turns.params({
    base: program,
    head: program,
    args: [],
    seed,
    together: true,
    expectedMs: 0.5,
    timeoutMs: 1,
  });

test("a time limit that was worked out from seconds is sent in whole milliseconds", () => {
  expect(run(60495.83)).toMatchObject({ timeoutMs: 60496 });
  expect(run(0.2)).toMatchObject({ timeoutMs: 1 });
  expect(run(-300)).toMatchObject({ timeoutMs: 1 });
  expect(run(Number.POSITIVE_INFINITY)).toMatchObject({ timeoutMs: 2147483647 });
});

test("a request that cannot be meant is refused before it is sent, with its field and value", () => {
  const refused = (make: () => object) => {
    expect(make).toThrow(ProtocolError);
    try {
      make();
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  expect(refused(() => run(Number.NaN))).toBe(
    "timeoutMs of a request to the Go helper is NaN, not a whole number from 1 to 2147483647",
  );
  expect(refused(() => turns(6.8e19))).toBe(
    "seed of a request to the Go helper is 68000000000000000000, not a whole number from 0 to 9007199254740991",
  );
  expect(refused(() => OPERATIONS.benchmarks.params([""]))).toBe(
    'files of a request to the Go helper is "", not a path',
  );
});

const side = { nanoseconds: [1, 2], allocs: [0, 0], allocBytes: [0, 0], setBytes: [0, 0] };
const end = {
  ...{ code: 0, signal: null, timedOut: false, truncated: false, stdout: "", stderr: "" },
  usage: { wall: 1, user: 1, system: 1 },
};
const record = { name: "BenchmarkX", iterations: 5, parallel: false, headFirst: [], base: side, head: side };
const answer = (over: object) => ({
  records: [{ ...record, ...over }],
  base: end,
  head: end,
  ended: "complete",
});

test("metrics that are no finite number pass, and a turn without one has none", () => {
  const extra = { a: ["NaN", "+Inf"], b: ["-Inf", null], c: [null, 3] };
  const read = OPERATIONS.turns.read(answer({ base: { ...side, extra } }));
  expect(read.records[0]?.base.map((turn) => [...turn.extra])).toEqual([
    [
      ["a", Number.NaN],
      ["b", Number.NEGATIVE_INFINITY],
    ],
    [
      ["a", Number.POSITIVE_INFINITY],
      ["c", 3],
    ],
  ]);
});

test.each<[string, object, string]>([
  [
    "columns of other lengths",
    { base: { ...side, allocs: [0] } },
    "answer.records[0].base.allocs is not a list of 2: [0]",
  ],
  [
    "sides of other lengths",
    { head: { ...side, ...none(side) } },
    "answer.records[0].head is not a list of 2 turns: 0",
  ],
  [
    "half an iteration",
    { iterations: 1.5 },
    "answer.records[0].iterations is not a whole number from 0 on: 1.5",
  ],
  [
    "a time before zero",
    { base: { ...side, nanoseconds: [1, -1] } },
    "answer.records[0].base.nanoseconds[1] is not a whole number from 0 on: -1",
  ],
  [
    "a metric of words",
    { base: { ...side, extra: { a: [1, "many"] } } },
    'answer.records[0].base.extra.a[1] is not a finite number: "many"',
  ],
])("%s are refused", (_, over, message) => {
  expect(() => OPERATIONS.turns.read(answer(over))).toThrow(`the Go helper's ${message}`);
});

function none(columns: typeof side): object {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, []]));
}

/** Numbers from a seed, in [0, 1). Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("a random answer is either read or refused with a sentence", () => {
  const random = randomOf(13);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  /** Replaces one value somewhere in a right answer. */
  const damage = (value: unknown, depth = 0): unknown => {
    const isInner = typeof value === "object" && value !== null && Object.keys(value).length > 0;
    if (!isInner || (depth > 0 && random() < 0.2))
      return pick<unknown>([null, -1, 0.5, 1e300, "", "NaN", true, [], {}, [value], undefined]);
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
    const key = pick(Object.keys(copy));
    Reflect.set(copy, key, damage(Reflect.get(copy, key), depth + 1));
    return copy;
  };
  const right = {
    run: end,
    turns: answer({}),
    sameBinary: { same: true, reason: "" },
    sameTokens: { different: [1], reasons: ["x"] },
    benchmarks: { files: [{ benchmarks: [{ name: "B", line: 1, column: 1, hash: "" }] }] },
    overlay: { path: "/x" },
  };
  const found = { read: 0, refused: 0 };
  for (let i = 0; i < 5000; i++) {
    const name = pick(Object.keys(right) as (keyof typeof right)[]);
    const line = JSON.stringify({ id: 1, result: damage(right[name]) });
    const said = readAnswer(line);
    if (said.error !== undefined) throw new Error(line);
    try {
      OPERATIONS[name].read(said.result);
      found.read++;
    } catch (error) {
      expect(`${(error as Error).name}: ${(error as Error).message}`).toMatch(
        /^ProtocolError: the Go helper's answer[\w.[\]]* is not [\w ,]+: /,
      );
      found.refused++;
    }
  }
  expect(found.read).toBeGreaterThan(200);
  expect(found.refused).toBeGreaterThan(2000);
});
