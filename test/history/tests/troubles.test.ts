// Flaky tests, tests that fail in one place alone, slower tests.
import { describe, expect, test } from "@jest/globals";
import { createTestLogs, type Tested } from "../../../src/history/tests/outcomes.ts";
import { slowerTests } from "../../../src/history/tests/slower.ts";
import { troublesOf } from "../../../src/history/tests/troubles.ts";
import { sha, timeAt } from "../ladder/builder.ts";

const PKG = "example.com/x";
type Word = "passed" | "failed" | "skipped" | "flaky";

interface Line {
  readonly commit: number;
  readonly outcome: Word;
  readonly region?: string;
  readonly clocks?: Tested["clocks"];
  /** Commit that it was compared with, and proved to be the same for the test. */
  readonly same?: number;
  readonly go?: string;
  readonly crashed?: boolean;
}

function tested(lines: readonly Line[]): readonly Tested[] {
  return lines.map(({ commit, outcome, region = "eu", clocks = [], same, go = "go1.26.8", crashed }, i) => ({
    key: `run ${i}`,
    time: timeAt(i),
    region,
    run: { id: String(i), attempt: 1, job: "test" },
    machine: { cpu: "", goos: "linux", goarch: "amd64", gomaxprocs: 2, go },
    base: same === undefined ? undefined : { sha: sha(same), ref: "main~1", how: "pairs" as const },
    sameTests: same === undefined ? [] : [PKG],
    crashedTests: crashed === true ? [PKG] : [],
    commit: { sha: sha(commit), parents: [], authored: "", title: "", pull: undefined },
    tests: [{ pkg: PKG, test: "TestParse", outcome, seconds: 0.2 }],
    clocks,
  }));
}

function logs(entries: readonly Tested[]) {
  const builder = createTestLogs();
  for (const entry of entries) builder.add(entry);
  return [...builder.finish()];
}

const troubles = (lines: readonly Line[]) => troublesOf(logs(tested(lines)));

describe("flaky", () => {
  test("is what passed and failed on one commit", () => {
    const found = troubles([
      { commit: 1, outcome: "passed" },
      { commit: 2, outcome: "failed" },
      { commit: 2, outcome: "passed" },
      { commit: 3, outcome: "passed" },
    ]);
    expect(found).toEqual([
      {
        test: { pkg: PKG, test: "TestParse" },
        flaky: {
          seen: ["other run"],
          commits: [sha(2)],
          failed: 1,
          of: 4,
          rate: 0.25,
          // scipy.stats.binomtest(1, 4).proportion_ci(method="exact")
          lo: expect.closeTo(0.006309, 5),
          hi: expect.closeTo(0.805879, 5),
        },
        onlyIn: [],
        clocks: [],
      },
    ]);
  });

  test("a retry counts as a run that failed and one that passed", () => {
    const [found] = troubles([
      { commit: 1, outcome: "passed" },
      { commit: 2, outcome: "flaky" },
    ]);
    expect(found?.flaky).toEqual(expect.objectContaining({ seen: ["retry"], failed: 1, of: 3 }));
  });

  test("is not a test that fails since a commit", () => {
    expect(
      troubles([
        { commit: 1, outcome: "passed" },
        { commit: 2, outcome: "failed" },
        { commit: 3, outcome: "failed" },
      ]),
    ).toEqual([]);
  });

  test("is what fails at a commit that cannot reach it, and passed before", () => {
    const [found] = troubles([
      { commit: 1, outcome: "passed" },
      { commit: 2, outcome: "failed", same: 1 },
      { commit: 3, outcome: "passed", same: 2 },
    ]);
    expect(found?.flaky).toEqual(
      expect.objectContaining({ seen: ["other commit"], commits: [sha(2)], failed: 1, of: 3 }),
    );
  });

  test.each<[string, readonly Line[]]>([
    [
      "the base was not tested itself",
      [
        { commit: 1, outcome: "passed" },
        { commit: 3, outcome: "failed", same: 2 },
      ],
    ],
    [
      "the base was tested with another Go",
      [
        { commit: 1, outcome: "passed", go: "go1.25.4" },
        { commit: 2, outcome: "failed", same: 1 },
      ],
    ],
    [
      "the base was tested in another region",
      [
        { commit: 1, outcome: "passed", region: "us" },
        { commit: 2, outcome: "failed", same: 1 },
      ],
    ],
    [
      "a commit between them may reach it",
      [
        { commit: 1, outcome: "passed" },
        { commit: 2, outcome: "passed", same: 1 },
        { commit: 3, outcome: "failed" },
        { commit: 4, outcome: "failed", same: 3 },
      ],
    ],
  ])("nothing follows where %s", (_, lines) => {
    expect(troubles(lines)).toEqual([]);
  });

  test("is no panic and no data race, which are faults wherever they show", () => {
    expect(
      troubles([
        { commit: 1, outcome: "passed" },
        { commit: 1, outcome: "failed", crashed: true },
      ]),
    ).toEqual([]);
  });

  test("failures of broken commits are not in the rate", () => {
    const [found] = troubles([
      { commit: 1, outcome: "failed" },
      { commit: 1, outcome: "passed" },
      { commit: 2, outcome: "failed" },
      { commit: 2, outcome: "failed" },
    ]);
    expect(found?.flaky).toEqual(expect.objectContaining({ failed: 1, of: 2 }));
  });

  test("an entry that is read twice counts once, and skipped runs count for nothing", () => {
    const lines = tested([
      { commit: 1, outcome: "failed" },
      { commit: 1, outcome: "skipped" },
    ]);
    expect(troublesOf(logs([...lines, ...lines]))).toEqual([]);
  });
});

describe("one place alone", () => {
  test("a region in which it always fails, while it passes elsewhere on the same commits, is told", () => {
    const [found] = troubles([
      { commit: 1, outcome: "passed" },
      { commit: 1, outcome: "failed", region: "ap" },
      { commit: 2, outcome: "passed" },
      { commit: 2, outcome: "failed", region: "ap" },
    ]);
    expect(found).toEqual(
      expect.objectContaining({ flaky: undefined, onlyIn: [{ region: "ap", commits: 2 }] }),
    );
  });

  test("one commit does not tell a region from chance", () => {
    const [found] = troubles([
      { commit: 1, outcome: "passed" },
      { commit: 1, outcome: "failed", region: "ap" },
    ]);
    expect(found?.onlyIn).toEqual([]);
    expect(found?.flaky?.seen).toEqual(["other region"]);
  });

  test("a clock in which it fails is told with how often", () => {
    const clock = { zone: "Asia/Kathmandu" };
    const differs = [{ pkg: PKG, test: "TestParse", outcome: "failed" as const }];
    const [found] = troubles([
      { commit: 1, outcome: "passed", clocks: [{ clock, differs }] },
      { commit: 2, outcome: "passed", clocks: [{ clock, differs: [] }] },
      { commit: 3, outcome: "passed" },
    ]);
    expect(found).toEqual({
      test: { pkg: PKG, test: "TestParse" },
      flaky: undefined,
      onlyIn: [],
      clocks: [{ clock: "Asia/Kathmandu", failed: 1, of: 2 }],
    });
  });
});

describe("slower", () => {
  /**
   * Forty runs of six tests on machines of different speed; TestB takes `by` times as long in the later half.
   */
  const entries = (by: number): readonly Tested[] =>
    Array.from({ length: 40 }, (_, run) => ({
      ...(tested([{ commit: run, outcome: "passed" }])[0] as Tested),
      key: `run ${run}`,
      time: timeAt(run),
      tests: ["A", "B", "C", "D", "E", "F"].map((name, i) => ({
        pkg: PKG,
        test: `Test${name}`,
        outcome: "passed" as const,
        seconds:
          (1 + i) *
          (1 + 0.5 * Math.sin(run)) *
          (1 + 0.02 * Math.cos(7 * run + i)) *
          (name === "B" && run >= 20 ? by : 1),
      })),
    }));

  test("is what takes longer beside the other tests of the same runs, whatever the machines", () => {
    const [found, ...others] = slowerTests(logs(entries(2)));
    expect(others).toEqual([]);
    expect(found?.test.test).toBe("TestB");
    expect(found?.ratio).toBeCloseTo(2, 1);
    expect(found?.since).toBe(timeAt(20));
  });

  test("a slower machine alone makes none slower", () => {
    const slowed = entries(1).map((entry, run) =>
      run < 20
        ? entry
        : { ...entry, tests: entry.tests.map((row) => ({ ...row, seconds: 3 * row.seconds })) },
    );
    expect(slowerTests(logs(slowed))).toEqual([]);
  });

  test("less than half as much again is not told", () => {
    expect(slowerTests(logs(entries(1.3)))).toEqual([]);
  });
});
