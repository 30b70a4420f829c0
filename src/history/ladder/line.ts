// The commits of a branch in a row, oldest first: the line that speed is drawn along.
//
// A commit's first parent comes before it, and what it was compared with does, too; what is left open the
// time of the first run decides. A merge is one commit of the line: what it brought, it brought at once.

import type { Graph } from "./graph.ts";

type Before = (commit: number) => readonly number[];

/**
 * lineOf has the commits that were published for the branch, and those that first parents lead to, by their
 * number in the graph.
 */
export function lineOf(graph: Graph, branch: string): Int32Array {
  const number = new Map(graph.commits.map(({ sha }, i) => [sha, i]));
  const firstParent = Int32Array.from(graph.commits, ({ parents: [first = ""] }) => number.get(first) ?? -1);
  const on = onLine(graph, branch, firstParent);
  const before = (commit: number): readonly number[] => [
    ...[firstParent[commit] ?? -1].filter((parent) => parent >= 0),
    ...graph.basesOf(commit).filter((base) => base < commit || !descends(base, commit, firstParent)),
  ];
  return inOrder(graph.commits.length, (commit) => on[commit] === 1, before);
}

/** True where first parents lead from one commit to the other: somebody compared with a later commit. */
function descends(commit: number, ancestor: number, firstParent: Int32Array): boolean {
  let at = commit;
  while (at >= 0 && at !== ancestor) at = firstParent[at] ?? -1;
  return at === ancestor;
}

function onLine(graph: Graph, branch: string, firstParent: Int32Array): Uint8Array {
  const on = Uint8Array.from(graph.commits, ({ branches }) => (branches.includes(branch) ? 1 : 0));
  for (let start = 0; start < on.length; start++)
    if (on[start] === 1)
      for (let at = firstParent[start] ?? -1; at >= 0 && on[at] === 0; at = firstParent[at] ?? -1) on[at] = 1;
  return on;
}

/**
 * inOrder takes commits as they are numbered, but each after those that come before it. Where commits come
 * before each other in a circle, since somebody compared with a later one, the number decides.
 */
function inOrder(count: number, isOn: (commit: number) => boolean, before: Before): Int32Array {
  const state = new Uint8Array(count); // 1: waits for others, 2: done
  const line: number[] = [];
  for (let start = 0; start < count; start++) {
    const waiting = isOn(start) ? [start] : [];
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      const next = state[at] === 0 ? before(at).filter((b) => isOn(b) && state[b] === 0) : [];
      if (state[at] === 0 && next.length > 0) {
        state[at] = 1;
        waiting.push(...next.toReversed());
        continue;
      }
      if (state[at] !== 2) line.push(at);
      state[at] = 2;
      waiting.pop();
    }
  }
  return Int32Array.from(line);
}
