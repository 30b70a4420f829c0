// What the log says after the first look, by a clock that processes move.
import { expect, test } from "@jest/globals";
import { type Simulated, simulate } from "./simulated-suite.ts";

const quiet: readonly Simulated[] = Array.from({ length: 4 }, (_, i) => ({ name: `B${i}`, secPerOp: 1e-6 }));

test("where all have verdicts at the first look there is nothing to say", async () => {
  const { lines, came } = await simulate(quiet, 100);
  expect([...came.values()]).toEqual(["unchanged 5", "unchanged 5", "unchanged 5", "unchanged 5"]);
  expect(lines).toEqual(["4 benchmarks need about 20s; 100s are left"]);
});

test("one that varies gets what its own spread asks for, and the log says how long that takes", async () => {
  const { lines, came } = await simulate([...quiet, { name: "Wild", secPerOp: 1e-6, noise: 0.06 }], 100);
  expect(lines[1]).toMatch(
    /^after 5 pairs 4 of 5 benchmarks have verdicts, 1 needs about \d+s more: example\.com\/x Wild \d+s$/,
  );
  expect(lines).toHaveLength(2);
  expect(came.get("Wild")).toMatch(/^unchanged \d+$/);
  expect(came.get("B0")).toBe("unchanged 5");
});

test("one that no number of pairs will tell is named at once, with what it would take", async () => {
  const { lines } = await simulate([...quiet, { name: "Storm", secPerOp: 1e-6, noise: 0.8 }], 100);
  expect(lines[1]).toBe("after 5 pairs 4 of 5 benchmarks have verdicts");
  expect(lines[2]).toMatch(
    /^example\.com\/x Storm varies: about \d{3,} pairs \(\d+[smh]+.*\) would tell it; max-count is 100$/,
  );
  expect(lines).toHaveLength(3);
});

test("one that needs more than the time that is left is named at once, too", async () => {
  const long = { name: "Long", secPerOp: 1e-6, start: 0.5, noise: 0.1 };
  const { lines } = await simulate([...quiet, long], 30);
  expect(lines[2]).toMatch(
    /^example\.com\/x Long varies: about \d\d pairs \(\d+[sm].*\) would tell it; \d+s are left$/,
  );
});
