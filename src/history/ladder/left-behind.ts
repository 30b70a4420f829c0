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
  const firstParentOf = (commit: number) => number.get(commits[commit]?.parents[0] ?? "");
  const line = lineOf(graph, branch);
  const tip = line.at(-1);
  if (tip === undefined) return undefined;
  const kept = reachedFrom(tip, parentsOf);
  const leaving = reachedFrom(tip, (commit) => [firstParentOf(commit) ?? commit]);
  // Parents come first on the line. Where they are not known up to the tip's way nobody can tell.
  for (const commit of line) if (leaving.has(firstParentOf(commit) ?? -1)) leaving.add(commit);
  const isOn = (commit: number) => commits[commit]?.branches.includes(branch) === true;
  const left = [...line].filter((commit) => isOn(commit) && leaving.has(commit) && !kept.has(commit));
  return left.length === 0 ? undefined : textOf(graph, { branch, tip, left });
}

interface Left {
  readonly branch: string;
  readonly tip: number;
  readonly left: readonly number[];
}

function textOf({ commits }: Graph, { branch, tip, left }: Left): string {
  const nameOf = (commit: number) => shortCommit(commits[commit]?.sha ?? "");
  const named = cutList(left.map(nameOf), MOST_NAMED);
  const [are, them] = left.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${named} ${are} not among the commits of ${JSON.stringify(branch)} any more, which lead to ${nameOf(tip)}, as after a push with force: what was compared with ${them} counts all the same`;
}

/** reachedFrom are a commit and all that parents lead to. */
function reachedFrom(from: number, parentsOf: (commit: number) => readonly number[]): Set<number> {
  const reached = new Set([from]);
  for (const commit of reached) for (const parent of parentsOf(commit)) reached.add(parent);
  return reached;
}
