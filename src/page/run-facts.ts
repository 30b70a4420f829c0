// What the page knows of a run besides its rows.

import type { Entry } from "../history/entry.ts";
import { keyOf } from "../history/read-entry.ts";
import { clockName } from "../model/clock.ts";
import { compareTexts } from "../model/text-order.ts";
import { cutText } from "../model/visible.ts";
import { MAX_TITLE, type PageCommit } from "./format/commits-file.ts";
import type { PageRun, RunsFile } from "./format/runs-file.ts";

export interface RunFacts
  extends Pick<
    Entry,
    | ("key" | "source" | "run" | "region" | "branch" | "commit" | "time" | "machine" | "outcome" | "base")
    | ("sameTests" | "crashedTests")
  > {
  /** Clocks that the tests ran with besides UTC, now: `Asia/Kathmandu`. */
  readonly clocks: readonly string[];
}

export function factsOf(entry: Entry): RunFacts {
  const { key, source, run, region, branch, commit, time, machine, outcome, base, clocks } = entry;
  const { sameTests, crashedTests } = entry;
  const told = { ...commit, parents: commit.parents.slice(0, 1), title: cutText(commit.title, MAX_TITLE) };
  return {
    ...{ key, source, run, region, branch, time, machine, outcome, base, sameTests, crashedTests },
    commit: told,
    clocks: clocks.map(({ clock }) => clockName(clock)),
  };
}

/** inTime is the order of runs: the one in which rows get their numbers. */
export function inTime(a: RunFacts, b: RunFacts): number {
  return compareTexts(a.time, b.time) || compareTexts(a.key, b.key);
}

interface Indices {
  readonly machine: number;
  readonly packageOf: (pkg: string) => number;
}

/** pageRunOf is a run as a file has it, with indices of that file. */
export function pageRunOf(facts: RunFacts, column: number, { machine, packageOf }: Indices): PageRun {
  const { sameTests, crashedTests } = facts;
  const { region, time, branch, outcome, base, run, source, clocks } = facts;
  return {
    ...{ column, region, time, branch, outcome },
    ...(base === undefined ? {} : { base }),
    ...{ id: run.id, attempt: run.attempt, job: run.job, source, machine, clocks },
    ...(sameTests.length === 0 ? {} : { same: sameTests.map(packageOf) }),
    ...(crashedTests.length === 0 ? {} : { crashed: crashedTests.map(packageOf) }),
  };
}

/** factsIn are those of a file of runs; `commitOf` has the commits of the branch by column. */
export function factsIn(
  { runs, machines, packages = [] }: RunsFile,
  commitOf: (column: number) => PageCommit | undefined,
): readonly RunFacts[] {
  const named = (numbers: readonly number[] = []) => numbers.flatMap((number) => packages[number] ?? []);
  return runs.flatMap(({ column, id, attempt, job, machine: number, same, crashed, ...run }): RunFacts[] => {
    const [commit, machine] = [commitOf(column), machines[number]];
    if (commit === undefined || machine === undefined) return [];
    const { sha, title, authored, pull, parent } = commit;
    const facts = {
      ...{ ...run, base: run.base, machine, run: { id, attempt, job } },
      ...{ sameTests: named(same), crashedTests: named(crashed) },
      commit: { sha, title, authored, pull: pull ?? undefined, parents: parent === "" ? [] : [parent] },
    };
    return [{ ...facts, key: keyOf(facts) }];
  });
}
