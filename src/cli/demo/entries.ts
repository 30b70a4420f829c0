// The demo's entries: what runs of the story's commits would have published.

import type { Entry, EntryComparison } from "../../history/entry.ts";
import { keyOf } from "../../history/read-entry.ts";
import type { Benchmark } from "../../model/benchmark.ts";
import {
  COURSES,
  type Course,
  GO_CHANGES_AT,
  PLACES,
  type Place,
  RELEASE,
  RELEASE_COMMITS,
  STORY_COMMITS,
  TESTS,
  titleOf,
} from "./story.ts";

/** A commit every so many milliseconds, and the newest run begins so long before the end. */
const [EVERY_MS, LAST_MS] = [4.8 * 3_600_000, 3 * 3_600_000];

/** storyEntries are the same for the same end, which is when the demo is made. */
export function storyEntries(end: Date): readonly Entry[] {
  const next = draw(20);
  const runs = [...mainRuns(), ...releaseRuns()];
  return runs.map((run) => entryOf(run, end, next));
}

/** StoryRun is one comparison of two commits in one region. */
interface StoryRun {
  readonly branch: "main" | "release-1.4";
  readonly place: number;
  /** On the same branch. */
  readonly base: number;
  readonly ref: string;
  readonly where: Place;
  /** Of ln, for a run of its length. */
  readonly error: number;
}

/** Each push, each tenth commit at night once more over the day, each thirtieth against the release. */
function mainRuns(): readonly StoryRun[] {
  return Array.from({ length: STORY_COMMITS - 1 }, (_, i) => i + 1).flatMap((place) => {
    const bases = [
      { base: place - 1, ref: "main~1", error: 0.007 },
      ...(place % 10 === 0 ? [{ base: place - 10, ref: "main~10", error: 0.004 }] : []),
      ...(place % 15 === 0 && place > RELEASE.place
        ? [{ base: RELEASE.place, ref: RELEASE.ref, error: 0.004 }]
        : []),
    ];
    const there = PLACES.filter(({ from, until }) => place >= from && place < until);
    return there.flatMap((where) =>
      bases.map((base) => ({ branch: "main" as const, place, where, ...base })),
    );
  });
}

function releaseRuns(): readonly StoryRun[] {
  const [where] = PLACES;
  if (where === undefined) return [];
  return Array.from({ length: RELEASE_COMMITS }, (_, i) => ({
    ...{ branch: "release-1.4" as const, place: RELEASE.place + 1 + i, base: RELEASE.place + i },
    ...{ ref: "release-1.4~1", where, error: 0.007 },
  }));
}

function entryOf({ branch, place, base, ref, where, error }: StoryRun, end: Date, next: () => number): Entry {
  const isMain = branch === "main";
  const time = new Date(end.getTime() - LAST_MS - (STORY_COMMITS - 1 - place) * EVERY_MS);
  const later = new Date(time.getTime() + Math.round(1_200_000 * next()));
  const rows = isMain ? COURSES.filter(({ from, to }) => place >= from && base < to) : COURSES.slice(0, 7);
  const isSame = (course: Course): boolean => isMain && !isReached(course, base, place);
  const measured = rows.filter((course) => !isSame(course));
  const comparisons = measured.flatMap((course) => rowsOf({ course, base, place, error, isMain }, next));
  const made: Omit<Entry, "key"> = {
    source: "run",
    run: {
      id: String(7_000_000 + place * 10 + (isMain ? 0 : 5)),
      attempt: 1,
      job: `bench (${where.region})`,
    },
    region: where.region,
    branch,
    commit: {
      sha: shaOf(branch, place),
      parents: [shaOf(branch, place - 1)],
      authored: new Date(time.getTime() - 1_900_000).toISOString(),
      title: titleOf(place),
      pull: place % 3 === 0 ? 300 + place : undefined,
    },
    time: later.toISOString(),
    machine: {
      ...{ cpu: where.cpu, goos: "linux", goarch: where.goarch, gomaxprocs: 4 },
      go: place < GO_CHANGES_AT ? "go1.26.7" : "go1.26.8",
    },
    outcome: comparisons.some(({ verdict }) => verdict === "regression") ? "failed" : "passed",
    base: { sha: shaOf(branch, base), ref, how: "pairs" },
    checks: [{ name: "test", status: "passed", findings: 0, seconds: 12 }],
    tests: TESTS.map(({ pkg, test, ends }) => ({
      pkg,
      test,
      outcome: ends(place, where.region),
      seconds: 0.04,
    })),
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: rows.filter(isSame).map(({ benchmark }) => benchmark),
    comparisons,
    values: [],
    reach: { reached: measured.length, of: rows.length },
  };
  return { ...made, key: keyOf(made) };
}

/** The branch of the release begins with its commit. */
function shaOf(branch: StoryRun["branch"], place: number): string {
  const isShared = branch === "main" || place <= RELEASE.place;
  const number = (isShared ? place : 1_000 + place) + 1;
  return `${Math.imul(number, 2_654_435_761) >>> 0}`.padEnd(12, "7").concat(String(number).padStart(28, "0"));
}

/** Most commits do not touch a benchmark; those that change it do. */
function isReached({ steps, benchmark, from, to, breaksAt }: Course, base: number, place: number): boolean {
  for (let at = base + 1; at <= place; at++) {
    const isOwn = at === from || at === to || at === breaksAt || steps.some((step) => step.at === at);
    if (isOwn || (at + benchmark.name.length) % 3 === 0) return true;
  }
  return false;
}

interface RowWish {
  readonly course: Course;
  readonly base: number;
  readonly place: number;
  readonly error: number;
  readonly isMain: boolean;
}

function rowsOf(wish: RowWish, next: () => number): readonly EntryComparison[] {
  const { course, base, place } = wish;
  const { benchmark, bytes } = course;
  if (base < course.from) return [withoutNumbers(benchmark, "new", "the base does not have it")];
  if (place >= course.to) return [withoutNumbers(benchmark, "missing", "the head does not have it")];
  if (place === course.breaksAt)
    return [withoutNumbers(benchmark, "broken", "panic: index out of range [4]")];
  if (base === course.breaksAt) return [withoutNumbers(benchmark, "broken", "the base panics")];
  return [timeRow(wish, next), stillRow(benchmark, "B/op", bytes), stillRow(benchmark, "allocs/op", 3)];
}

const NOTHING = { orders: 4, reason: "", through: [], waived: undefined };

/** From here on the job would fail: 5 %, and sure of it. */
const THRESHOLD = Math.log(1.05);

function timeRow({ course, base, place, error, isMain }: RowWish, next: () => number): EntryComparison {
  const steps = isMain ? course.steps.filter(({ at }) => at > base && at <= place) : [];
  const level = (until: number): number =>
    course.steps.reduce((sum, { at, ln }) => (isMain && at <= until ? sum + ln : sum), 0);
  const ln = steps.reduce((sum, step) => sum + step.ln, 0) + error * normal(next);
  const machine = course.seconds * (0.85 + 0.3 * next());
  const from = machine * Math.exp(level(base));
  const worse = ln > THRESHOLD + 2 * error;
  const better = ln < -THRESHOLD - 2 * error;
  return {
    ...NOTHING,
    benchmark: course.benchmark,
    unit: "sec/op",
    verdict: worse ? "regression" : better ? "improvement" : "unchanged",
    ...{ base: from, head: from * Math.exp(ln), ln, error, df: 11, pairs: 12 },
    reason: worse ? "12 pairs, and all of them slower" : "",
    through: worse || better ? steps.map(({ through }) => `example.com/tokens/${through}`) : [],
  };
}

function stillRow(benchmark: Benchmark, unit: string, value: number): EntryComparison {
  const numbers = { base: value, head: value, ln: 0, error: 0, df: null, pairs: 12 };
  return { ...NOTHING, benchmark, unit, verdict: "unchanged", ...numbers };
}

function withoutNumbers(
  benchmark: Benchmark,
  verdict: EntryComparison["verdict"],
  reason: string,
): EntryComparison {
  const none = { base: null, head: null, ln: null, error: null, df: null, pairs: 0 };
  return { ...NOTHING, benchmark, unit: "sec/op", verdict, reason, ...none };
}

/** Numbers from 0 to before 1, the same for the same seed: a generator of Lehmer's kind, modulo 2³¹ − 1. */
function draw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Box and Muller's. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}
