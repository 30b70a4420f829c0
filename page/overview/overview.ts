// The overview: how everything is, what is open, what is flaky, and how fresh all of it is.

import type { Context, Part } from "../context.ts";
import { element, scrolled, table } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { remember } from "../state/remember.ts";
import { type SeriesState, seriesStates } from "../state/series-state.ts";
import { bothTimes } from "../state/zones.ts";
import { openEvents } from "./open-events.ts";
import { testTroubles, troubleCauses } from "./test-troubles.ts";

/** Section is a part of the overview. It is made anew where one of its causes is another. */
interface Section {
  readonly causes: (page: Context) => readonly unknown[];
  readonly make: (page: Context) => readonly Node[];
}

/** States and freshness are told in minutes. */
const minuteOf = ({ now }: Context): number => Math.floor(now() / 60_000);

const SECTIONS: readonly Section[] = [
  { causes: (page) => [page.view(), minuteOf(page)], make: states },
  { causes: (page) => [page.view(), page.rows()], make: openEvents },
  { causes: (page) => [page.view(), page.rows(), ...troubleCauses(page)], make: testTroubles },
  { causes: (page) => [page.zone(), minuteOf(page)], make: freshness },
  { causes: (page) => [page.zone()], make: doubts },
];

export function makeOverview(page: Context): Part {
  const sections = SECTIONS.map((section) => ({ ...section, host: element("div", {}), ask: remember() }));
  return {
    root: element("section", { "aria-label": "Overview" }, ...sections.map(({ host }) => host)),
    update: () => {
      for (const { host, ask, causes, make } of sections)
        ask(causes(page), () => host.replaceChildren(...make(page)));
    },
    onKey: () => false,
    close: () => {},
  };
}

function states(page: Context): readonly Node[] {
  const all = seriesStates(page.store.index, page.now());
  return [
    element("h2", {}, "Branches and regions"),
    all.length === 0
      ? element("p", {}, "No data: nothing was published yet.")
      : element("ul", { class: "states" }, ...all.map((state) => stateItem(page, state))),
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

function freshness({ store, now, zone }: Context): readonly Node[] {
  const rows = seriesStates(store.index, now()).map(({ branch, region, freshness: fresh, time }) => [
    shown(branch),
    shown(regionName(region)),
    fresh,
    time === "" ? "no data" : bothTimes(time, zone()).join(" · "),
  ]);
  if (rows.length === 0) return [];
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
