// All that a page has of one branch: its columns, its series with their values, its events and troubles.

import type { Settings } from "../model/settings.ts";
import { type EarlierPage, type EarlierSeries, readMatrix, Stale } from "./earlier-page.ts";
import { acknowledge, findPageEvents } from "./find-page-events.ts";
import { findPageTroubles } from "./find-page-troubles.ts";
import { type CommitsFile, type PageCommit, writeCommits } from "./format/commits-file.ts";
import type { EventsFile } from "./format/events-file.ts";
import type { PageBranch, PageIndex, PageSeries } from "./format/index-file.ts";
import { type Piece, SEGMENT, segmentsOf } from "./format/pieces.ts";
import type { PageRow } from "./format/rows-file.ts";
import { writeRuns } from "./format/runs-file.ts";
import type { TestsFile } from "./format/tests-file.ts";
import type { Line, LineRun } from "./line-up.ts";
import { countEvents, failingRows } from "./overview.ts";
import type { PageFolder } from "./page-folder.ts";
import type { PlacedRun } from "./place-runs.ts";
import { pageRunOf } from "./run-facts.ts";
import type { SeriesRun } from "./series-wish.ts";
import { type WrittenSeries, writeSeries } from "./write-series.ts";

export interface BranchWish {
  readonly folder: Pick<PageFolder, "read" | "write">;
  readonly earlier: EarlierPage | undefined;
  readonly line: Line;
  readonly rows: readonly PageRow[];
  /** Runs that are new, by their keys. */
  readonly placed: ReadonlyMap<string, PlacedRun>;
  readonly settings: Pick<Settings, "waivers"> | undefined;
}

export interface WrittenBranch extends EventsFile, TestsFile {
  readonly branch: PageBranch;
  /** Hashes of its files of values. */
  readonly values: readonly string[];
  readonly failing: PageIndex["overview"]["failing"];
}

/** writeBranch throws Stale where a file of the earlier page is damaged. */
export async function writeBranch(wish: BranchWish): Promise<WrittenBranch> {
  const { folder, earlier, line, rows } = wish;
  const { branch: name, commits, runs } = line;
  const known = new Set(earlier?.branches.get(name)?.runs.map(({ key }) => key));
  const parts: SeriesPart[] = [];
  const before = [...(earlier?.branches.get(name)?.series.keys() ?? [])];
  for (const region of [...new Set([...before, ...regionsOf(runs)])].sort())
    parts.push(await writePart(wish, region, known));
  const troubles = await findPageTroubles({ folder, branch: name, commits, rows, series: parts });
  const segments = await writeSegments(wish, known);
  const branch: PageBranch = {
    name,
    columns: commits.length,
    commits: segments.map((segment) => segment.commits),
    runs: segments.map((segment) => segment.runs),
    series: parts.map(({ series }) => series),
  };
  return {
    branch,
    values: parts.flatMap(({ hashes }) => hashes.flat().filter(Boolean)),
    events: parts.flatMap(({ events }) => events),
    doubts: parts.flatMap(({ doubts }) => doubts),
    ...troubles,
    failing: parts.flatMap(({ failing }) => failing),
  };
}

/** Commits and runs of the line. A segment without a new run stays: runs alone say what commits are. */
function writeSegments({ folder, earlier, line }: BranchWish, known: ReadonlySet<string>) {
  const before = earlier?.index.branches.find(({ name }) => name === line.branch);
  const fresh = line.runs.filter(({ facts }) => !known.has(facts.key)).map(({ column }) => column);
  return Promise.all(
    segmentsOf(line.commits.length).map(async (piece, i) => {
      const isSame = before !== undefined && piece.to <= before.columns && !fresh.some(isIn(piece));
      return {
        commits: (isSame && before.commits[i]) || (await folder.write("commits", commitsText(line, piece))),
        runs: (isSame && before.runs[i]) || (await folder.write("runs", runsText(line.runs, piece))),
      };
    }),
  );
}

function isIn({ from, to }: Piece): (column: number) => boolean {
  return (column) => column >= from && column < to;
}

function regionsOf(runs: readonly LineRun[]): readonly string[] {
  return [...new Set(runs.map(({ facts }) => facts.region))].sort();
}

interface SeriesPart extends EventsFile, Pick<WrittenSeries, "classes" | "hashes"> {
  readonly series: PageSeries;
  readonly runs: readonly SeriesRun[];
  readonly failing: WrittenBranch["failing"];
}

/** `known`: keys of the runs that the earlier page has. */
async function writePart(wish: BranchWish, region: string, known: ReadonlySet<string>): Promise<SeriesPart> {
  const { folder, earlier, line, rows, placed, settings } = wish;
  const { branch, commits } = line;
  const before = earlier?.branches.get(branch);
  const oldColumns = before?.commits.length ?? 0;
  const runs = line.runs
    .filter(({ facts }) => facts.region === region)
    .map((run): SeriesRun => {
      const { key, branch: other } = run.facts;
      if (known.has(key)) return { ...run, placed: undefined };
      const fresh = placed.get(key);
      if (fresh === undefined) throw new Stale(`a run of ${other} is on the line of ${branch} now`);
      return { ...run, placed: fresh };
    });
  const written = await writeSeries({
    ...{ folder, earlier: before?.series.get(region), oldColumns, runs },
    ...{ columns: commits.length, rows: rows.length },
  });
  const own = <T extends { readonly branch: string; readonly region: string }>(all: readonly T[] = []) =>
    all.filter((each) => each.branch === branch && each.region === region);
  const found = await findPageEvents({
    ...{ folder, branch, region, commits, oldColumns, rows, runs, hashes: written.hashes },
    earlier: { events: own(earlier?.events.events), doubts: own(earlier?.events.doubts) },
  });
  const events = acknowledge(found.events, settings, { rows, commits });
  const counts = countEvents(events);
  const series = seriesOf({ region, runs, written, counts, before: before?.series.get(region) });
  const failing = await failingIn(wish, series);
  return { ...written, ...{ series, runs, events, doubts: found.doubts, failing } };
}

interface SeriesFacts extends Pick<PageSeries, "region"> {
  /** All, or the newest of the earlier page and the new ones. */
  readonly runs: readonly SeriesRun[];
  readonly written: WrittenSeries;
  readonly counts: Pick<PageSeries, "worse" | "better" | "acknowledged">;
  readonly before: EarlierSeries | undefined;
}

function seriesOf({ region, runs, written, counts, before }: SeriesFacts): PageSeries {
  const { column: newest = 0, facts } = runs.at(-1) ?? {};
  const { time, outcome } = facts ?? { time: "", outcome: "unmeasured" as const };
  return {
    region,
    commits: (before?.commits ?? 0) + newColumns(runs),
    ...(before !== undefined && facts === undefined
      ? { newest: before.newest, time: before.time, outcome: before.outcome }
      : { newest, time, outcome }),
    classes: written.classes,
    blocks: written.blocks,
    ...counts,
  };
}

/** How many commits are measured that were not. */
function newColumns(runs: readonly SeriesRun[]): number {
  const [known, fresh] = [new Set<number>(), new Set<number>()];
  for (const { column, placed } of runs) (placed === undefined ? known : fresh).add(column);
  return [...fresh].filter((column) => !known.has(column)).length;
}

async function failingIn(
  { folder, rows, line }: BranchWish,
  series: PageSeries,
): Promise<WrittenBranch["failing"]> {
  const hash = series.classes[Math.floor(series.newest / SEGMENT)] ?? "";
  if (hash === "") return [];
  const matrix = await readMatrix(folder, hash);
  const { branch } = line;
  return failingRows(rows, series, matrix).map((row) => ({ branch, region: series.region, row }));
}

function commitsText({ commits, runs }: Line, { from, to }: Piece): string {
  const own = commits.slice(from, to);
  const inPiece = runs.filter(({ column }) => column >= from && column < to);
  const go = [...new Set(inPiece.map(({ facts }) => facts.machine.go))].sort();
  return writeCommits({
    commits: own,
    go,
    regions: regionsOf(inPiece).map((region) => regionColumns(region, { own, inPiece, go, from })),
  });
}

interface RegionColumns {
  readonly own: readonly PageCommit[];
  readonly inPiece: readonly LineRun[];
  readonly go: readonly string[];
  readonly from: number;
}

/** Of several runs of a commit in a region the last one counts. */
function regionColumns(
  region: string,
  { own, inPiece, go, from }: RegionColumns,
): CommitsFile["regions"][number] {
  const newest = new Map(
    inPiece.flatMap(({ facts, column }) =>
      facts.region === region ? [[column - from, facts] as const] : [],
    ),
  );
  return {
    region,
    go: own.map((_, i) => go.indexOf(newest.get(i)?.machine.go ?? "") + 1),
    outcome: own.map((_, i) => newest.get(i)?.outcome ?? ""),
  };
}

function runsText(runs: readonly LineRun[], { from, to }: Piece): string {
  const inPiece = runs.filter(({ column }) => column >= from && column < to);
  const machines = new Map(inPiece.map(({ facts: { machine } }) => [JSON.stringify(machine), machine]));
  const keys = [...machines.keys()];
  const named = inPiece.flatMap(({ facts: { sameTests, crashedTests } }) => [...sameTests, ...crashedTests]);
  const packages = [...new Set(named)].sort();
  const packageOf = indexed(packages);
  return writeRuns({
    runs: inPiece.map(({ facts, column }) => {
      const machine = keys.indexOf(JSON.stringify(facts.machine));
      return pageRunOf(facts, column, { machine, packageOf });
    }),
    machines: [...machines.values()],
    ...(packages.length === 0 ? {} : { packages }),
  });
}

function indexed(words: readonly string[]): (word: string) => number {
  const numbers = new Map(words.map((word, i) => [word, i]));
  return (word) => numbers.get(word) ?? -1;
}
