// Pairs of which only the time is still open.
import { expect, test } from "@jest/globals";
import { simulate } from "./simulated-suite.ts";

test("once the bytes are told, a noisy benchmark that allocates once does not take a second a pair", async () => {
  const { measured, seconds, came } = await simulate(
    [{ name: "Serves", secPerOp: 16e-6, noise: 0.1, onceBytes: 2 ** 20 }],
    600,
    "in turns",
  );
  const [serves] = measured;
  const iterations = serves?.pairs.map((pair) => pair.iterations) ?? [];
  expect(new Set(iterations.slice(0, 5)).size).toBe(1);
  expect(iterations[0]).toBeGreaterThan(9_000);
  expect(new Set(iterations.slice(5))).toEqual(new Set([serves?.calibration?.iterations]));
  expect(serves?.calibration?.iterations).toBeLessThan(100);
  expect(iterations.length).toBeGreaterThan(12);
  expect(came.get("Serves")).toBe(`unchanged ${iterations.length}`);
  expect(seconds).toBeLessThan(60);
  const bytes = serves?.judgements.get("B/op");
  expect([bytes?.verdict, bytes?.pairs]).toEqual(["unchanged", 5]);
});
