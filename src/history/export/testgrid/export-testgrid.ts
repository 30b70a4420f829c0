// A history for a stock TestGrid: below `logs/` a folder for each group, with a build for each commit and
// region, and the configuration that shows them.

import type { Entry } from "../../entry.ts";
import { wordOf } from "../entry-names.ts";
import type { Exported, ExportedFile } from "../exported.ts";
import { measuredIn } from "../measured.ts";
import { buildFiles, NO_REGION } from "./build-files.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { configText, DAYS_OF_RESULTS, DEFAULT_TEXT, type Group } from "./config.ts";
import { type Builds, EARLIER_FILE, numbered, writeEarlier } from "./earlier.ts";
import { type Held, heldOn } from "./held.ts";

export interface TestGridRequest {
  readonly entries: readonly Entry[];
  readonly held: readonly Held[];
  /** That the folder is copied to. */
  readonly bucket: string;
  /** Begins the names of groups and dashboard, for a bucket with several projects; "" for none. */
  readonly project: string;
  readonly earlier: Builds;
  readonly now: Date;
}

interface Job extends Columns {
  readonly group: Group;
  readonly numbers: ReadonlyMap<string, string>;
}

export function exportTestGrid(request: TestGridRequest): Exported {
  const { entries, bucket, project, earlier, now } = request;
  const oldest = now.getTime() - DAYS_OF_RESULTS * 24 * 3600 * 1000;
  const young = entries.filter(({ time }) => Date.parse(time) >= oldest);
  const jobs = jobsOf(columnsOf(young), { project, earlier });
  const builds = new Map([...earlier, ...jobs.map(({ group, numbers }) => [group.job, numbers] as const)]);
  const config = configText({
    bucket,
    dashboard: groupName(project, "go-steady"),
    groups: jobs.map(({ group }) => group),
  });
  const last = [
    { path: "default.yaml", text: [DEFAULT_TEXT] },
    ...(jobs.length === 0 ? [] : [{ path: "config.yaml", text: [config] }]),
    { path: EARLIER_FILE, text: [writeEarlier(builds)] },
  ];
  return {
    files: filesOf(jobs, request, last),
    notes: notesOf(jobs, { older: entries.length - young.length, bucket }),
  };
}

function* filesOf(
  jobs: readonly Job[],
  { held, earlier }: TestGridRequest,
  last: readonly ExportedFile[],
): Generator<ExportedFile> {
  for (const { kind, branch, entries, group, numbers } of jobs) {
    const commits = [...new Set(entries.map(({ commit }) => commit.sha))];
    const heldAt = heldOn(
      commits,
      held.filter((each) => each.branch === branch),
    );
    const written = earlier.get(group.job);
    for (const entry of entries.filter(({ key }) => !written?.has(key))) {
      const folder = `logs/${group.job}/${numbers.get(entry.key)}`;
      yield* buildFiles({ entry, kind, folder, heldAt });
    }
  }
  yield* last; // the list of builds last: what was cut off is written again
}

function jobsOf(
  all: readonly Columns[],
  { project, earlier }: Pick<TestGridRequest, "project" | "earlier">,
): readonly Job[] {
  const [jobs, tabs] = [freeNames(), freeNames()];
  return all.map((columns) => {
    const { kind, branch, entries } = columns;
    const job = jobs(groupName(project, `${kind}-${wordOf(branch)}`));
    const regions = regionsOf(entries);
    const shown = [undefined, ...(regions.length > 1 ? regions : [])];
    const group = {
      ...{ kind, job, hasRegions: regions.length > 0 },
      tabs: shown.map((region) => ({
        name: tabs(region === undefined ? job : `${job} ${wordOf(region)}`),
        region,
      })),
    };
    return { ...columns, group, numbers: numbered(entries, earlier.get(job) ?? new Map()) };
  });
}

function groupName(project: string, name: string): string {
  return project === "" ? name : `${project}-${name}`;
}

/** TestGrid compares names by their small letters and digits alone: one that is taken gets a number. */
function freeNames(): (name: string) => string {
  const taken = new Set<string>();
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return (name) => {
    for (let i = 1; ; i++) {
      const candidate = i === 1 ? name : `${name}-no${i}`;
      if (taken.has(plain(candidate))) continue;
      taken.add(plain(candidate));
      return candidate;
    }
  };
}

function regionsOf(entries: readonly Entry[]): readonly string[] {
  const regions = [...new Set(entries.map(({ region }) => region))].sort();
  if (regions.every((region) => region === "")) return [];
  return regions.map((region) => (region === "" ? NO_REGION : region));
}

/** Measured: 1,000 rows of 400 commits just fit the 2 MB that TestGrid keeps of a group. */
const MOST_CELLS = 300_000;

function notesOf(
  jobs: readonly Job[],
  { older, bucket }: { readonly older: number; readonly bucket: string },
): readonly string[] {
  const later = jobs.reduce((sum, job) => sum + job.later, 0);
  const cells = jobs.flatMap(({ kind, entries, group }) => {
    const count = entries.reduce(
      (sum, entry) => sum + (kind === "tests" ? entry.tests.length : measuredIn(entry).length),
      0,
    );
    return count <= MOST_CELLS
      ? []
      : [`${group.job} has ${count} cells: TestGrid keeps some ${MOST_CELLS}, and drops the oldest columns`];
  });
  return [
    ...(older === 0
      ? []
      : [
          `left out, older than ${DAYS_OF_RESULTS} days, which TestGrid would show as unknown: ${older} entries`,
        ]),
    ...(later === 0
      ? []
      : [`no column of their own, since their commit and region have one: ${later} later entries`]),
    ...cells,
    `copy the folder logs to gs://${bucket}/logs, and keep ${EARLIER_FILE} for the next export: the numbers of builds depend on it`,
  ];
}
