import { expect, test } from "@jest/globals";
import { listTests } from "../../../src/history/answer/list-tests.ts";
import { renderAnswer } from "../../../src/history/answer/render-answer.ts";
import type { Entry } from "../../../src/history/entry.ts";
import { createTestLogs } from "../../../src/history/tests/outcomes.ts";
import { at, entry, hashOf, testRow } from "../../kit/entries.ts";

function told(entries: readonly Entry[]) {
  const logs = createTestLogs();
  for (const each of entries) logs.add(each);
  return listTests({ logs: [...logs.finish()], notes: [] });
}

const ENTRIES = [1, 2].flatMap((day) =>
  ["eu", "us"].map((region) =>
    entry({
      ...{ commit: `c${day}`, time: at(day), region },
      tests: [
        testRow("TestFlaky", day === 2 && region === "eu" ? "flaky" : "passed"),
        testRow("TestUs", region === "us" ? "failed" : "passed"),
        testRow("TestGood"),
      ],
      clocks: [
        {
          clock: { zone: "Asia/Kathmandu" },
          differs: day === 1 ? [{ pkg: "example.com/m", test: "TestGood", outcome: "failed" }] : [],
        },
      ],
    }),
  ),
);

test("flaky tests have a rate with an interval, and those of one place are told apart from them", () => {
  expect(
    renderAnswer(told(ENTRIES), "text", Number.POSITIVE_INFINITY),
  ).toBe(`Of 3 tests: 1 flaky, 2 failing in one place alone, 0 slower.

flaky: passed and failed with the same code
rate                  failed  seen by  last at       test
20.0 % (0.5 to 71.6)  1 of 5  retry    c20000000000  example.com/m.TestFlaky

fails in one region or with one clock, and passes elsewhere
where           failed       test
Asia/Kathmandu  2 of 4 runs  example.com/m.TestGood
us              2 commits    example.com/m.TestUs
`);
});

test("JSON has each trouble, and how many tests there are", () => {
  expect(JSON.parse(renderAnswer(told(ENTRIES), "json", 80))).toMatchObject({
    tests: 3,
    troubles: [
      {
        test: "TestFlaky",
        flaky: { failed: 1, of: 5, seen: ["retry"], commits: [hashOf("c2")] },
        onlyIn: [],
      },
      { test: "TestGood", flaky: null, clocks: [{ clock: "Asia/Kathmandu", failed: 2, of: 4 }] },
      { test: "TestUs", flaky: null, onlyIn: [{ region: "us", commits: 2 }] },
    ],
    slower: [],
  });
});

test("a history without tests is said to have none", () => {
  expect(told([entry({ commit: "c1" })]).headline).toBe("No entry has tests.");
});
