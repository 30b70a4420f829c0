// `go-steady history events`: what moved at one commit is one block, the newest first.

import { shortCommit } from "../../model/commit-hash.ts";
import { formatDelta, plural } from "../../report/format.ts";
import { labelOf } from "../benchmark-label.ts";
import { type EventDoubt, type EventGroup, groupEvents, type HistoryEvent } from "../events/events.ts";
import { type Answer, type AnswerTable, foreign, left } from "./answer.ts";

export interface EventsFound {
  readonly branch: string;
  readonly events: readonly HistoryEvent[];
  readonly doubts: readonly EventDoubt[];
  /** Comparisons without a usable error. */
  readonly leftOut: number;
  /** Of the whole graph: what was looked at. */
  readonly commits: number;
  readonly series: number;
  /** First lines of commits by hash: hostile. */
  readonly titleOf: (sha: string) => string;
  readonly since: Date | undefined;
  readonly notes: readonly string[];
}

/** listEvents leaves out what was first measured before `since`. */
export function listEvents(found: EventsFound): Answer {
  const from = found.since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const events = found.events.filter(({ measured }) => Date.parse(measured) >= from);
  const groups = groupEvents(events).toReversed();
  const notes = [...found.notes, ...doubtNotes(found)];
  return {
    headline: headlineOf(found, events, groups.length),
    tables: groups.map((group) => tableOf(group, found.titleOf)),
    notes,
    json: { branch: found.branch, events: events.map(eventJson), notes },
  };
}

function headlineOf(
  { branch, commits, series, since }: EventsFound,
  events: readonly HistoryEvent[],
  places: number,
): string {
  const looked = `${plural(commits, "commit")} and ${plural(series, "series", "series")}`;
  if (series === 0) return `Nothing was compared on ${branch}: there can be no events.`;
  const after = since === undefined ? "" : ` since ${since.toISOString()}`;
  if (events.length === 0) return `No events on ${branch}${after}, in ${looked}.`;
  const open = events.filter(({ state, worse }) => state.kind === "open" && worse !== false).length;
  const count = `${plural(events.length, "event")} at ${plural(places, "commit")} of ${branch}${after}`;
  return `${count}, ${open} of them slower and open, in ${looked}.`;
}

function tableOf(
  { commit, authored, pull, events }: EventGroup,
  titleOf: (sha: string) => string,
): AnswerTable {
  const title = [
    shortCommit(commit),
    authored.slice(0, 10),
    pull === undefined ? "" : `#${pull}`,
    titleOf(commit),
  ];
  return {
    title: title.filter((word) => word !== "").join(" "),
    columns: [left("kind"), left("change"), foreign("benchmark"), foreign("unit"), foreign("state")],
    rows: events.map((event) => [
      event.kind,
      formatDelta(event.delta, event.lo, event.hi),
      labelOf(event.benchmark),
      event.unit,
      stateText(event),
    ]),
    flexible: 2,
  };
}

/** stateText is `open`, `recovered 0123456789ab` or `acknowledged: reason`; an improvement is `faster`. */
export function stateText({ state, worse }: Pick<HistoryEvent, "state" | "worse">): string {
  switch (state.kind) {
    case "open":
      return worse === false ? "faster" : "open";
    case "recovered":
      return `recovered ${shortCommit(state.commit)}`;
    case "acknowledged":
      return `acknowledged: ${state.reason}`;
  }
}

function doubtNotes({ doubts, leftOut }: EventsFound): readonly string[] {
  const told = doubts.map(
    ({ benchmark, unit, first, last, delta, ratio }) =>
      `${labelOf(benchmark)} ${unit} looks like ${formatDelta(delta, null, null)} from ${shortCommit(first)} to ${shortCommit(last)}, and comparisons there are ${ratio.toFixed(1)} times further apart than their errors: no event`,
  );
  const none = `${plural(leftOut, "comparison")} without a usable error or with stored samples: no part of this`;
  return [...told, ...(leftOut === 0 ? [] : [none])];
}

/** eventJson has the fields that are promised, and more. */
export function eventJson({ benchmark, state, ...event }: HistoryEvent) {
  const { pkg, name, procs } = benchmark;
  const { unit, kind, commit, delta, lo, hi, first, last, authored, measured, pull, worse, through } = event;
  return {
    ...{ pkg, name, procs, unit, kind, commit, delta, lo, hi, state: state.kind },
    ...(state.kind === "acknowledged" ? { reason: state.reason, expires: state.expires ?? null } : {}),
    ...(state.kind === "recovered" ? { recovered: state.commit } : {}),
    ...{ first, last, authored, measured, pull: pull ?? null, worse: worse ?? null, through },
  };
}
