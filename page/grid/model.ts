// What the grid shows: its columns, its lines, and how each cell looks, from the view and what is loaded.

import type { ClassMatrix } from "../../src/page/format/class-matrix.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { PageBranch, PageSeries } from "../../src/page/format/index-file.ts";
import type { Context } from "../context.ts";
import { branchNamed, classAt, seriesOf } from "../data/branch-line.ts";
import { splitOf } from "../state/cell-signs.ts";
import { chosenBranches, chosenRegions } from "../state/chosen.ts";
import { remember } from "../state/remember.ts";
import type { NamedRow } from "../state/row-names.ts";
import type { View } from "../state/view.ts";
import { compileFilter } from "../state/view-address.ts";
import { columnsOf, type GridColumn } from "./columns.ts";
import type { Look } from "./draw.ts";
import { type EventCells, eventCells } from "./event-cells.ts";
import { type Line, linesOf } from "./lines.ts";
import { scoresOf } from "./scores.ts";

export interface GridModel {
  readonly columns: readonly GridColumn[];
  readonly lines: readonly Line[];
  readonly rows: readonly NamedRow[];
  readonly branches: readonly PageBranch[];
  readonly regions: readonly string[];
  readonly events: EventCells;
  readonly lookAt: (line: number, column: number) => Look;
  /** Files of classes that are there, of how many: what sorting and filtering by states rests on. */
  readonly known: { readonly segments: number; readonly of: number };
}

/** makeModeller gives a function that makes the model, or undefined while the rows are not there. */
export function makeModeller({ store, view, rows }: Context): (wantsAll: boolean) => GridModel | undefined {
  const [columnsFor, linesFor, eventsFor] = [
    remember<readonly GridColumn[]>(),
    remember<readonly Line[]>(),
    remember<readonly PageEvent[]>(),
  ];
  return (wantsAll) => {
    const [named, now] = [rows(), view()];
    if (named === undefined) return undefined;
    const branches = chosenBranches(store.index, now);
    const regions = chosenRegions(store.index, now);
    const all = store.events()?.events ?? store.index.overview.open.map(({ event }) => event);
    const places = [branches.map(({ name }) => name).join("\n"), regions.join("\n")];
    const events = eventsFor([all, ...places], () =>
      all.filter(
        (event) => branches.some(({ name }) => name === event.branch) && regions.includes(event.region),
      ),
    );
    const columns = columnsFor([...places, now.together], () =>
      columnsOf({
        branches: branches.map(({ name, columns }) => ({ name, commits: columns })),
        regions,
        together: now.together,
      }),
    );
    const series = branches.flatMap((branch) => regions.flatMap((region) => seriesOf(branch, region) ?? []));
    const { matrices, of } = loadedOf(store, series, wantsAll);
    const wish = [now.filter, now.pkg, now.unit, now.states.join(), now.sort, now.grouped];
    const lines = linesFor([named, events, ...places, ...wish, ...matrices], () =>
      linesNow(named, now, { events, matrices, branches }),
    );
    const cells = eventCells(events);
    return {
      ...{ columns, lines, rows: named, branches, regions, events: cells },
      lookAt: lookerFor(store, { columns, lines, events: cells }),
      known: { segments: matrices.length, of },
    };
  };
}

function linesNow(
  rows: readonly NamedRow[],
  view: View,
  known: {
    readonly events: readonly PageEvent[];
    readonly matrices: readonly ClassMatrix[];
    readonly branches: readonly PageBranch[];
  },
): readonly Line[] {
  const { events, matrices, branches } = known;
  const newest = (name: string): number =>
    (branches.find((branch) => branch.name === name)?.columns ?? 1) - 1;
  const filter = view.filter === "" ? undefined : compileFilter(view.filter);
  return linesOf(rows, scoresOf({ matrices, events, newest }), { ...view, filter });
}

/** The newest files of classes are asked for in any case, the others when all are wanted. */
function loadedOf(store: Context["store"], series: readonly PageSeries[], wantsAll: boolean) {
  const hashes = series.flatMap(({ classes }) => {
    const asked = wantsAll ? classes : classes.slice(-1);
    for (const hash of asked) store.classes(hash);
    return classes;
  });
  const matrices = hashes.flatMap((hash) =>
    store.isThere("classes", hash) ? (store.classes(hash) ?? []) : [],
  );
  return { matrices, of: hashes.length };
}

function glyphOf([event]: readonly PageEvent[]): string {
  return event === undefined ? "" : event.worse === null ? "◆" : event.worse ? "▲" : "▼";
}

function lookerFor(
  store: Context["store"],
  {
    columns,
    lines,
    events,
  }: {
    readonly columns: readonly GridColumn[];
    readonly lines: readonly Line[];
    readonly events: EventCells;
  },
): GridModel["lookAt"] {
  return (line, column) => {
    const [at, on] = [columns[column], lines[line]];
    if (at === undefined || on?.kind !== "row") return undefined;
    const branch = branchNamed(store, at.branch);
    const codes: number[] = [];
    let event = "";
    for (const region of at.regions) {
      const code = classAt(store, seriesOf(branch, region), on.row, at.place);
      if (code === undefined) return undefined;
      codes.push(code);
      event ||= glyphOf(events.at(at.branch, region, on.row, at.place));
    }
    return { ...splitOf(codes), event, text: "" };
  };
}
