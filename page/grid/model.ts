// What the grid shows: its columns, its lines, and how each cell looks, from the view and what is loaded.

import type { ClassMatrix } from "../../src/page/format/class-matrix.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { PageBranch, PageSeries } from "../../src/page/format/index-file.ts";
import type { Context } from "../context.ts";
import { seriesOf } from "../data/branch-line.ts";
import { compileFilter } from "../filter/filter.ts";
import { chosenBranches, chosenRegions } from "../state/chosen.ts";
import { remember } from "../state/remember.ts";
import type { NamedRow } from "../state/row-names.ts";
import type { View } from "../state/view.ts";
import { columnsOf, type GridColumn } from "./columns.ts";
import type { Look } from "./draw.ts";
import { type EventCells, eventCells } from "./event-cells.ts";
import { type Line, type Lines, linesOf, namesOrder, orderOf, type RowScores } from "./lines.ts";
import { looksOf } from "./looks.ts";
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
  /** Rows that are shown because the filter took too long for them. */
  readonly unfiltered: number;
}

/** rowAt is undefined for a heading between lines. */
export function rowAt({ lines, rows }: GridModel, line: number): NamedRow | undefined {
  const at = lines[line];
  return at?.kind === "row" ? rows[at.row] : undefined;
}

/** Shown is what of the history is in the columns, as far as it is loaded. */
interface Shown {
  readonly branches: readonly PageBranch[];
  readonly regions: readonly string[];
  readonly events: readonly PageEvent[];
  readonly matrices: readonly ClassMatrix[];
}

/** makeModeller gives a function that makes the model, or undefined while the rows are not there. */
export function makeModeller({ store, view, rows }: Context): (wantsAll: boolean) => GridModel | undefined {
  const [columnsFor, eventsFor] = [remember<readonly GridColumn[]>(), remember<readonly PageEvent[]>()];
  const linesNow = makeLiner();
  return (wantsAll) => {
    const [named, now] = [rows(), view()];
    if (named === undefined) return undefined;
    const branches = chosenBranches(store.index, now);
    const regions = chosenRegions(store.index, now);
    const all = store.events()?.events ?? store.index.overview.open.map(({ event }) => event);
    const places = placesOf({ branches, regions });
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
    const { lines, unfiltered } = linesNow(named, now, { branches, regions, events, matrices });
    const cells = eventCells(events);
    return {
      ...{ columns, lines, rows: named, branches, regions, events: cells, unfiltered },
      lookAt: looksOf(store, { columns, lines, events: cells }),
      known: { segments: matrices.length, of },
    };
  };
}

/** Equal where the same branches and regions are shown. */
function placesOf({ branches, regions }: Pick<Shown, "branches" | "regions">): readonly string[] {
  return [branches.map(({ name }) => name).join("\n"), regions.join("\n")];
}

/** A key that is typed changes which rows pass; their order and their scores stay. */
function makeLiner() {
  const [byName, ordered] = [remember<readonly number[]>(), remember<readonly number[]>()];
  const [scored, kept] = [remember<RowScores>(), remember<Lines>()];
  return (rows: readonly NamedRow[], now: View, shown: Shown): Lines => {
    const { branches, events, matrices } = shown;
    const newest = (name: string): number =>
      (branches.find((branch) => branch.name === name)?.columns ?? 1) - 1;
    const scores = scored([events, ...placesOf(shown), ...matrices], () =>
      scoresOf({ matrices, events, newest }),
    );
    const names = byName([rows], () => namesOrder(rows));
    const order = ordered([names, scores, now.sort], () => orderOf(names, scores, now.sort));
    const wish = [now.filter, now.pkg, now.unit, now.states.join(), now.grouped];
    return kept([rows, order, scores, ...wish], () =>
      linesOf(rows, order, scores, { ...now, filter: filterOf(now) }),
    );
  };
}

function filterOf({ filter }: View) {
  const compiled = filter === "" ? undefined : compileFilter(filter);
  return compiled?.kind === "filter" ? compiled : undefined;
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
