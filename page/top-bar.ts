// The top of every page: where one is, which branch and regions, in which zone, light or dark.

import type { Context } from "./context.ts";
import { button, type Choice, element, field, select } from "./dom.ts";
import { shown } from "./grid/cell-text.ts";
import { regionName } from "./state/chosen.ts";
import { PAGES, type PageName, THEMES, type View } from "./state/view.ts";
import { isZone, ownZone } from "./state/zones.ts";

export interface TopBar {
  readonly root: HTMLElement;
  readonly update: () => void;
}

const PAGE_WORDS: Readonly<Record<PageName, string>> = {
  overview: "Overview",
  grid: "Grid",
  trend: "Trend",
  compare: "Compare",
};

export function makeTopBar(page: Context, openHelp: () => void): TopBar {
  const { store, view, go, addressOf } = page;
  const { regions } = store.index;
  const names = store.index.branches.map(({ name }) => name);
  const links = PAGES.map((name) => ({ name, link: element("a", {}, PAGE_WORDS[name]) }));
  const branch = select("Branch", (value) => go(branchChange(value, names), "new"));
  const region = select("Region", (value) => go(regionChange(value), "new"));
  const zone = zoneField(page);
  const theme = select("Colours", (value) =>
    go({ theme: THEMES.find((one) => one === value) ?? "auto" }, "new"),
  );
  const help = button("?", openHelp, { "aria-label": "Help", title: "Help (?)" });
  const fields = [branch.root, region.root, zone.root, theme.root, help];
  const form = element("form", { class: "bar", "aria-label": "What is shown" }, ...fields);
  form.addEventListener("submit", (event) => event.preventDefault());
  const nav = element("nav", { "aria-label": "Pages" }, ...links.map(({ link }) => link));
  return {
    root: element("header", { class: "top" }, element("h1", {}, "go-steady"), nav, form),
    update: () => {
      const now = view();
      for (const { name, link } of links) {
        link.href = addressOf({ page: name });
        if (name === now.page) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      branch.update(branchChoices(names), branchValue(now, names[0] ?? ""));
      region.update(regionChoices(regions, now), regionValue(now));
      zone.update(now.zone);
      theme.update(
        THEMES.map((value) => ({ value, label: value === "auto" ? "as the system" : value })),
        now.theme,
      );
    },
  };
}

/** Choices of one have this before their name, so that nobody can call a branch as one of the others. */
const ONE = "=";

function branchChoices(names: readonly string[]): readonly Choice[] {
  const each = names.map((name) => ({ value: ONE + name, label: shown(name) }));
  return names.length > 1 ? [...each, { value: "all", label: "all, side by side" }] : each;
}

function branchValue({ branches }: View, first: string): string {
  const [one, second] = branches;
  return second === undefined ? ONE + (one ?? first) : "all";
}

function branchChange(value: string, names: readonly string[]): Partial<View> {
  const commits = { commit: "", picked: [], from: "", to: "" };
  return { ...commits, branches: value === "all" ? names : [value.slice(ONE.length)] };
}

function regionChoices(regions: readonly string[], { regions: chosen }: View): readonly Choice[] {
  const several = chosen.length > 1 ? `${chosen.length} chosen` : "all";
  return [
    ...(regions.length === 1
      ? []
      : [
          { value: "worst", label: `${several}: the worst of them` },
          { value: "side", label: `${several}, side by side` },
        ]),
    ...regions.map((region) => ({ value: ONE + region, label: shown(regionName(region)) })),
  ];
}

function regionValue({ regions, together }: View): string {
  const [one, second] = regions;
  return one !== undefined && second === undefined ? ONE + one : together;
}

function regionChange(value: string): Partial<View> {
  if (value === "worst" || value === "side") return { regions: [], together: value, region: "" };
  return { regions: [value.slice(ONE.length)], region: "" };
}

/** Any zone that the browser knows; an empty field is the reader's own. */
function zoneField({ go }: Context) {
  const input = element("input", { type: "text", list: "zones", maxlength: "60", placeholder: ownZone() });
  const list = element("datalist", { id: "zones" });
  input.addEventListener("focus", () => {
    if (list.childElementCount === 0)
      list.append(...Intl.supportedValuesOf("timeZone").map((value) => element("option", { value })));
  });
  input.addEventListener("change", () => {
    const isGood = input.value === "" || isZone(input.value);
    input.setAttribute("aria-invalid", String(!isGood));
    if (isGood) go({ zone: input.value }, "new");
  });
  return {
    root: field("Zone beside UTC", input, list),
    update: (zone: string) => {
      if (document.activeElement !== input) input.value = zone;
    },
  };
}
