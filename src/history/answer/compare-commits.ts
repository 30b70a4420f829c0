// `go-steady history diff`: two commits along the comparisons that lead from one to the other.

import { shortCommit } from "../../model/commit-hash.ts";
import { formatDelta, plural } from "../../report/format.ts";
import { labelOf } from "../benchmark-label.ts";
import type { Graph, Series } from "../ladder/graph.ts";
import { differenceOf, ratioOf } from "../ladder/ladder.ts";
import { type Answer, foreign, left } from "./answer.ts";

export interface DiffRequest {
  readonly graph: Graph;
  /** Numbers in the graph. */
  readonly base: number;
  readonly head: number;
  /** Undefined for all. */
  readonly unit: string | undefined;
  readonly notes: readonly string[];
}

interface Difference extends Series {
  readonly ln: number;
  readonly error: number;
}

const MOST_NAMED = 20;

export function compareCommits(request: DiffRequest): Answer {
  const { graph, base, head } = request;
  const { known, unknown } = differencesIn(request);
  const differ = known.filter(isOutside).toSorted((a, b) => Math.abs(b.ln) - Math.abs(a.ln));
  const notes = [...request.notes, ...notesOf({ known, unknown, differ })];
  const [from, to] = [base, head].map((commit) => graph.commits[commit]?.sha ?? "");
  return {
    headline: headlineOf({
      from: shortCommit(from ?? ""),
      to: shortCommit(to ?? ""),
      known,
      unknown,
      differ,
    }),
    tables: differ.length === 0 ? [] : [tableOf(differ)],
    notes,
    json: { base: from, head: to, differences: known.map(jsonOf), unknown: unknown.map(nameOf), notes },
  };
}

interface Differences {
  readonly known: readonly Difference[];
  /** No comparison leads from one commit to the other. */
  readonly unknown: readonly Series[];
}

function differencesIn({ graph, base, head, unit }: DiffRequest): Differences {
  const [known, unknown]: [Difference[], Series[]] = [[], []];
  for (const [number, series] of graph.series.entries()) {
    if (unit !== undefined && series.unit !== unit) continue;
    const found = base === head ? { ln: 0, error: 0 } : differenceOf(graph.edgesOf(number), base, head);
    if (found === undefined) unknown.push(series);
    else known.push({ ...series, ln: found.ln, error: found.error });
  }
  return { known, unknown };
}

/** The interval leaves out no change at all. */
function isOutside(difference: Difference): boolean {
  const { lo, hi } = ratioOf(difference);
  return lo > 0 || hi < 0;
}

interface Told extends Differences {
  readonly differ: readonly Difference[];
}

function headlineOf({
  from,
  to,
  known,
  unknown,
  differ,
}: Told & { readonly from: string; readonly to: string }) {
  if (known.length + unknown.length === 0)
    return `Nothing was compared: ${from} and ${to} cannot be told apart.`;
  if (known.length === 0)
    return `No comparison leads from ${from} to ${to}: nothing is known of ${plural(unknown.length, "series", "series")}.`;
  const same = known.filter(({ ln, error }) => ln === 0 && error === 0).length;
  const open = known.length - differ.length - same;
  const counts = [`${differ.length} differ`, `${same} are exactly the same`, `${open} show no difference`];
  const lost = unknown.length === 0 ? [] : [`${unknown.length} are not connected`];
  return `From ${from} to ${to} of ${plural(known.length + unknown.length, "series", "series")}: ${[...counts, ...lost].join(", ")}.`;
}

function tableOf(differ: readonly Difference[]) {
  return {
    title: "",
    columns: [left("change"), foreign("benchmark"), foreign("unit")],
    rows: differ.map((difference) => {
      const { delta, lo, hi } = ratioOf(difference);
      return [formatDelta(delta, lo, hi), labelOf(difference.benchmark), difference.unit];
    }),
    flexible: 1,
  };
}

function notesOf({ known, unknown, differ }: Told): readonly string[] {
  const unsure = known.filter(({ error }) => error > 0);
  const chance = Math.round(unsure.length / 20);
  const open = unsure.filter((difference) => !differ.includes(difference));
  const widest = open.reduce((most, { error }) => Math.max(most, error), 0);
  const { hi } = ratioOf({ ln: 0, error: widest });
  const named = unknown.slice(0, MOST_NAMED).map(({ benchmark, unit }) => `${labelOf(benchmark)} ${unit}`);
  const rest = unknown.length - named.length;
  return [
    ...(open.length > 0
      ? [`what shows no difference is the same within ${(hi * 100).toFixed(1)} % at worst`]
      : []),
    ...(chance > 0
      ? [`each interval holds with 95 %: about ${chance} of ${unsure.length} leave out 0 by chance`]
      : []),
    ...named.map((name) => `no comparison leads from one commit to the other for ${name}`),
    ...(rest > 0 ? [`and for ${rest} more, which --json names`] : []),
  ];
}

function nameOf({ benchmark: { pkg, name, procs }, unit }: Series) {
  return { pkg, name, procs, unit };
}

function jsonOf(difference: Difference) {
  return { ...nameOf(difference), ...ratioOf(difference), error: difference.error };
}
