import { expect, test } from "@jest/globals";
import { type Candidate, packagesByDistance, planFor } from "../../src/measure/plan.ts";

interface Named extends Candidate {
  readonly name: string;
}

const one = (name: string, said: Partial<Candidate> = {}): Named => ({
  ...{ name, seconds: 1, distance: 1, isSuspect: false, isHopeless: false, waits: false },
  step: (said.seconds ?? 1) / 2,
  ...said,
});

/** Names of a plan: next | later | without. */
function planned(left: number, ...candidates: readonly Named[]): string {
  const { next, later, without } = planFor(candidates, left);
  return [next, later, without].map((part) => part.map(({ name }) => name).join(" ")).join(" | ");
}

test("where all have room, all are measured together", () => {
  expect(planned(10, one("far", { distance: 9 }), one("parallel", { waits: true }), one("near"))).toBe(
    "near far parallel |  | ",
  );
});

test("what the change reaches most directly comes first, what is not known to be reached last", () => {
  const all = [
    one("unknown", { distance: undefined }),
    one("far", { distance: 3 }),
    one("near"),
    one("mid", { distance: 2 }),
  ];
  expect(planned(2, ...all)).toBe("near mid |  | far unknown");
});

test("of those equally near the quickest come first; equal ones stay in their order", () => {
  const all = [one("slower", { seconds: 2.1 }), one("slow", { seconds: 2 }), one("b"), one("a")];
  expect(planned(10, ...all, one("long", { seconds: 9 }))).toBe("b a slow slower |  | long");
});

test("where time is short, what is parallel has its turn after the others have verdicts", () => {
  const all = [one("parallel", { waits: true, distance: 0 }), one("a"), one("b"), one("far", { seconds: 9 })];
  expect(planned(8, ...all)).toBe("a b | parallel | far");
  expect(planned(8, one("parallel", { waits: true }), one("far", { seconds: 9 }))).toBe("parallel |  | far");
});

test("one that takes a large part of the time that is left does not keep the others from theirs", () => {
  const others = Array.from({ length: 8 }, (_, i) => one(`o${i}`, { distance: 5 }));
  expect(planned(10, one("large", { seconds: 4 }), ...others)).toBe("o0 o1 o2 o3 o4 o5 o6 o7 |  | large");
});

test("one that is too long leaves its room to those behind it", () => {
  expect(planned(5, one("a"), one("long", { seconds: 6 }), one("b", { distance: 2 }))).toBe("a b |  | long");
});

test("what was many times slower when it was found is looked at in any case, and first", () => {
  const suspect = one("suspect", { isSuspect: true, seconds: 100, distance: 7 });
  expect(planned(2, one("a"), one("b"), suspect, one("c"))).toBe("suspect |  | a b c");
  expect(planned(200, one("a"), suspect)).toBe("suspect a |  | ");
});

test("what no number of pairs will tell gets only what is left over", () => {
  const hopeless = one("hopeless", { seconds: 9, step: 1, isHopeless: true });
  expect(planned(5, hopeless, one("a"))).toBe("a hopeless |  | ");
  expect(planned(5, hopeless)).toBe("hopeless |  | ");
  expect(planned(1.5, hopeless, one("a"))).toBe("a |  | hopeless");
  expect(planned(12, hopeless, one("a"), one("b", { seconds: 13 }))).toBe("a hopeless |  | b");
  expect(planned(12, hopeless, one("a"))).toBe("a hopeless |  | ");
});

test("time that is left over is for those that take the least, since estimates may be too high", () => {
  expect(planned(5, one("a", { seconds: 8 }), one("b", { seconds: 12 }))).toBe("a |  | b");
  expect(planned(5, one("a", { seconds: 80 }), one("b", { seconds: 30 }))).toBe("b |  | a");
});

test("without time nothing is measured", () => {
  expect(planned(0, one("a", { seconds: 0, isSuspect: true }))).toBe(" |  | a");
  expect(planned(10)).toBe(" |  | ");
});

test("benchmarks are looked for first where the change reaches them most directly", () => {
  const functions: Readonly<Record<string, Readonly<Record<string, number | undefined>>>> = {
    unknown: { A: undefined },
    far: { A: 9, B: 7 },
    none: {},
    near: { A: undefined, B: 2 },
  };
  const order = packagesByDistance(
    Object.keys(functions).map((pkg) => ({ pkg })),
    {
      functionsIn: (pkg) => Object.keys(functions[pkg] ?? {}),
      distance: (pkg, name) => functions[pkg]?.[name],
    },
  );
  expect(order.map(({ pkg }) => pkg)).toEqual(["near", "far", "unknown", "none"]);
});
