// Runs of new commits make lines longer at their ends, and change nothing else of them. So the new runs alone
// say what is added, and those of old segments need not be known.
//
// Where a commit stands follows from the first run that was about it, from its first parent, and from what
// it was compared with (history/ladder/line.ts). What is new is about commits that nobody knew, after all
// others, or tells of one what is known of it, in another region: then all that were there stay where they
// are, and the others come behind.

import { compareTexts } from "../model/text-order.ts";
import type { EarlierBranch } from "./earlier-page.ts";
import type { PageCommit } from "./format/commits-file.ts";
import type { StateFile } from "./format/state-file.ts";
import { type Line, lineUp, mainFirst, runsOn } from "./line-up.ts";
import { inTime, type RunFacts } from "./run-facts.ts";

interface Earlier {
  readonly state: Pick<StateFile, "leftOut" | "newest" | "beside">;
  readonly branches: ReadonlyMap<string, Pick<EarlierBranch, "commits" | "runs" | "from">>;
}

/** growLines is undefined where something else may be another one now: then all runs have to be lined up. */
export function growLines(earlier: Earlier, fresh: readonly RunFacts[]): readonly Line[] | undefined {
  const { state, branches } = earlier;
  const known = knownOf(earlier);
  if (state.leftOut.length > 0 || !fresh.every((run) => leavesAsTheyAre(run, known))) return undefined;
  const added = new Map(lineUp(fresh).map(({ branch, commits }) => [branch, commits]));
  for (const [branch, commits] of added) if (!isBehind(commits, branch, known)) return undefined;
  return mainFirst(newestOf(state.newest, fresh)).map((branch) => {
    const { commits: old = [], runs = [] } = branches.get(branch) ?? {};
    const commits = [...old, ...(added.get(branch) ?? []).filter(({ sha }) => !known.commits.has(sha))];
    return { branch, commits, runs: runsOn(commits, [...runs, ...fresh].sort(inTime)) };
  });
}

/** newestRun is when the newest run of the page began; "" where there is none. */
export function newestRun({ newest }: Pick<StateFile, "newest">): string {
  return newest.reduce((last, { time }) => (time > last ? time : last), "");
}

/** endsOf is what growLines has to know of these lines the next time. */
export function endsOf(
  lines: readonly Line[],
  earlier: Pick<StateFile, "newest" | "beside"> | undefined,
): Pick<StateFile, "newest" | "beside"> {
  const runs = lines.flatMap((line) => line.runs.map(({ facts }) => facts));
  const beside = new Set([...(earlier?.beside ?? []), ...runs.flatMap(({ base }) => base?.sha ?? [])]);
  for (const { commits } of lines) for (const { sha } of commits) beside.delete(sha);
  return {
    newest: [...newestOf(earlier?.newest ?? [], runs)]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([branch, time]) => ({ branch, time })),
    beside: [...beside].sort(compareTexts),
  };
}

/** By branch. */
function newestOf(known: StateFile["newest"], runs: readonly RunFacts[]): ReadonlyMap<string, string> {
  const newest = new Map(known.map(({ branch, time }) => [branch, time]));
  for (const { branch, time } of runs) if (time > (newest.get(branch) ?? "")) newest.set(branch, time);
  return newest;
}

interface Known {
  /** By hash: commits of all lines. */
  readonly commits: ReadonlyMap<string, PageCommit>;
  /** Hashes of their first parents, which may be on no line. */
  readonly parents: ReadonlySet<string>;
  /** Hashes of commits that others were compared with, and that are on no line. */
  readonly beside: ReadonlySet<string>;
  /** By branch: of each commit the column, and the first column whose runs are known. */
  readonly lines: ReadonlyMap<string, KnownLine>;
  /** What the newest runs compared. */
  readonly compared: ReadonlySet<string>;
  /** When the newest of all runs began. */
  readonly newest: string;
}

interface KnownLine {
  readonly columns: ReadonlyMap<string, number>;
  readonly from: number;
}

function knownOf({ branches, state }: Earlier): Known {
  const all = [...branches.values()].flatMap(({ commits }) => commits);
  const runs = [...branches.values()].flatMap((branch) => branch.runs);
  const lines = [...branches].map(([branch, { commits, from }]): readonly [string, KnownLine] => [
    branch,
    { columns: new Map(commits.map(({ sha }, column) => [sha, column])), from },
  ]);
  return {
    commits: new Map(all.map((commit) => [commit.sha, commit])),
    parents: new Set(all.map(({ parent }) => parent)),
    beside: new Set(state.beside),
    lines: new Map(lines),
    compared: new Set(runs.flatMap(comparisonOf)),
    newest: newestRun(state),
  };
}

/** What a graph has an edge for. */
function comparisonOf({ commit, base }: RunFacts): readonly string[] {
  return base?.how === "pairs" && base.sha !== commit.sha ? [`${base.sha} ${commit.sha}`] : [];
}

/** Nothing that was known is another one by this run. */
function leavesAsTheyAre(run: RunFacts, known: Known): boolean {
  const { sha } = run.commit;
  const base = run.base?.sha ?? "";
  if (!known.commits.has(base) && known.parents.has(base) && base !== "") return false;
  const commit = known.commits.get(sha);
  return commit === undefined
    ? run.time > known.newest && !known.parents.has(sha) && !known.beside.has(sha)
    : isToldAgain(run, commit, known);
}

/** A commit that is known is measured again, or in another region, and compared as it was. */
function isToldAgain(run: RunFacts, commit: PageCommit, known: Known): boolean {
  const { sha } = commit;
  const isSeen = ({ measured }: Pick<PageCommit, "measured"> = { measured: "" }): boolean =>
    measured !== "" && measured <= run.time;
  const lines = [...known.lines.values()];
  return (
    isSeen(commit) &&
    saysTheSame(run.commit, commit) &&
    comparisonOf(run).every(
      (each) => known.compared.has(each) && isSeen(known.commits.get(run.base?.sha ?? "")),
    ) &&
    known.lines.get(run.branch)?.columns.has(sha) === true &&
    lines.every(({ columns, from }) => (columns.get(sha) ?? from) >= from)
  );
}

/** What is not told changes nothing. */
function saysTheSame(told: RunFacts["commit"], commit: PageCommit): boolean {
  const { title, authored, pull, parents } = told;
  return (
    (title === "" || title === commit.title) &&
    (authored === "" || authored === commit.authored) &&
    (pull === undefined || pull === commit.pull) &&
    (parents.length === 0 || parents[0] === commit.parent)
  );
}

/** What the new runs line up goes on from the end of the line, and leads to no other known commits. */
function isBehind(added: readonly PageCommit[], branch: string, known: Known): boolean {
  const line = known.lines.get(branch)?.columns;
  const own = new Set(added.map(({ sha }) => sha));
  const isKnown = (sha: string): boolean => known.commits.has(sha) || known.beside.has(sha);
  return added.every(({ sha, parent }) => {
    if (line?.has(sha) === true) return true;
    const isNew = !isKnown(sha) && !known.parents.has(sha);
    return isNew && (own.has(parent) || line?.has(parent) === true || !isKnown(parent));
  });
}
