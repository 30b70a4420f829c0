// All that is known of one cell, as pairs of a term and what it says, for the details below the grid.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import type { PageRun } from "../../src/page/format/runs-file.ts";
import { plural } from "../../src/report/format.ts";
import { commitName, shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, classAt, commitAt, segmentOf, seriesOf } from "../data/branch-line.ts";
import { cellRuns, valuesFailed } from "../data/row-values.ts";
import { SIGN_OF_CODE } from "../state/cell-signs.ts";
import { regionName } from "../state/chosen.ts";
import { commitLink, pullLink, runLink } from "../state/links.ts";
import type { NamedRow } from "../state/row-names.ts";
import { bothTimes } from "../state/zones.ts";
import { eventText, runText, shown } from "./cell-text.ts";
import type { GridColumn } from "./columns.ts";
import type { EventCells } from "./event-cells.ts";

export interface Fact {
  readonly term: string;
  readonly says: readonly Saying[];
}

/** Saying is a text, and where it leads to; "" for nowhere. */
export interface Saying {
  readonly text: string;
  readonly link: string;
}

type Needed = Pick<Context, "store" | "zone">;

/** factsOf asks for the files that it needs; what is not there yet is said to be loading. */
export function factsOfCell(
  context: Needed,
  events: EventCells,
  row: NamedRow,
  column: GridColumn,
): readonly Fact[] {
  const branch = branchNamed(context.store, column.branch);
  if (branch === undefined) return [];
  const regions = column.regions.flatMap((region) =>
    regionFacts(context, { events, row, column, branch, region }),
  );
  return [said("what", shown(row.key)), ...regions, ...commitFacts(context, branch, column.place)];
}

interface InRegion {
  readonly events: EventCells;
  readonly row: NamedRow;
  readonly column: GridColumn;
  readonly branch: PageBranch;
  readonly region: string;
}

function regionFacts(context: Needed, { events, row, column, branch, region }: InRegion): readonly Fact[] {
  const { store } = context;
  const series = seriesOf(branch, region);
  const place = column.place;
  const term = shown(regionName(region));
  if (series === undefined) return [said(term, "no data: this branch was never measured there")];
  const code = classAt(store, series, row.number, place);
  const sign = code === undefined ? undefined : SIGN_OF_CODE[code];
  const runs = cellRuns(store, branch, series, { row: row.number, place });
  const texts = runs?.map((run) => runText(run, row.unit)) ?? [];
  const waits = valuesFailed(store, series, row.number)
    ? "its numbers could not be loaded"
    : "its numbers are loading";
  const verdict = runs === undefined ? [`${sign?.words ?? "not loaded"}; ${waits}`] : texts;
  const begun = (events.in(column.branch, region, place).get(row.number) ?? []).map(eventText);
  return [
    { term, says: (verdict.length === 0 ? [sign?.words ?? "not loaded"] : verdict).map(plain) },
    ...(begun.length > 0 ? [{ term: "event", says: begun.map(plain) }] : []),
    ...runFacts(context, branch, place, region),
  ];
}

function commitFacts({ store, zone }: Needed, branch: PageBranch, place: number): readonly Fact[] {
  const commit = commitAt(store, branch, place);
  if (commit === undefined) return [said("commit", "loading")];
  const { links } = store.index;
  const named = {
    text: commitName(commit),
    link: commitLink(links, commit.sha),
  };
  const pull = { text: `#${commit.pull}`, link: pullLink(links, commit.pull) };
  return [
    { term: "commit", says: [named] },
    ...(commit.pull === null ? [] : [{ term: "pull request", says: [pull] }]),
    { term: "measured", says: bothTimes(commit.measured, zone()).map(plain) },
    { term: "authored", says: bothTimes(commit.authored, zone()).map(plain) },
  ];
}

/** The runs of a commit in a region: where, on what, compared with what. */
function runFacts({ store }: Needed, branch: PageBranch, place: number, region: string): readonly Fact[] {
  const file = store.runs(branch.runs[segmentOf(place)] ?? "");
  const runs = file?.runs.filter((run) => run.column === place && run.region === region) ?? [];
  if (file === undefined || runs.length === 0) return [];
  const machineOf = ({ machine }: PageRun): string => {
    const at = file.machines[machine];
    return at === undefined ? "" : `${at.go} on ${at.cpu}, ${plural(at.gomaxprocs, "processor")}`;
  };
  return [
    {
      term: "run",
      says: runs.map((run) => ({
        text: shown(
          [runName(run), machineOf(run), baseText(run), run.outcome].filter((t) => t !== "").join("; "),
        ),
        link: runLink(store.index.links, run.id),
      })),
    },
  ];
}

function runName({ id, attempt, job }: PageRun): string {
  if (id === "") return "a run without a number";
  return `${id}${attempt > 1 ? `, attempt ${attempt}` : ""}${job === "" ? "" : `, ${job}`}`;
}

function baseText({ base }: PageRun): string {
  return base === undefined ? "compared with nothing" : `compared with ${base.ref || shortSha(base.sha)}`;
}

function said(term: string, text: string): Fact {
  return { term, says: [plain(text)] };
}

function plain(text: string): Saying {
  return { text, link: "" };
}

/** factText is the facts as lines of text, for what is shown while the mouse is over a cell. */
export function factText(facts: readonly Fact[]): string {
  return facts.map(({ term, says }) => `${term}: ${says.map(({ text }) => text).join(" · ")}`).join("\n");
}
