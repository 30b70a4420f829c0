// Building a page: what is new in the history is added to what the folder has. Where that cannot be, since
// the line of a branch is another one now or something is gone, all is built anew from the whole history.

import type { OpenHistory } from "../history/keep/open-history.ts";
import { isLate, lateText } from "../history/late-run.ts";
import type { Settings } from "../model/settings.ts";
import { cutText, visibleLine } from "../model/visible.ts";
import { shortHash } from "../ports/files/digest.ts";
import { badgeFile, badgeOf, badgeSvg } from "./badge.ts";
import { type EarlierPage, Stale } from "./earlier-page.ts";
import { writeEvents } from "./format/events-file.ts";
import { PAGE_SCHEMA, type PageIndex, writeIndex } from "./format/index-file.ts";
import type { PageRow } from "./format/rows-file.ts";
import { writeRows } from "./format/rows-file.ts";
import { BUILD, type StateFile, writeState } from "./format/state-file.ts";
import { writeTests } from "./format/tests-file.ts";
import { endsOf } from "./grow-lines.ts";
import type { Line } from "./line-up.ts";
import { type LinedUp, readAdded, readAll, shownOf } from "./lined-up.ts";
import { overviewOf, regionsOf } from "./overview.ts";
import { INDEX, type PageFolder } from "./page-folder.ts";
import { openRowBook, type PlacedRun, type RowBook } from "./place-runs.ts";
import { type Program, putProgram } from "./program.ts";
import type { PageFilter, ReadNew } from "./read-new.ts";
import { removeStale } from "./remove-stale.ts";
import { inTime } from "./run-facts.ts";
import { type WrittenBranch, writeBranch } from "./write-branch.ts";

export interface PageWish {
  readonly folder: PageFolder;
  readonly history: OpenHistory;
  readonly filter: PageFilter;
  /** What accepts events besides waivers that the runs knew. */
  readonly settings: Pick<Settings, "waivers"> | undefined;
  readonly links: PageIndex["links"];
  /** What shows the data; undefined to write the data alone. */
  readonly program: Program | undefined;
  /** Of go-steady. */
  readonly version: string;
  readonly now: Date;
}

export interface BuiltPage {
  readonly index: PageIndex;
  /** Runs that were new. */
  readonly added: number;
  /** Why all was built anew, though there was a page: a clause. */
  readonly anew: string | undefined;
  readonly doubts: readonly string[];
}

/** buildPage writes index.json last. Throws UsageError for a branch that no entry has. */
export async function buildPage(wish: PageWish): Promise<BuiltPage> {
  const { index } = wish.folder;
  if (index === undefined) return build(wish, await readAll(wish), undefined);
  try {
    return await build(wish, await readAdded(wish, index), undefined);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return build(wish, await readAll(wish), error.message);
  }
}

async function build(wish: PageWish, linedUp: LinedUp, anew: string | undefined): Promise<BuiltPage> {
  const { folder } = wish;
  const { earlier, read } = linedUp;
  const { lines, leftOut } = shownOf(linedUp);
  const book = openRowBook(knownRows(earlier), read.collector);
  const placed = placeAll(read, book);
  const rows = book.rows();
  const branches: WrittenBranch[] = [];
  for (const line of lines)
    branches.push(await writeBranch({ folder, earlier, line, rows, placed, settings: wish.settings }));
  const doubts = [...read.doubts, ...lateRuns(lines, wish.now), ...leftOutText(leftOut)];
  const index = await writeFiles(wish, {
    branches,
    lines,
    rows,
    doubts,
    state: stateOf(wish, { read, book, leftOut, ends: endsOf(lines, earlier?.state) }),
  });
  return { index, added: read.fresh.length, anew, doubts };
}

function knownRows(earlier: EarlierPage | undefined) {
  const alive = earlier?.state.alive.map(({ branch, rows }) => [branch, unfold(rows)] as const);
  return { rows: earlier?.rows ?? [], alive: new Map(alive) };
}

function placeAll({ takeRuns }: ReadNew, book: RowBook): ReadonlyMap<string, PlacedRun> {
  const latestFirst = takeRuns().sort((a, b) => inTime(b.facts, a.facts));
  const placed = new Map<string, PlacedRun>();
  for (let run = latestFirst.pop(); run !== undefined; run = latestFirst.pop())
    placed.set(run.facts.key, book.place(run));
  return placed;
}

function lateRuns(lines: readonly Line[], now: Date): readonly string[] {
  const runs = lines.flatMap((line) => line.runs.map(({ facts }) => facts));
  return runs.filter((facts) => isLate(facts, now)).map(lateText);
}

const MOST_NAMED = 100;

function leftOutText(branches: readonly string[]): readonly string[] {
  if (branches.length === 0) return [];
  const named = cutText(visibleLine(branches.join(", ")), MOST_NAMED);
  return [`${branches.length} branches are left out, since others are newer: ${named}`];
}

interface StateParts {
  readonly read: ReadNew;
  readonly book: RowBook;
  readonly leftOut: readonly string[];
  readonly ends: ReturnType<typeof endsOf>;
}

function stateOf({ filter }: PageWish, { read, book, leftOut, ends }: StateParts): StateFile {
  const { branch, since } = filter;
  return {
    build: BUILD,
    ...(branch === undefined ? {} : { branch }),
    ...(since === undefined ? {} : { since }),
    packs: read.packs,
    loose: read.loose,
    alive: [...book.alive()]
      .filter(([name]) => !leftOut.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, rows]) => ({ branch: name, rows: fold(rows) })),
    leftOut,
    ...(leftOut.length === 0 ? ends : { newest: [], beside: [] }),
  };
}

/** Ascending numbers as first ones and lengths, in turns. */
function fold(numbers: readonly number[]): readonly number[] {
  const runs: number[] = [];
  for (const number of numbers) {
    const [first = 0, length = 0] = runs.slice(-2);
    if (runs.length > 0 && number === first + length) runs[runs.length - 1] = length + 1;
    else runs.push(number, 1);
  }
  return runs;
}

function unfold(runs: readonly number[]): readonly number[] {
  return runs.flatMap((first, i) =>
    i % 2 === 0 ? Array.from({ length: runs[i + 1] ?? 0 }, (_, k) => first + k) : [],
  );
}

interface Written {
  readonly branches: readonly WrittenBranch[];
  readonly lines: readonly Line[];
  readonly rows: readonly PageRow[];
  readonly doubts: readonly string[];
  readonly state: StateFile;
}

async function writeFiles(wish: PageWish, written: Written): Promise<PageIndex> {
  const { folder, history, links, program, version, now } = wish;
  const { branches, lines, rows, doubts, state } = written;
  const events = branches.flatMap((branch) => branch.events);
  const troubles = branches.flatMap((branch) => branch.troubles);
  const commits = new Map(lines.map((line) => [line.branch, line.commits]));
  const index: PageIndex = {
    schema: PAGE_SCHEMA,
    made: now.toISOString(),
    version,
    history: history.name,
    links,
    branches: branches.map(({ branch }) => branch),
    regions: regionsOf(branches.map(({ branch }) => branch)),
    files: {
      rows: await folder.write("rows", writeRows(rows)),
      events: await folder.write(
        "events",
        writeEvents({ events, doubts: branches.flatMap((b) => b.doubts) }),
      ),
      tests: await folder.write("tests", writeTests({ troubles, slower: branches.flatMap((b) => b.slower) })),
      state: await folder.write("state", writeState(state)),
    },
    overview: overviewOf({
      ...{ events, troubles, doubts, failing: branches.flatMap(({ failing }) => failing) },
      commitAt: (branch, column) => commits.get(branch)?.[column],
    }),
  };
  await writeBadges(folder, index);
  const parts = program === undefined ? undefined : await putProgram(folder, program);
  await folder.put(INDEX, writeIndex(index));
  const values = branches.flatMap((branch) => branch.values);
  await removeStale(folder, { index, values, program: parts });
  return index;
}

async function writeBadges(folder: PageFolder, { branches, made }: PageIndex): Promise<void> {
  const now = Date.parse(made);
  await folder.put("badge.svg", badgeSvg("", badgeOf(branches[0], now)));
  for (const branch of branches)
    await folder.put(
      badgeFile(branch.name, (text) => shortHash(8, text)),
      badgeSvg(branch.name, badgeOf(branch, now)),
    );
}
