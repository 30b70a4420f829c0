// The rows of a comparison: events between both commits, and by the ladder how every row differs.

import { differenceOf, ratioOf } from "../../src/history/ladder/ladder.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import { formatDelta, plural } from "../../src/report/format.ts";
import type { Context } from "../context.ts";
import { seriesOf } from "../data/branch-line.ts";
import { comparisonsOf } from "../data/row-values.ts";
import { button, element, scrolled, table } from "../dom.ts";
import { eventText, shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { remember } from "../state/remember.ts";
import type { NamedRow } from "../state/row-names.ts";
import { eventsBetween, type Pair, type RowIn, rowsOf } from "./between.ts";

export function changedEvents(
  pair: Pair,
  events: readonly PageEvent[],
  rows: readonly NamedRow[],
): readonly Node[] {
  const between = eventsBetween(events, pair);
  const title = element("h3", {}, "Events between them");
  if (between.length === 0) return [title, element("p", {}, "None.")];
  const lines = between.map((event) => [
    shown(rows[event.row]?.key ?? ""),
    shown(regionName(event.region)),
    eventText(event),
  ]);
  const caption = `${plural(between.length, "event")}, for the worse first`;
  return [title, scrolled(table(caption, ["what", "region", "event"], lines), "Events between both commits")];
}

interface Asked {
  readonly events: readonly PageEvent[];
  readonly rows: readonly NamedRow[];
  readonly most: number;
  readonly more: () => void;
}

/** A page draws the same comparison again whenever a file has come. */
const ordered = remember<readonly RowIn[]>();

/** Rows with events first, then all others by name: each needs its numbers. */
export function changedRows(page: Context, pair: Pair, { events, rows, most, more }: Asked): readonly Node[] {
  const causes = [events, rows, pair.branch, pair.after, pair.upTo, pair.regions.join("\n")];
  const all = ordered(causes, () => allRows(pair, rowsOf(eventsBetween(events, pair)), rows));
  const lines = all.slice(0, most).map((at) => rowLine(page, pair, at, rows));
  const caption = `How the newer commit differs from the older one, with a 95 % interval; ${lines.length} of ${all.length} rows`;
  return [
    element("h3", {}, "Row by row"),
    scrolled(table(caption, ["what", "region", "change"], lines), "Row by row"),
    ...(lines.length < all.length ? [button("More rows", more)] : []),
  ];
}

function allRows({ regions }: Pair, first: readonly RowIn[], rows: readonly NamedRow[]): readonly RowIn[] {
  const named = rows.filter(({ unit }) => unit !== "").toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const others = named.flatMap(({ number }) => regions.map((region) => ({ row: number, region })));
  const seen = new Set(first.map(({ row, region }) => `${row} ${region}`));
  return [...first, ...others.filter(({ row, region }) => !seen.has(`${row} ${region}`))];
}

function rowLine(
  page: Context,
  pair: Pair,
  { row, region }: RowIn,
  rows: readonly NamedRow[],
): readonly (Node | string)[] {
  const named = rows[row];
  const address = page.addressOf({ page: "trend", benchmarks: [named?.key ?? ""], regions: [region] });
  return [
    element("a", { href: address }, shown(named?.key ?? "")),
    shown(regionName(region)),
    changeBetween(page, pair, { row, region }),
  ];
}

/** Ladders of a comparison, by series, row and places. */
const known = new Map<string, string>();
const MOST_KEPT = 5_000;

function changeBetween({ store }: Context, { line, after, upTo }: Pair, { row, region }: RowIn): string {
  const series = seriesOf(line, region);
  if (series === undefined) return "no data";
  const key = `${series.blocks} ${row} ${after} ${upTo}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = comparisonsOf(store, line, series, row);
  if (found === undefined) return "loading";
  const difference = differenceOf(found.edges, after, upTo);
  const lost = found.lost > 0 ? "; a part of its numbers could not be loaded" : "";
  const text = difference === undefined ? "no comparison connects them" : textOf(difference);
  if (known.size >= MOST_KEPT) known.clear();
  if (lost === "") known.set(key, text);
  return text + lost;
}

function textOf(difference: { readonly ln: number; readonly error: number }): string {
  const { delta, lo, hi } = ratioOf(difference);
  return difference.error === 0 && difference.ln === 0 ? "the same, proved" : formatDelta(delta, lo, hi);
}
