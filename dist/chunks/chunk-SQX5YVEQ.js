import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  labelOf
} from "./chunk-XZZOGPXV.js";
import {
  foreign,
  left
} from "./chunk-6UZFVPXB.js";
import {
  groupEvents
} from "./chunk-Y4P2OJX4.js";
import {
  formatDelta,
  plural
} from "./chunk-T5SCUCRB.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";

// src/history/answer/list-events.ts
function listEvents(found) {
  const from = found.since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const events = found.events.filter(({ measured }) => Date.parse(measured) >= from);
  const groups = groupEvents(events).toReversed();
  const notes = [...found.notes, ...doubtNotes(found)];
  return {
    headline: headlineOf(found, events, groups.length),
    tables: groups.map((group) => tableOf(group, found.titleOf)),
    notes,
    json: { branch: found.branch, events: events.map(eventJson), notes }
  };
}
function headlineOf({ branch, commits, series, since }, events, places) {
  const looked = `${plural(commits, "commit")} and ${plural(series, "series", "series")}`;
  if (series === 0) return `Nothing was compared on ${branch}: there can be no events.`;
  const after = since === void 0 ? "" : ` since ${since.toISOString()}`;
  if (events.length === 0) return `No events on ${branch}${after}, in ${looked}.`;
  const open = events.filter(({ state, worse }) => state.kind === "open" && worse !== false).length;
  const count = `${plural(events.length, "event")} at ${plural(places, "commit")} of ${branch}${after}`;
  return `${count}, ${open} of them slower and open, in ${looked}.`;
}
function tableOf({ commit, authored, pull, events }, titleOf) {
  const title = [
    shortCommit(commit),
    authored.slice(0, 10),
    pull === void 0 ? "" : `#${pull}`,
    titleOf(commit)
  ];
  return {
    title: title.filter((word) => word !== "").join(" "),
    columns: [left("kind"), left("change"), foreign("benchmark"), foreign("unit"), foreign("state")],
    rows: events.map((event) => [
      event.kind,
      formatDelta(event.delta, event.lo, event.hi),
      labelOf(event.benchmark),
      event.unit,
      stateText(event)
    ]),
    flexible: 2
  };
}
function stateText({ state, worse }) {
  switch (state.kind) {
    case "open":
      return worse === false ? "faster" : "open";
    case "recovered":
      return `recovered ${shortCommit(state.commit)}`;
    case "acknowledged":
      return `acknowledged: ${state.reason}`;
  }
}
function doubtNotes({ doubts, leftOut }) {
  const told = doubts.map(
    ({ benchmark, unit, first, last, delta, ratio }) => `${labelOf(benchmark)} ${unit} looks like ${formatDelta(delta, null, null)} from ${shortCommit(first)} to ${shortCommit(last)}, and comparisons there are ${ratio.toFixed(1)} times further apart than their errors: no event`
  );
  const none = `${plural(leftOut, "comparison")} without a usable error or with stored samples: no part of this`;
  return [...told, ...leftOut === 0 ? [] : [none]];
}
function eventJson({ benchmark, state, ...event }) {
  const { pkg, name, procs } = benchmark;
  const { unit, kind, commit, delta, lo, hi, first, last, authored, measured, pull, worse, through } = event;
  return {
    ...{ pkg, name, procs, unit, kind, commit, delta, lo, hi, state: state.kind },
    ...state.kind === "acknowledged" ? { reason: state.reason, expires: state.expires ?? null } : {},
    ...state.kind === "recovered" ? { recovered: state.commit } : {},
    ...{ first, last, authored, measured, pull: pull ?? null, worse: worse ?? null, through }
  };
}

export {
  listEvents,
  stateText,
  eventJson
};
