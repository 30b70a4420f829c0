// Publishing: the reports of a run become entries of a history.

import { join, resolve } from "node:path";
import { withoutPasswords } from "../model/address.ts";
import { isCommitHash, shortCommit } from "../model/commit-hash.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { shortHash } from "../ports/files/digest.ts";
import { openScratchFolder } from "../ports/files/scratch-folder.ts";
import { remoteAddress } from "../ports/git/remote-address.ts";
import { openRemoteBranch } from "../ports/git/remote-branch.ts";
import { sleepSeconds } from "../ports/sleep.ts";
import { commitFacts } from "./commit-facts.ts";
import type { Entry, EntryCommit, RunIdentity } from "./entry.ts";
import { entryOfReport } from "./entry-of-report.ts";
import { grouped } from "./grouped.ts";
import { type Added, addEntries } from "./keep/add-entries.ts";
import { openBranchPlace } from "./keep/branch-place.ts";
import { openFolderPlace } from "./keep/folder-place.ts";
import type { Patience } from "./keep/insist.ts";
import type { HistoryWorld } from "./keep/open-history.ts";
import { PACK_LIMIT, packEntries } from "./keep/pack-entries.ts";
import type { Place } from "./keep/place.ts";
import type { Where } from "./keep/where.ts";
import { knownCommits } from "./known-commits.ts";
import { isLate } from "./late-run.ts";

export interface PublishWorld extends HistoryWorld {
  readonly now: () => number;
  readonly random: () => number;
  readonly warn: (text: string) => void;
}

export interface HistoryPlace {
  readonly where: Where;
  /** Of the history: a name of a remote, or an address. */
  readonly remote: string;
}

export interface Publication extends HistoryPlace {
  /** With the job that made it, for people. */
  readonly reports: readonly { readonly report: Report; readonly job: string }[];
  readonly run: Pick<RunIdentity, "id" | "attempt">;
  /** Stronger than what a report says; undefined to take that. */
  readonly region: string | undefined;
  readonly branch: string;
  /** Where the commits are: a name of a remote, or an address. */
  readonly code: string;
}

export interface Published extends Added {
  /** For sentences. */
  readonly name: string;
}

/** With less than this the marker and the page for people come, and no entry. */
const NAMES_ALONE = 2048;

/** publishReports throws SteadyError when an entry cannot be written, or a report is not for a history. */
export async function publishReports(world: PublishWorld, publication: Publication): Promise<Published> {
  const { reports, run, region, branch } = publication;
  for (const { report } of reports) checkPublishable(report);
  const commits = await commitsOf(world, publication);
  const entries = reports.map(({ report, job }) =>
    entryOfReport(report, {
      run: { ...run, job },
      region: region ?? report.region ?? "",
      branch,
      commit: commits.get(report.head.sha) ?? commitFacts(report.head.sha, undefined),
    }),
  );
  for (const text of doubtsOf(entries, world.date())) world.warn(text);
  return addToHistory(world, publication, entries);
}

/** addToHistory throws SteadyError when the entries cannot be written. */
export async function addToHistory(
  world: PublishWorld,
  where: HistoryPlace,
  entries: readonly Entry[],
): Promise<Published> {
  await using place = await openPlace(world, where, NAMES_ALONE);
  return { name: place.name, ...(await addEntries(place, entries, patienceOf(world))) };
}

/** packHistory is how many entries were packed. Throws SteadyError. */
export async function packHistory(world: PublishWorld, where: HistoryPlace): Promise<number> {
  await using place = await openPlace(world, where, PACK_LIMIT);
  return await packEntries(place, world.date(), patienceOf(world)); // else the place would go first
}

function patienceOf({ now, random, warn }: PublishWorld): Patience {
  return { now, random, warn, sleep: sleepSeconds };
}

async function openPlace(
  world: PublishWorld,
  { where, remote }: HistoryPlace,
  limit: number,
): Promise<Place> {
  const mark = shortHash(12, String(world.random()), String(world.now()));
  if (where.kind === "folder") return openFolderPlace(resolve(world.cwd, where.dir), mark);
  const address = await remoteAddress(world, world.cwd, { remote, writes: true });
  return openBranchPlace({
    ...{ ...world, ...address, branch: where.branch, limit },
    remote: withoutPasswords(remote),
  });
}

/** What a pull request measured is not what the branch is; uncommitted changes are no commit. */
function checkPublishable({ head, pullRequest }: Report): void {
  if (pullRequest !== undefined)
    throw new UsageError(
      `the report is of pull request ${pullRequest.number}: its commit is not on the branch, and its code may have written anything into it`,
      "publish what a push to the branch, a schedule or a release measured",
    );
  if (!isCommitHash(head.sha))
    throw new UsageError(
      `the report is of no commit: ${JSON.stringify(head.ref)}`,
      "publish what go-steady run measured (go-steady compare compares files); files of older runs come in by go-steady history import",
    );
  if (head.dirty)
    throw new UsageError(
      `the report is of ${shortCommit(head.sha)} with uncommitted changes, which no commit has`,
      "commit them, and measure again",
    );
}

/** From the repository around the folder, else from the remote. */
async function commitsOf(
  world: PublishWorld,
  { reports, code }: Publication,
): Promise<ReadonlyMap<string, EntryCommit>> {
  const hashes = new Set(reports.map(({ report }) => report.head.sha));
  const found = new Map(await knownCommits(world, hashes));
  const missing = [...hashes].filter((sha) => !found.has(sha));
  if (missing.length === 0) return found;
  for (const [sha, text] of await fetchCommits(world, code, missing)) found.set(sha, commitFacts(sha, text));
  return found;
}

/** A commit that cannot be had is told, and no failure: what was measured holds without its parents. */
async function fetchCommits(world: PublishWorld, remote: string, hashes: readonly string[]) {
  const address = await remoteAddress(world, world.cwd, { remote, writes: false });
  await using folder = await openScratchFolder(world.temporary);
  const dir = join(folder.path, "commits");
  const branch = await openRemoteBranch({ ...world, ...address, branch: "", dir, filter: undefined });
  const found = new Map<string, string>();
  for (const sha of hashes) {
    const text = await branch.commitText(sha);
    if (text === undefined)
      world.warn(
        `${shortCommit(sha)} cannot be fetched from ${withoutPasswords(address.url)}: the entry has no parents, author's time and title`,
      );
    else found.set(sha, text);
  }
  return found;
}

function doubtsOf(entries: readonly Entry[], now: Date): readonly string[] {
  const late = entries.filter((entry) => isLate(entry, now));
  return [
    ...late.map(
      ({ time }) =>
        `the report was made at ${time}, which is not yet: the clock of the machine that measured, or of this one, is wrong`,
    ),
    ...alike(entries),
  ];
}

/** Two jobs that nothing tells apart in a history. */
function alike(entries: readonly Entry[]): readonly string[] {
  return grouped(entries, placeOf).flatMap((group) => {
    if (group.length === 1) return [];
    const { region } = group[0];
    const named = region === "" ? "no region" : `the region ${JSON.stringify(region)}`;
    const jobs = group.map(({ run }) => run.job).join(", ");
    return [
      `${group.length} jobs of this run have ${named} (${jobs}): all are kept, and nothing tells them apart; give each a region of its own`,
    ];
  });
}

function placeOf({ machine, region, commit, base }: Entry): string {
  const { goos, goarch, go, gomaxprocs } = machine;
  return JSON.stringify([region, commit.sha, base?.sha, goos, goarch, go, gomaxprocs]);
}
