// What happens in the demo's history: a simulated branch of a small module. Numbers are drawn as runs would
// measure them, on machines that differ; what really happened is in the tables below.

import type { Benchmark } from "../../model/benchmark.ts";

/** STORY_COMMITS are those of main; every fifth of a day has one. */
export const STORY_COMMITS = 120;
export const RELEASE = { ref: "v1.4.0", place: 20 } as const;
/** RELEASE_COMMITS are those of the branch of the release. */
export const RELEASE_COMMITS = 12;
export const GO_CHANGES_AT = 45;

export interface Place {
  readonly region: string;
  readonly cpu: string;
  readonly goarch: string;
  /** Commits that are measured there: from the first to before the last. */
  readonly from: number;
  readonly until: number;
}

export const PLACES: readonly Place[] = [
  { region: "eu-west", cpu: "Intel Xeon Platinum 8370C", goarch: "amd64", from: 0, until: STORY_COMMITS },
  {
    region: "us-east",
    cpu: "AMD EPYC 7763 64-Core Processor",
    goarch: "amd64",
    from: 30,
    until: STORY_COMMITS,
  },
  { region: "ap-south", cpu: "Neoverse-N2", goarch: "arm64", from: 0, until: STORY_COMMITS - 16 },
];

export interface Course {
  readonly benchmark: Benchmark;
  /** At the beginning. */
  readonly seconds: number;
  readonly bytes: number;
  /** Change of the time, as a logarithm, that a commit brings. */
  readonly steps: readonly { readonly at: number; readonly ln: number; readonly through: string }[];
  /** Commits that have it: from the first to before the last. */
  readonly from: number;
  readonly to: number;
  /** Commit on which it panics. */
  readonly breaksAt: number | undefined;
}

function course(pkg: string, name: string, seconds: number, said: Partial<Course> = {}): Course {
  const benchmark = { pkg: `example.com/tokens/${pkg}`, name, procs: 4 };
  const whole = { from: 0, to: STORY_COMMITS, breaksAt: undefined };
  return { benchmark, seconds, bytes: Math.round(seconds * 1e8), steps: [], ...whole, ...said };
}

/** Ten commits of 0.7 %, of which none could be told alone. */
const DRIFT = Array.from({ length: 10 }, (_, i) => ({ at: 60 + 4 * i, ln: 0.007, through: "words.next" }));

export const COURSES: readonly Course[] = [
  course("token", "Derive", 41e-6, { steps: [{ at: 96, ln: 0.14, through: "token.rounds" }] }),
  course("token", "Format", 310e-9, { steps: [{ at: 74, ln: -0.13, through: "token.group" }] }),
  course("token", "Equal", 4.2e-9),
  course("words", "Count/size=1k", 6.4e-6, { steps: DRIFT }),
  course("words", "Count/size=64k", 402e-6, { steps: DRIFT }),
  course("words", "Join", 1.9e-6, {
    steps: [
      { at: 82, ln: 0.19, through: "words.Join" },
      { at: 101, ln: -0.19, through: "words.Join" },
    ],
  }),
  course("words", "Split", 2.6e-6, { steps: [{ at: 108, ln: 0.034, through: "words.next" }] }),
  course("store", "Load", 88e-6, { breaksAt: 88 }),
  course("store", "Save", 120e-6),
  course("store", "Merge", 310e-6, { from: 70 }),
  course("store", "Dump", 51e-6, { to: 100 }),
];

export interface TestCourse {
  readonly pkg: string;
  readonly test: string;
  /** How it ends at a commit in a region. */
  readonly ends: (place: number, region: string) => "passed" | "failed" | "flaky" | "skipped";
}

const TEST_NAMES = [
  ["token", "TestDeriveDependsOnBothParts"],
  ["token", "TestFormatHasGroupsOfEight"],
  ["words", "TestCountIgnoresCase"],
  ["words", "TestJoinKeepsOrder"],
  ["store", "TestLoadsWhatWasSaved"],
] as const;

export const TESTS: readonly TestCourse[] = [
  ...TEST_NAMES.map(([pkg, test]) => ({
    ...{ pkg: `example.com/tokens/${pkg}`, test },
    ends: () => "passed" as const,
  })),
  {
    ...{ pkg: "example.com/tokens/store", test: "TestHandover" },
    ends: (place, region) => (region === "eu-west" && place > 80 && place % 6 === 0 ? "flaky" : "passed"),
  },
  {
    ...{ pkg: "example.com/tokens/store", test: "TestDayHas24Hours" },
    ends: (_, region) => (region === "ap-south" ? "failed" : "passed"),
  },
  { pkg: "example.com/tokens/store", test: "TestOnWindows", ends: () => "skipped" },
];

const TITLES = [
  "Words: read in larger pieces",
  "Token: one table less",
  "Store: close what was opened",
  "Tests of empty input",
  "Documents",
  "Words: names of variables",
  "Go: newest patch",
  "Store: errors say which file",
] as const;

const OWN_TITLES: Readonly<Record<number, string>> = {
  74: "Token: format without a copy",
  82: "Words: join through an interface",
  88: "Store: read ahead",
  96: "Token: more rounds",
  101: 'Revert "Words: join through an interface"',
  108: "Words: split at all spaces of Unicode",
};

export function titleOf(place: number): string {
  return OWN_TITLES[place] ?? TITLES[place % TITLES.length] ?? "";
}
