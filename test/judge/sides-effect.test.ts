import { expect, test } from "@jest/globals";
import { fastestEffect } from "../../src/judge/sides-effect.ts";

test("equal values agree with neither direction, so that faster and slower are judged alike", () => {
  const [equal, one] = [Array(10).fill(5), [...Array(9).fill(5), 4]];
  const faster = fastestEffect({ base: equal, head: one });
  const slower = fastestEffect({ base: one, head: equal });
  expect([faster.agreement, slower.agreement]).toEqual([0.55, 0.55]);
  expect(fastestEffect({ base: [1, 2], head: [3, 4] }).agreement).toBe(1);
});
