// `go-steady history show`: a benchmark in one unit, commit by commit, relative to the first commit of its
// line.

import { shortCommit } from "../../model/commit-hash.ts";
import { formatDelta, formatValue, quantityText } from "../../report/format.ts";
import { labelOf } from "../benchmark-label.ts";
import type { HistoryEvent } from "../events/events.ts";
import type { Graph, Series } from "../ladder/graph.ts";
import { type Component, type Ladder, makeLadder, type Rung, ratioOf } from "../ladder/ladder.ts";
import type { AbsoluteValue, AbsoluteValues } from "./absolute-values.ts";
import { type Answer, type AnswerTable, foreign, left, right } from "./answer.ts";
import { eventJson, stateText } from "./list-events.ts";

export interface ShowRequest {
  readonly branch: string;
  /** With the series to show alone. */
  readonly graph: Graph;
  /** Commits of the branch by their number in the graph, oldest first. */
  readonly line: Iterable<number>;
  readonly events: readonly HistoryEvent[];
  readonly values: AbsoluteValues;
  /** Rows from then on; undefined: the last MOST_ROWS in tables, all in JSON. */
  readonly since: Date | undefined;
  readonly notes: readonly string[];
}

const MOST_ROWS = 50;

/** Point is a benchmark at a commit. */
interface Point {
  readonly commit: string;
  readonly time: string;
  readonly rung: Rung;
  /** The first commit of a line, which all others of it are relative to. */
  readonly isReference: boolean;
  readonly value: AbsoluteValue | undefined;
  readonly events: readonly HistoryEvent[];
}

interface Line {
  readonly series: Series;
  /** Oldest first. */
  readonly points: readonly Point[];
  readonly events: readonly HistoryEvent[];
  readonly components: readonly Component[];
}

export function showBenchmarks(request: ShowRequest): Answer {
  const { branch, graph, since } = request;
  const lines = graph.series.map((series, number) => lineOf(request, series, number));
  const notes = [...request.notes, ...lines.flatMap((line) => notesOf(line, graph, since))];
  return {
    headline: `${lines.length === 1 ? lines.map(({ series }) => titleOf(series)).join() : `${lines.length} series`} on ${branch}.`,
    tables: lines.map((line) => tableOf(line, since)),
    notes,
    json: { branch, benchmarks: lines.map((line) => jsonOf(line, graph)), notes },
  };
}

function titleOf({ benchmark, unit }: Series): string {
  return `${labelOf(benchmark)} ${unit}`;
}

function lineOf({ graph, line, events, values }: ShowRequest, series: Series, number: number): Line {
  const ladder = makeLadder(graph.edgesOf(number));
  const { benchmark, unit } = series;
  const own = events.filter(
    (event) => event.unit === unit && labelOf(event.benchmark) === labelOf(benchmark),
  );
  const points = [...line].flatMap((commit): readonly Point[] => {
    const [rung, at] = [ladder.rungOf(commit), graph.commits[commit]];
    if (rung === undefined || at === undefined) return [];
    return [
      {
        commit: at.sha,
        time: at.measured,
        rung,
        isReference: isReference(ladder, rung),
        value: values.at(at.sha, benchmark, unit),
        events: own.filter((event) => event.commit === at.sha),
      },
    ];
  });
  return { series, points, events: own, components: ladder.components };
}

function isReference(ladder: Ladder, { commit, component }: Rung): boolean {
  return ladder.components[component]?.reference === commit;
}

function tableOf({ series, points }: Line, since: Date | undefined): AnswerTable {
  const shown = shownOf(points, since).toReversed();
  return {
    title: titleOf(series),
    columns: [left("commit"), left("measured"), left("change"), right("value"), foreign("")],
    rows: shown.map((point) => {
      const { delta, lo, hi } = ratioOf(point.rung);
      return [
        shortCommit(point.commit),
        point.time === "" ? "-" : point.time.slice(0, 10),
        point.isReference ? "first of its line" : formatDelta(delta, lo, hi),
        point.value === undefined ? "" : quantityText(formatValue(point.value.value, series.unit)),
        point.events.map(eventText).join("; "),
      ];
    }),
    flexible: 4,
  };
}

function shownOf(points: readonly Point[], since: Date | undefined): readonly Point[] {
  return since === undefined
    ? points.slice(-MOST_ROWS)
    : points.filter(({ time }) => Date.parse(time) >= since.getTime());
}

function eventText(event: HistoryEvent): string {
  return `${event.kind} ${formatDelta(event.delta, null, null)}, ${stateText(event)}`;
}

function notesOf(
  { series, points, components }: Line,
  graph: Graph,
  since: Date | undefined,
): readonly string[] {
  const more = points.length - shownOf(points, since).length;
  const lines = new Set(points.map(({ rung }) => rung.component)).size;
  return [
    ...(more > 0 ? [`${titleOf(series)} has ${more} earlier commits: --since shows them`] : []),
    ...(lines > 1
      ? [`${titleOf(series)} has ${lines} lines that no comparison connects: each begins at 0 %`]
      : []),
    ...contradictionsIn(components, graph).map((told) => `${titleOf(series)}: ${told}`),
  ];
}

function contradictionsIn(components: readonly Component[], graph: Graph): readonly string[] {
  const hash = (commit: number) => shortCommit(graph.commits[commit]?.sha ?? "");
  return components
    .flatMap(({ contradictions }) => contradictions)
    .map(({ base, head, ln, expected }) => {
      const [said, others] = [ln, expected].map((x) => formatDelta(Math.expm1(x), null, null));
      return `${hash(base)} to ${hash(head)} was measured as ${said}, and all other comparisons say ${others}: a machine was wrong, or it depends on something that is not in the commit`;
    });
}

function jsonOf({ series, points, events, components }: Line, graph: Graph) {
  const { pkg, name, procs } = series.benchmark;
  return {
    ...{ pkg, name, procs, unit: series.unit },
    points: points.map(({ commit, time, rung, value }) => ({
      ...{ commit, time, line: rung.component, ...ratioOf(rung), error: rung.error },
      ...{ value: value?.value ?? null, cpu: value?.cpu ?? null },
    })),
    events: events.map(eventJson),
    contradictions: contradictionsIn(components, graph),
  };
}
