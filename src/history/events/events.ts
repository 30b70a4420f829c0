// Events: what happened to the speed of benchmarks along a branch, as people are told it.

import type { Benchmark } from "../../model/benchmark.ts";
import { type Better, betterOf } from "../../model/unit.ts";
import { grouped } from "../grouped.ts";
import type { Edges, Graph, GraphCommit, Note, Series } from "../ladder/graph.ts";
import { lineOf } from "../ladder/line.ts";
import { partOfGraph } from "../ladder/part-of-graph.ts";
import {
  type EventPolicy,
  eventPolicy,
  type FoundChange,
  type FoundChanges,
  findChanges,
} from "./find-changes.ts";
import { type RecoveredBy, recoveries } from "./recoveries.ts";
import { layOut } from "./spans.ts";

export interface HistoryEvent {
  readonly benchmark: Benchmark;
  readonly unit: string;
  /**
   * `step`: one commit. `drift`: many commits that add up, none of which could be told alone. `recovery`: a
   * commit or a drift that takes an earlier slowdown back.
   */
  readonly kind: "step" | "drift" | "recovery";
  /** The commit that brought it, its full hash; of a drift the last one so far. */
  readonly commit: string;
  /**
   * The commits that it could be with 95 % confidence, from the first to the last; of a drift all that it is.
   */
  readonly first: string;
  readonly last: string;
  /** When the commit's author made it, ISO 8601 in UTC; "" where that is not known. */
  readonly authored: string;
  /** Start of the first run of the commit, ISO 8601 in UTC. */
  readonly measured: string;
  /** Pull request that it came with. */
  readonly pull: number | undefined;
  /** value after/value before − 1, with its 95 % interval. */
  readonly delta: number;
  readonly lo: number;
  readonly hi: number;
  /** Whether it got worse; undefined where nobody said which way is better in the unit. */
  readonly worse: boolean | undefined;
  readonly state: EventState;
  /**
   * Changed functions of the commit that the benchmark reaches, nearest first; empty where that is not known.
   */
  readonly through: readonly string[];
}

export type EventState =
  /** Nobody has done anything about it. Improvements stay so. */
  | { readonly kind: "open" }
  | { readonly kind: "acknowledged"; readonly reason: string; readonly expires: string | undefined }
  /** Taken back by this commit. */
  | { readonly kind: "recovered"; readonly commit: string };

/** EventDoubt is what looks like a change, and is contradicted by other comparisons: it is no event. */
export interface EventDoubt {
  readonly benchmark: Benchmark;
  readonly unit: string;
  /** Somewhere from the first to the last commit. */
  readonly first: string;
  readonly last: string;
  readonly delta: number;
  /** By how much the comparisons are further apart than their errors say. */
  readonly ratio: number;
}

export interface HistoryEvents {
  /** In the order of the branch, then of package, name, processors and unit. */
  readonly events: readonly HistoryEvent[];
  readonly doubts: readonly EventDoubt[];
}

export interface EventWish {
  readonly policy?: EventPolicy;
  /** Why somebody accepts a change, by a line of `.go-steady.yml`; undefined where nobody does. */
  readonly acknowledged?: (
    change: Pick<HistoryEvent, "benchmark" | "unit" | "commit" | "delta">,
  ) => { readonly reason: string; readonly expires: string | undefined } | undefined;
  /** How the changes of a series are found, by place on the line; by default in all comparisons at once. */
  readonly find?: (edges: Edges, policy: EventPolicy) => FoundChanges;
}

/** findEvents finds the events of all benchmarks on a branch. Same entries, same events. */
export function findEvents(graph: Graph, wish: EventWish & { readonly branch: string }): HistoryEvents {
  const moving = [...graph.series.keys()].filter((series) => !graph.isStill(series));
  const part = partOfGraph(graph, moving);
  const line = lineOf(graph, wish.branch);
  const along = part.edgesAlong({ placeOf: placesOn(line, graph.commits.length), length: line.length });
  return eventsAlong({ ...part, edgesOf: along }, line, wish);
}

/** eventsAlong takes the commits of the line by their number in the graph, oldest first. */
export function eventsAlong(
  graph: Pick<Graph, "commits" | "series" | "edgesOf" | "noteOf">,
  line: Int32Array,
  wish: EventWish,
): HistoryEvents {
  const { policy = eventPolicy() } = wish;
  const atOnce = (edges: Edges) => findChanges(layOut(edges, placeOf, line.length), policy);
  const find = wish.find ?? atOnce;
  const placeOf = placesOn(line, graph.commits.length);
  const commits = [...line].flatMap((commit) => graph.commits[commit] ?? []);
  const shaAt = (place: number): string => commits[place]?.sha ?? "";
  const events: { readonly place: number; readonly event: HistoryEvent }[] = [];
  const doubts: EventDoubt[] = [];
  for (const [number, series] of graph.series.entries()) {
    const edges = graph.edgesOf(number);
    if (isStill(edges)) continue;
    const found = find(edges, policy);
    const better = betterOf(series.unit, []);
    const back = recoveries(found.changes, better, policy.smallestStep);
    for (const change of found.changes) {
      const note = graph.noteOf(number, line[change.place] ?? -1);
      const event = tell({ series, better, back, commits, note, accepted: wish.acknowledged }, change);
      events.push({ place: change.place, event });
    }
    for (const { first, last, ln, ratio } of found.doubts)
      doubts.push({ ...series, first: shaAt(first), last: shaAt(last), delta: Math.expm1(ln), ratio });
  }
  return { events: events.sort((a, b) => a.place - b.place).map(({ event }) => event), doubts };
}

/** By commit its place on the line; -1 for those beside it. */
function placesOn(line: Int32Array, commits: number): Int32Array {
  const placeOf = new Int32Array(commits).fill(-1);
  for (const [place, commit] of line.entries()) placeOf[commit] = place;
  return placeOf;
}

/** Every comparison says exactly that nothing changed: so do most counts, all through a long history. */
function isStill({ ln, variance }: Edges): boolean {
  return ln.every((each) => each === 0) && variance.every((each) => each === 0);
}

interface Telling {
  readonly series: Series;
  readonly better: Better;
  readonly back: RecoveredBy;
  /** In the order of the branch. */
  readonly commits: readonly GraphCommit[];
  /** Of the series at the change. */
  readonly note: Note | undefined;
  readonly accepted: EventWish["acknowledged"];
}

function tell(telling: Telling, change: FoundChange): HistoryEvent {
  const { series, better, back, commits, note } = telling;
  const [at, first, last] = [commits[change.place], commits[change.first], commits[change.last]];
  const said: Omit<HistoryEvent, "state"> = {
    benchmark: series.benchmark,
    unit: series.unit,
    kind: back.isRecovery(change) ? "recovery" : change.kind,
    commit: at?.sha ?? "",
    first: first?.sha ?? "",
    last: last?.sha ?? "",
    authored: at?.authored ?? "",
    measured: at?.measured ?? "",
    pull: at?.pull,
    delta: Math.expm1(change.ln),
    lo: Math.expm1(change.lo),
    hi: Math.expm1(change.hi),
    worse: better === "unknown" ? undefined : better === "lower" ? change.ln > 0 : change.ln < 0,
    through: note?.through ?? [],
  };
  const recovered = back.by(change);
  if (recovered === undefined) return { ...said, state: stateOf(telling, said) };
  return { ...said, state: { kind: "recovered", commit: commits[recovered.place]?.sha ?? "" } };
}

function stateOf({ note, accepted }: Telling, said: Omit<HistoryEvent, "state">): EventState {
  if (said.worse === false) return { kind: "open" };
  const waived = note?.waived ?? accepted?.(said);
  return waived === undefined ? { kind: "open" } : { kind: "acknowledged", ...waived };
}

/** EventGroup is what moved at one commit: one event for people. */
export interface EventGroup {
  readonly commit: string;
  readonly authored: string;
  readonly pull: number | undefined;
  /** Largest change first. */
  readonly events: readonly HistoryEvent[];
}

/** groupEvents puts together what moved at the same commit, in the order of the branch. */
export function groupEvents(events: readonly HistoryEvent[]): readonly EventGroup[] {
  const size = ({ delta }: HistoryEvent): number => Math.abs(Math.log1p(delta));
  return grouped(events, ({ commit }) => commit).map((members) => {
    const [{ commit, authored, pull }] = members;
    return { commit, authored, pull, events: members.toSorted((a, b) => size(b) - size(a)) };
  });
}
