// What the lines say at one commit, as a table, and in a sentence for who does not see it.

import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { PageBranch } from "../../src/page/format/index-file.ts";
import { formatDelta, formatValue, quantityText } from "../../src/report/format.ts";
import { commitName, shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { commitAt } from "../data/branch-line.ts";
import { element, linkTo, scrolled, table } from "../dom.ts";
import { eventText, shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { commitLink, pullLink } from "../state/links.ts";
import { bothTimes } from "../state/zones.ts";
import type { Dot } from "./columns-of-lines.ts";
import type { Traced } from "./traced.ts";

export interface Readout {
  readonly root: HTMLElement;
  readonly update: (at: ReadoutAt | undefined) => void;
}

export interface ReadoutAt {
  readonly place: number;
  readonly lines: readonly Traced[];
  readonly events: readonly PageEvent[];
}

export function makeReadout(page: Context, branch: PageBranch): Readout {
  const shownAt = element("div", {});
  const spoken = element("p", { class: "unseen", "aria-live": "polite" });
  return {
    root: element("div", {}, shownAt, spoken),
    update: (at) => {
      if (at === undefined) {
        shownAt.replaceChildren(
          element("p", { class: "quiet" }, "Point at a commit, or move with the arrow keys."),
        );
        return;
      }
      shownAt.replaceChildren(...readoutNow(page, branch, at));
      const text = spokenAt(page, branch, at);
      if (spoken.textContent !== text) spoken.textContent = text;
    },
  };
}

function readoutNow(page: Context, branch: PageBranch, { place, lines, events }: ReadoutAt): readonly Node[] {
  const rows = lines.map((line) => [lineName(line), valueText(line, dotAt(line, place))]);
  const begun = events.filter(({ column }) => column === place);
  const title = element("h3", {}, "At ", ...commitNodes(page, branch, place));
  return [
    title,
    element("p", { class: "quiet" }, timesOf(page, branch, place)),
    ...begun.map((event) => element("p", {}, `${shown(regionName(event.region))}: ${eventText(event)}`)),
    scrolled(
      table("Values at this commit", ["line", "value, with its 95 % interval"], rows),
      "Values at this commit",
    ),
  ];
}

function commitNodes({ store }: Context, branch: PageBranch, place: number): readonly (Node | string)[] {
  const commit = commitAt(store, branch, place);
  if (commit === undefined) return ["a commit that is loading"];
  const { links } = store.index;
  const outside = { rel: "noreferrer" };
  const text = commitName(commit);
  const pull = linkTo(pullLink(links, commit.pull), `#${commit.pull}`, outside);
  return [linkTo(commitLink(links, commit.sha), text, outside), ...(commit.pull === null ? [] : [" ", pull])];
}

function timesOf({ store, zone }: Context, branch: PageBranch, place: number): string {
  return `measured ${bothTimes(commitAt(store, branch, place)?.measured ?? "", zone()).join(" · ")}`;
}

/** lineName is a line in words. */
export function lineName({ row, region, machine }: Traced): string {
  return [shown(row.key), shown(regionName(region)), ...(machine === "" ? [] : [shown(machine)])].join(", ");
}

function dotAt({ dots }: Traced, place: number): Dot | undefined {
  return dots.find((dot) => dot.place === place);
}

function valueText({ row, machine, base }: Traced, dot: Dot | undefined): string {
  if (dot === undefined) return "no data";
  if (base === undefined || machine !== "") return quantityText(formatValue(dot.centre, row.unit));
  return dot.place === base ? "0, by definition" : formatDelta(dot.centre, dot.lo, dot.hi);
}

function spokenAt({ store }: Context, branch: PageBranch, { place, lines }: ReadoutAt): string {
  const sha = shortSha(commitAt(store, branch, place)?.sha ?? "");
  return [
    `commit ${sha}`,
    ...lines.map((line) => `${lineName(line)}: ${valueText(line, dotAt(line, place))}`),
  ].join("; ");
}
