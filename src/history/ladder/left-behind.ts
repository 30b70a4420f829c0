// Commits that were on a branch and are not any more, as after a push with force. They stay in the history,
// with what was compared with them, and it is told.

import { shortCommit } from "../../model/commit-hash.ts";
import { cutList } from "../../model/visible.ts";
import type { Graph } from "./graph.ts";
import { lineOf } from "./line.ts";

/** In a sentence. */
const MOST_NAMED = 3;

/** leftBehind is a sentence about them without a full stop; undefined where there are none. */
export function leftBehind(graph: Graph, branch: string): string | undefined {
  const { commits } = graph;
  const number = new Map(commits.map(({ sha }, i) => [sha, i]));
  const parentsOf = (commit: number) =>
    (commits[commit]?.parents ?? []).flatMap((sha) => number.get(sha) ?? []);
  const tip = lineOf(graph, branch).at(-1);
  if (tip === undefined) return undefined;
  const kept = reachedFrom(tip, parentsOf);
  const firstParentOf = (commit: number) => number.get(commits[commit]?.parents[0] ?? "");
  const way = wayFrom(tip, firstParentOf);
  const leaves = leaving(new Set(way), firstParentOf);
  const left = [...commits.keys()].filter(
    (commit) => commits[commit]?.branches.includes(branch) === true && !kept.has(commit) && leaves(commit),
  );
  return left.length === 0 ? undefined : textOf(graph, { branch, tip, left });
}

interface Left {
  readonly branch: string;
  readonly tip: number;
  readonly left: readonly number[];
}

function textOf({ commits }: Graph, { branch, tip, left }: Left): string {
  const [first, ...others] = left.map((commit) => shortCommit(commits[commit]?.sha ?? ""));
  const named = cutList([first ?? "", ...others], MOST_NAMED);
  const are = others.length === 0 ? "is" : "are";
  return `${named} ${are} not among the commits of ${JSON.stringify(branch)} any more, which lead to ${shortCommit(commits[tip]?.sha ?? "")}, as after a push with force: what was compared with ${others.length === 0 ? "it" : "them"} counts all the same`;
}

type FirstParent = (commit: number) => number | undefined;

/** Up to `isEnd`, without that one; a stranger's parents may lead in a circle. */
function wayFrom(from: number, firstParentOf: FirstParent, isEnd = (_: number) => false): readonly number[] {
  const way = new Set<number>();
  for (
    let at: number | undefined = from;
    at !== undefined && !way.has(at) && !isEnd(at);
    at = firstParentOf(at)
  )
    way.add(at);
  return [...way];
}

/** True for a commit whose first parents lead to the way; not where they are not known that far. */
function leaving(way: ReadonlySet<number>, firstParentOf: FirstParent): (commit: number) => boolean {
  const known = new Map([...way].map((commit) => [commit, true]));
  return (commit) => {
    const own = wayFrom(commit, firstParentOf, (at) => known.has(at));
    const end = firstParentOf(own.at(-1) ?? commit);
    const leads = own.length === 0 ? known.get(commit) : known.get(end ?? -1);
    for (const at of own) known.set(at, leads === true);
    return leads === true;
  };
}

/** reachedFrom are a commit and all that parents lead to. */
function reachedFrom(from: number, parentsOf: (commit: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set([from]);
  for (const commit of reached) for (const parent of parentsOf(commit)) reached.add(parent);
  return reached;
}
