// The page that is there: what the next build goes on from.

import { type BlocksFile, readBlocks } from "./format/blocks-file.ts";
import { type ClassMatrix, readClasses } from "./format/class-matrix.ts";
import { type PageCommit, readCommits } from "./format/commits-file.ts";
import { type EventsFile, readEvents } from "./format/events-file.ts";
import type { PageRole } from "./format/file-names.ts";
import type { PageIndex, PageSeries } from "./format/index-file.ts";
import { SEGMENT } from "./format/pieces.ts";
import { type PageRow, readRows } from "./format/rows-file.ts";
import { readRuns } from "./format/runs-file.ts";
import { isOfThisBuild, readState, type StateFile } from "./format/state-file.ts";
import { Broken } from "./format/table.ts";
import type { PageFolder } from "./page-folder.ts";
import { factsIn, type RunFacts } from "./run-facts.ts";

export interface EarlierPage {
  readonly index: PageIndex;
  readonly state: StateFile;
  readonly rows: readonly PageRow[];
  readonly events: EventsFile;
  readonly branches: ReadonlyMap<string, EarlierBranch>;
}

export interface EarlierBranch {
  readonly commits: readonly PageCommit[];
  /** Of the columns from `from` on, in their order, then in that of time. */
  readonly runs: readonly RunFacts[];
  readonly from: number;
  readonly series: ReadonlyMap<string, EarlierSeries>;
}

export interface EarlierSeries extends BlocksFile, Omit<PageSeries, "blocks"> {}

/** Stale is a page that cannot be gone on from: all is built anew. `why` is a clause. */
export class Stale extends Error {
  override readonly name = "Stale" as const;
}

/** Segments at the end of a branch in which later runs still change files: `newest` is their runs alone. */
const NEWEST = 2;

/** readEarlier throws Stale where a file of the page is damaged, or of another build. */
export async function readEarlier(
  folder: PageFolder,
  index: PageIndex,
  wanted: "all" | "newest",
): Promise<EarlierPage> {
  const reader = readerOf(folder);
  const { files } = index;
  const [state, rows, events] = await Promise.all([
    reader("state", files.state, readOwnState),
    reader("rows", files.rows, readRows),
    reader("events", files.events, readEvents),
  ]);
  const branches = new Map<string, EarlierBranch>();
  for (const branch of index.branches) branches.set(branch.name, await readBranch(reader, branch, wanted));
  return { index, state, rows, events, branches };
}

function readOwnState(json: string): StateFile | Broken {
  if (!isOfThisBuild(json)) throw new Stale("another version of go-steady made it");
  return readState(json);
}

type Reader = <T>(role: PageRole, hash: string, read: (text: string) => T | Broken) => Promise<T>;

/** readerOf reads files of the folder that are text. Throws Stale. */
export function readerOf(folder: Pick<PageFolder, "read">): Reader {
  return async (role, hash, read) => {
    const bytes = await folder.read(role, hash);
    const found = bytes instanceof Broken ? bytes : read(new TextDecoder().decode(bytes));
    if (found instanceof Broken) throw new Stale(`a file of ${role}: ${found.why}`);
    return found;
  };
}

/** readMatrix reads classes of the folder. Throws Stale. */
export async function readMatrix(folder: Pick<PageFolder, "read">, hash: string): Promise<ClassMatrix> {
  const bytes = await folder.read("classes", hash);
  const matrix = bytes instanceof Broken ? bytes : readClasses(bytes);
  if (matrix instanceof Broken) throw new Stale(`a file of classes: ${matrix.why}`);
  return matrix;
}

async function readBranch(
  reader: Reader,
  branch: PageIndex["branches"][number],
  wanted: "all" | "newest",
): Promise<EarlierBranch> {
  const first = wanted === "all" ? 0 : Math.max(0, branch.runs.length - NEWEST);
  const commits: PageCommit[] = [];
  for (const hash of branch.commits) commits.push(...(await reader("commits", hash, readCommits)).commits);
  const runs: RunFacts[] = [];
  for (const hash of branch.runs.slice(first))
    runs.push(...factsIn(await reader("runs", hash, readRuns), (column) => commits[column]));
  const series = new Map<string, EarlierSeries>();
  for (const { blocks, ...said } of branch.series)
    series.set(said.region, { ...said, ...(await reader("blocks", blocks, readBlocks)) });
  return { commits, runs, from: first * SEGMENT, series };
}
