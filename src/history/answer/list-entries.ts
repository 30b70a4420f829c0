// `go-steady history list`

import { shortCommit } from "../../model/commit-hash.ts";
import { formatUtc, plural } from "../../report/format.ts";
import type { Entry } from "../entry.ts";
import { inTime } from "../export/entry-names.ts";
import { type Answer, foreign, left, right } from "./answer.ts";

/** listEntries has the newest first. `notes`: what could not be read. */
export function listEntries(entries: readonly Entry[], notes: readonly string[]): Answer {
  const newest = inTime(entries).toReversed();
  const commits = new Set(entries.map(({ commit }) => commit.sha)).size;
  return {
    headline: newest.length === 0 ? "The history has no entries." : headlineOf(newest, commits),
    tables: newest.length === 0 ? [] : [tableOf(newest)],
    notes,
    json: { entries: newest.map(jsonOf), notes },
  };
}

function headlineOf(newest: readonly Entry[], commits: number): string {
  const [first, last] = [newest.at(-1)?.time ?? "", newest[0]?.time ?? ""];
  const count = `${plural(newest.length, "entry", "entries")} of ${plural(commits, "commit")}`;
  return `${count}, ${formatUtc(first)} to ${formatUtc(last)}.`;
}

function tableOf(entries: readonly Entry[]) {
  return {
    title: "",
    columns: [
      left("time"),
      left("commit"),
      foreign("branch"),
      foreign("region"),
      left("outcome"),
      right("rows"),
    ],
    rows: entries.map((entry) => [
      formatUtc(entry.time),
      shortCommit(entry.commit.sha),
      entry.branch,
      entry.region,
      entry.source === "run" ? entry.outcome : "imported",
      String(rowsIn(entry)),
    ]),
    flexible: 2,
  };
}

function rowsIn({ comparisons, identical, values }: Entry): number {
  return comparisons.length + identical.length + values.length;
}

function jsonOf(entry: Entry) {
  const { commit, branch, region, run, time, outcome, source, base, tests } = entry;
  return {
    ...{ commit: commit.sha, branch, region, run: run.id, attempt: run.attempt, job: run.job, time },
    ...{ title: commit.title, outcome, source, base: base?.sha ?? null },
    ...{ benchmarks: rowsIn(entry), tests: tests.length },
  };
}
