// The overview: how everything is, what is open, what is flaky, and how fresh all of it is.

import type { Context, Part } from "../context.ts";
import { element, scrolled, table } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { type SeriesState, seriesStates } from "../state/series-state.ts";
import { bothTimes } from "../state/zones.ts";
import { openEvents } from "./open-events.ts";
import { testTroubles } from "./test-troubles.ts";

export function makeOverview(page: Context): Part {
  const root = element("section", { "aria-label": "Overview" });
  return {
    root,
    update: () => root.replaceChildren(...overviewNow(page)),
    onKey: () => false,
    close: () => {},
  };
}

function overviewNow(page: Context): readonly Node[] {
  const states = seriesStates(page.store.index, page.now());
  return [
    element("h2", {}, "Branches and regions"),
    states.length === 0
      ? element("p", {}, "No data: nothing was published yet.")
      : element("ul", { class: "states" }, ...states.map((state) => stateItem(page, state))),
    ...openEvents(page),
    ...testTroubles(page),
    ...freshness(page, states),
    ...doubts(page),
  ];
}

const SIGNS = { worse: "▲", better: "▼", fine: "", nodata: "" } as const;

function stateItem(page: Context, state: SeriesState): HTMLElement {
  const { branch, region, kind, headline, freshness: fresh } = state;
  const address = page.addressOf({ page: "grid", branches: [branch], regions: [region] });
  const sign = element("span", { class: `sign ${kind}`, "aria-hidden": "true" }, SIGNS[kind] || "\u00a0");
  const name = `${shown(branch)}, ${shown(regionName(region))}`;
  return element(
    "li",
    { class: kind },
    element("b", {}, sign, element("a", { href: address }, name)),
    element("span", {}, headline),
    element("br"),
    element("span", { class: "quiet" }, fresh),
  );
}

function freshness({ zone }: Context, states: readonly SeriesState[]): readonly Node[] {
  if (states.length === 0) return [];
  const rows = states.map(({ branch, region, freshness: fresh, time }) => [
    shown(branch),
    shown(regionName(region)),
    fresh,
    time === "" ? "no data" : bothTimes(time, zone()).join(" · "),
  ]);
  const headings = ["branch", "region", "newest run", "begun"];
  return [
    element("h2", {}, "How fresh it is"),
    scrolled(table("Every branch in every region", headings, rows), "How fresh it is"),
  ];
}

function doubts({ store, zone }: Context): readonly Node[] {
  const { overview, made, history, version } = store.index;
  const when = bothTimes(made, zone()).join(" · ");
  const source = `Made ${when} from ${shown(history)} by go-steady ${shown(version)}.`;
  const more = overview.doubtful - overview.doubts.length;
  const texts = [...overview.doubts.map(shown), ...(more > 0 ? [`and ${more} more`] : [])];
  const list = element("ul", {}, ...texts.map((text) => element("li", {}, text)));
  return [
    ...(texts.length === 0 ? [] : [element("h2", {}, "Doubts"), list]),
    element("p", { class: "quiet" }, source),
  ];
}
