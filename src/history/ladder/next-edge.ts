// Which comparison to make next: the one that shrinks the widest interval of the ladder most.
//
// Everything is seen from the newest commit. With Z the covariances relative to it, k the commit with the
// widest interval and s² the variance that a new comparison of commit i with the newest one will have, the
// variance at k becomes Z(k,k) − Z(k,i)²/(s² + Z(i,i)): an update of rank one [1]. One run measures all
// benchmarks, so what counts is the sum over them.
// [1] J. Sherman, W. J. Morrison (1950), Adjustment of an inverse matrix corresponding to a change in one
//     element of a given matrix. Ann. Math. Stat. 21(1).

import { median } from "../../stats/sample.ts";
import type { Edges, Graph } from "./graph.ts";
import { covariancesWith, type Ladder, makeLadder, type Rung } from "./ladder.ts";
import { lineOf } from "./line.ts";

export type NextEdge =
  /** Nothing was measured, or nothing would get better. */
  | { readonly kind: "none"; readonly why: string }
  /** Nothing connects the base with the newest commit: for so many benchmarks the line is broken. */
  | { readonly kind: "gap"; readonly base: string; readonly head: string; readonly benchmarks: number }
  /** Means over the benchmarks of the widest standard error of ln, now and after the comparison. */
  | {
      readonly kind: "shrinks";
      readonly base: string;
      readonly head: string;
      readonly now: number;
      readonly after: number;
    };

/** How far back from the newest commit candidates lie, besides the releases. */
const BACK = [10, 20, 50, 100, 200, 500, 1000];
/** Benchmarks that are looked at: those with the most comparisons that are no proofs. */
const MOST_SERIES = 32;

/** nextEdge chooses among comparisons of the branch's newest commit. `releases` are hashes of commits. */
export function nextEdge(graph: Graph, branch: string, releases: readonly string[]): NextEdge {
  const line = lineOf(graph, branch);
  const head = line.at(-1);
  if (head === undefined) return { kind: "none", why: `nothing was published for ${branch}` };
  const candidates = candidatesOf(graph, line, releases);
  const views = mostUnsure(graph).map((series) => viewFrom(graph.edgesOf(series), head));
  if (views.length === 0) return { kind: "none", why: "every comparison is exact" };
  return gapOf(graph, { line, head, views }) ?? best(graph, { candidates, head, views });
}

/**
 * Numbers of those with the most comparisons that have an error. Edges of all at once are more than memory
 * holds.
 */
function mostUnsure(graph: Graph): readonly number[] {
  const unsureOf = (series: number) =>
    graph.edgesOf(series).variance.reduce((n, v) => (v > 0 ? n + 1 : n), 0);
  return [...graph.series.keys()]
    .filter((series) => !graph.isStill(series))
    .map((series) => ({ series, unsure: unsureOf(series) }))
    .filter(({ unsure }) => unsure > 0)
    .sort((a, b) => b.unsure - a.unsure)
    .slice(0, MOST_SERIES)
    .map(({ series }) => series);
}

function candidatesOf(graph: Graph, line: Int32Array, releases: readonly string[]): readonly number[] {
  const newest = line.length - 1;
  const back = [...BACK.filter((n) => n < newest), newest].flatMap((n) => line[newest - n] ?? []);
  const tagged = graph.commits.flatMap(({ sha }, i) => (releases.includes(sha) ? [i] : []));
  return [...new Set([...tagged, ...back])].filter((commit) => commit !== line[newest]);
}

/** View is a series, seen from the newest commit. */
interface View {
  readonly ladder: Ladder;
  readonly home: number | undefined;
  readonly widest: Rung | undefined;
  readonly covariance: (commit: number) => number | undefined;
  /** What a new comparison is expected to have. */
  readonly variance: number;
}

function viewFrom(edges: Edges, head: number): View {
  const ladder = makeLadder(edges, head);
  const home = ladder.rungOf(head)?.component;
  const widest = ladder.rungs
    .filter(({ component }) => component === home)
    .reduce<Rung | undefined>((most, rung) => (rung.error > (most?.error ?? 0) ? rung : most), undefined);
  const covariance =
    widest === undefined
      ? () => undefined
      : covariancesWith(edges, { reference: head, commit: widest.commit });
  const unsure = [...edges.variance.filter((v) => v > 0)];
  return { ladder, home, widest, covariance, variance: unsure.length === 0 ? 0 : median(unsure) };
}

interface Views {
  readonly head: number;
  readonly views: readonly View[];
}

/** The newest commit of the line that is not connected with the head in most benchmarks. */
function gapOf(
  graph: Graph,
  { line, head, views }: Views & { readonly line: Int32Array },
): NextEdge | undefined {
  for (const commit of line.toReversed()) {
    const apart = views.filter(({ ladder, home }) => {
      const rung = ladder.rungOf(commit);
      return rung !== undefined && rung.component !== home;
    });
    if (2 * apart.length > views.length)
      return { kind: "gap", base: shaOf(graph, commit), head: shaOf(graph, head), benchmarks: apart.length };
  }
  return undefined;
}

function shaOf(graph: Graph, commit: number): string {
  return graph.commits[commit]?.sha ?? "";
}

function best(
  graph: Graph,
  { candidates, head, views }: Views & { readonly candidates: readonly number[] },
): NextEdge {
  const errorsWith = (commit: number | undefined): number =>
    views.reduce((sum, view) => sum + errorWith(view, commit), 0) / views.length;
  const now = errorsWith(undefined);
  const ranked = candidates
    .map((commit) => ({ commit, after: errorsWith(commit) }))
    .sort((a, b) => a.after - b.after);
  const [first] = ranked;
  if (first === undefined || !(first.after < now))
    return { kind: "none", why: "no comparison of the newest commit would make an interval narrower" };
  return {
    kind: "shrinks",
    base: shaOf(graph, first.commit),
    head: shaOf(graph, head),
    now,
    after: first.after,
  };
}

/** The widest standard error once the commit is compared with the newest one. */
function errorWith({ widest, covariance, variance, ladder }: View, commit: number | undefined): number {
  if (widest === undefined) return 0;
  const shared = commit === undefined ? undefined : covariance(commit);
  const own = commit === undefined ? undefined : ladder.rungOf(commit)?.error;
  if (shared === undefined || own === undefined || variance + own ** 2 === 0) return widest.error;
  return Math.sqrt(Math.max(0, widest.error ** 2 - shared ** 2 / (variance + own ** 2)));
}
