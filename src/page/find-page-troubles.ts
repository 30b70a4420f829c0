// What is wrong with the tests of a branch, over its newest commits: the two newest segments for what is
// flaky or fails in one place alone, the newest 256 columns for what became slower.

import type { EntryClock, EntryTest, TestOutcome } from "../history/entry.ts";
import { createTestLogs, type TestLog, type TestName } from "../history/tests/outcomes.ts";
import { LEAST_SECONDS, slowerTests } from "../history/tests/slower.ts";
import { type Flaky, troublesOf } from "../history/tests/troubles.ts";
import type { CellPlace } from "./cell-columns.ts";
import { readMatrix } from "./earlier-page.ts";
import { CELL_CLASSES, codeOf } from "./format/cell-class.ts";
import { codeIn, formIn } from "./format/cell-form.ts";
import type { PageCommit } from "./format/commits-file.ts";
import { BLOCK, blockOf, type Piece, piecesOf, SEGMENT } from "./format/pieces.ts";
import { eachCell, openBlock } from "./format/row-cells.ts";
import type { PageRow } from "./format/rows-file.ts";
import type { PageSlowerTest, PageTrouble, TestsFile } from "./format/tests-file.ts";
import type { ValuesFile } from "./format/values-file.ts";
import type { PageFolder } from "./page-folder.ts";
import { runsIn, type SeriesRun } from "./series-wish.ts";
import { readBlock, type WrittenSeries } from "./write-series.ts";

/** TestedSeries is what the branch has in one region. */
export interface TestedSeries extends Pick<WrittenSeries, "classes" | "hashes"> {
  /** In the order of columns, then of time. */
  readonly runs: readonly SeriesRun[];
}

interface TroublesWish {
  readonly folder: Pick<PageFolder, "read">;
  readonly branch: string;
  readonly commits: readonly PageCommit[];
  readonly rows: readonly PageRow[];
  readonly series: readonly TestedSeries[];
}

/** Enough for twice twenty runs, also where only some commits are measured. */
const RECENT = 256;

/** findPageTroubles throws Stale where a file of the page is damaged. */
export async function findPageTroubles(wish: TroublesWish): Promise<TestsFile> {
  const { branch, commits, rows } = wish;
  const to = commits.length;
  const start = Math.max(0, (Math.ceil(to / SEGMENT) - 2) * SEGMENT);
  const numbers = new Map(
    rows.flatMap((row, i) => (row.kind === "test" ? [[testKey(row), i] as const] : [])),
  );
  const rowOf = (test: TestName): number => numbers.get(testKey(test)) ?? 0;
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));

  const failing = await logsOf(wish, await failingRows(wish, start), { from: start, to, least: 0 });
  const lasting = { from: Math.max(0, to - RECENT), to, least: LEAST_SECONDS };
  const timed = await logsOf(wish, [...numbers.values()], lasting);
  return {
    troubles: troublesOf(failing).map(
      ({ test, flaky, onlyIn, clocks }): PageTrouble => ({
        ...{ branch, row: rowOf(test), onlyIn, clocks },
        flaky: flaky === undefined ? null : pageFlakyOf(flaky, columns),
      }),
    ),
    slower: slowerTests(timed).map(
      ({ test, ...said }): PageSlowerTest => ({ branch, row: rowOf(test), ...said }),
    ),
  };
}

function testKey({ pkg, test }: TestName): string {
  return `${pkg}\n${test}`;
}

function pageFlakyOf({ commits, ...said }: Flaky, columns: ReadonlyMap<string, number>) {
  const found = commits.flatMap((sha) => columns.get(sha) ?? []);
  return { ...said, columns: found.toSorted((a, b) => a - b) };
}

/** Codes of what did not just pass. */
const FAILURES = (["failed", "flaky", "clock"] as const).map(codeOf);

/** Tests that did not always pass: of all others there is nothing to say. */
async function failingRows(wish: TroublesWish, start: number): Promise<readonly number[]> {
  const { folder, rows, series } = wish;
  const found = new Set<number>();
  for (const hash of series.flatMap(({ classes }) => classes.slice(start / SEGMENT)).filter(Boolean)) {
    const { codes, rows: height } = await readMatrix(folder, hash);
    for (const code of FAILURES)
      for (let i = codes.indexOf(code); i >= 0; i = codes.indexOf(code, i + 1)) found.add(i % height);
  }
  return [...found].filter((row) => rows[row]?.kind === "test").sort((a, b) => a - b);
}

interface Tests {
  readonly tests: EntryTest[];
  readonly clocks: Map<string, EntryClock["differs"][number][]>;
}

interface Asked extends Piece {
  /** Seconds: shorter runs are left out, of which there are many more. */
  readonly least: number;
}

/** What tests of some rows said in the runs of a range of columns. */
async function logsOf(
  wish: TroublesWish,
  rows: readonly number[],
  range: Asked,
): Promise<readonly TestLog[]> {
  const found = new Map<SeriesRun, Tests>();
  const blocks = new Set(rows.map(blockOf));
  const wanted = new Set(rows);
  for (const { hashes, runs } of wish.series)
    for (const block of blocks)
      for (const [i, piece] of piecesOf(wish.commits.length, block).entries()) {
        const hash = hashes[block]?.[i] ?? "";
        if (hash === "" || piece.to <= range.from) continue;
        const own = runsIn(runs, piece);
        const taking = { found, own, range, testOf, first: block * BLOCK };
        takeTests(openBlock(await readBlock(wish.folder, hash)), taking);
      }
  const logs = createTestLogs();
  for (const [{ facts }, { tests, clocks }] of found) {
    // A clock's name stands for the clock: nothing else of it is asked for.
    const named = facts.clocks.map((name) => ({ clock: { zone: name }, differs: clocks.get(name) ?? [] }));
    logs.add({ ...facts, tests, clocks: named });
  }
  return [...logs.finish()];

  function testOf(row: number): TestName | undefined {
    const found = wish.rows[row];
    return found?.kind === "test" && wanted.has(row) ? found : undefined;
  }
}

interface Taking {
  readonly found: Map<SeriesRun, Tests>;
  /** All runs of the piece. */
  readonly own: readonly SeriesRun[];
  readonly range: Asked;
  readonly testOf: (row: number) => TestName | undefined;
  readonly first: number;
}

function takeTests(block: ReturnType<typeof openBlock>, { found, own, range, testOf, first }: Taking): void {
  const testsOf = (run: number): Tests | undefined => {
    const of = own[run];
    if (of === undefined || of.column < range.from) return undefined;
    const tests = found.get(of) ?? { tests: [], clocks: new Map() };
    found.set(of, tests);
    return tests;
  };
  for (let row = 0; row < BLOCK; row++) {
    const test = testOf(first + row);
    if (test === undefined) continue;
    const { pkg, test: name } = test;
    eachCell(block, row, (cell, run, at) => {
      const outcome = OUTCOMES[codeIn(cell)];
      const seconds = secondsIn(block.file, cell, at);
      if (outcome !== undefined && seconds >= range.least)
        testsOf(run)?.tests.push({ pkg, test: name, outcome, seconds });
    });
  }
  for (const { row, run, clock } of block.file.clocks) {
    const [test, tests] = [testOf(first + row), testsOf(run)];
    if (test === undefined || tests === undefined) continue;
    const failed = { pkg: test.pkg, test: test.test, outcome: "failed" as const };
    tests.clocks.set(clock, [...(tests.clocks.get(clock) ?? []), failed]);
  }
}

/** 0 for what has none. */
function secondsIn({ value }: ValuesFile, cell: number, at: CellPlace): number {
  return (formIn(cell) === "seconds" && value[at.value]) || 0;
}

/** With UTC, now; by code. */
const OUTCOMES: readonly (TestOutcome | undefined)[] = CELL_CLASSES.map((name) => {
  switch (name) {
    case "passed":
    case "clock":
      return "passed";
    case "failed":
    case "flaky":
    case "skipped":
      return name;
    default:
      return undefined;
  }
});
