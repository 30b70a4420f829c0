// A small slowdown may be set-up that takes longer, in front of a loop that does not.
import { expect, test } from "@jest/globals";
import { type Simulated, simulate } from "./simulated-suite.ts";

/** Turns vary by so much that what the sides differ by in a turn is not seen while the iterations are counted. */
async function verdictsOf(kind: Pick<Simulated, "once" | "slower">): Promise<readonly string[]> {
  const suite = Array.from({ length: 20 }, (_, i) => ({
    ...{ name: `B${i}`, secPerOp: 1e-6, noise: 0.01, turnNoise: 0.15, ...kind },
  }));
  const { came } = await simulate(suite, 600, "in turns");
  return [...came.values()].map((text) => text.split(" ")[0] ?? "");
}

test("set-up that takes 10 % of a turn longer is seldom told as a slower loop", async () => {
  const verdicts = await verdictsOf({ once: { base: 10e-6, head: 60e-6 } });
  expect(verdicts.filter((verdict) => verdict === "regression").length).toBeLessThan(5); // 16 with equal slices
  expect(verdicts.filter((verdict) => verdict === "unchanged").length).toBeGreaterThan(15);
});

test("a loop that is 10 % slower is told as before", async () => {
  expect(await verdictsOf({ slower: 1.1 })).toEqual(Array.from({ length: 20 }, () => "regression"));
});
