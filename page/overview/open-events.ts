// Events that nobody has done anything about, worst first.

import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { OpenEvent } from "../../src/page/format/index-file.ts";
import { formatDelta } from "../../src/report/format.ts";
import { commitName } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { element, linkTo, scrolled, table } from "../dom.ts";
import { eventText, shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { commitLink, pullLink } from "../state/links.ts";
import { bothTimes } from "../state/zones.ts";
import { groupOpen } from "./group-open.ts";

export function openEvents(page: Context): readonly Node[] {
  const { open, opens } = page.store.index.overview;
  const title = element("h2", {}, "Open events");
  const none = "None: what was measured is as fast as before, or what changed is acknowledged.";
  if (opens === 0) return [title, element("p", {}, none)];
  const headings = ["what", "change", "commit", "when", "where"];
  const caption = open.length < opens ? `The first ${open.length} of ${opens}` : "All, worst first";
  const rows = groupOpen(open).map((group) => eventRow(page, group));
  const all = page.addressOf({ page: "grid", states: ["event"], sort: "event" });
  return [
    title,
    scrolled(table(caption, headings, rows), "Open events"),
    element("p", {}, element("a", { href: all }, "All rows with events, in the grid")),
  ];
}

function eventRow(page: Context, group: readonly [OpenEvent, ...OpenEvent[]]): readonly (Node | string)[] {
  const [open] = group;
  const { event, measured } = open;
  const row = page.rows()?.[event.row];
  const name = row === undefined ? `row ${event.row}` : shown(row.key);
  const sign = element("span", { class: `sign ${signOf(event)}`, "aria-hidden": "true" }, glyphOf(event));
  const regions = group.map((each) => each.event.region);
  const view = { branches: [event.branch], regions };
  const trend = page.addressOf({ ...view, page: "trend", benchmarks: row === undefined ? [] : [row.key] });
  const grid = page.addressOf({ ...view, page: "grid", row: row?.key ?? "", commit: open.sha });
  return [
    element("span", { class: "signed" }, sign, element("a", { href: trend }, name)),
    element("span", {}, ...group.map((each) => changeLine(each.event, group.length > 1))),
    commitCell(page, open, element("a", { href: grid, "aria-label": `in the grid: ${name}` }, "in the grid")),
    timesOf(measured, page.zone()),
    `${shown(event.branch)}, ${regions.map((region) => shown(regionName(region))).join(", ")}`,
  ];
}

function timesOf(time: string, zone: string): HTMLElement {
  return element("div", {}, ...bothTimes(time, zone).map((each) => element("div", { class: "whole" }, each)));
}

function changeLine(event: PageEvent, isOneOfMany: boolean): HTMLElement {
  const change = formatDelta(event.delta, event.lo, event.hi);
  const where = isOneOfMany ? ` ${shown(regionName(event.region))}` : "";
  return element("div", { class: "whole", title: eventText(event) }, `${change}${where}`);
}

function commitCell({ store }: Context, { sha, title, pull }: OpenEvent, inGrid: Node): HTMLElement {
  const { links } = store.index;
  const outside = { rel: "noreferrer" };
  return element(
    "span",
    {},
    linkTo(commitLink(links, sha), commitName({ sha, title }), outside),
    ...(pull === null ? [] : [" ", linkTo(pullLink(links, pull), `#${pull}`, outside)]),
    " ",
    inGrid,
  );
}

function signOf({ worse }: OpenEvent["event"]): string {
  return worse === null ? "other" : worse ? "worse" : "better";
}

function glyphOf({ worse }: OpenEvent["event"]): string {
  return worse === null ? "◆" : worse ? "▲" : "▼";
}
