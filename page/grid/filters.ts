// Above the grid: which rows, in which order, how wide. The controls are made once, and set when the view
// changes, so that what is typed stays.

import { compareTexts } from "../../src/model/text-order.ts";
import type { Context } from "../context.ts";
import { button, type Choice, element, field, select, toggle } from "../dom.ts";
import { compileFilter } from "../filter/filter.ts";
import { CELL_STATES } from "../state/cell-signs.ts";
import { remember } from "../state/remember.ts";
import type { NamedRow } from "../state/row-names.ts";
import { SORTS, type View, WIDTHS } from "../state/view.ts";
import { shown } from "./cell-text.ts";
import { TESTS } from "./lines.ts";

export interface Filters {
  readonly root: HTMLElement;
  readonly update: (rows: readonly NamedRow[]) => void;
  /** Puts the cursor into the filter. */
  readonly focus: () => void;
}

const SORT_WORDS = { event: "newest event", flaky: "flakiness", name: "name" } as const;
const WIDTH_WORDS = { tiny: "tiny", narrow: "narrow", normal: "normal", numbers: "with numbers" } as const;
const SORT_CHOICES = SORTS.map((value) => ({ value, label: SORT_WORDS[value] }));
const WIDTH_CHOICES = WIDTHS.map((value) => ({ value, label: WIDTH_WORDS[value] }));
const STATE_WORDS: Readonly<Record<(typeof CELL_STATES)[number], string>> = {
  event: "an event",
  worse: "worse",
  better: "better",
  unsure: "could not be told",
  broken: "broken or missing",
  failed: "failed",
  flaky: "flaky",
  new: "new or skipped",
  nodata: "no data at all",
};

export function makeFilters({ view, go }: Context): Filters {
  const change = (part: Partial<View>): void => go(part, "new");
  const text = patternField((filter) => go({ filter }, "same"));
  const pkg = select("Package", (value) => change({ pkg: value }));
  const unit = select("Unit", (value) => change({ unit: value }));
  const sort = select("Sorted by", (value) =>
    change({ sort: SORTS.find((one) => one === value) ?? "event" }),
  );
  const width = select("Cells", (value) =>
    change({ width: WIDTHS.find((one) => one === value) ?? "normal" }),
  );
  const group = toggle("Group by package", (grouped) => change({ grouped }));
  const states = stateBoxes((chosen) => change({ states: chosen }));
  const clear = button("All rows", () => change({ filter: "", pkg: "", unit: "", states: [] }));
  const parts = [text, pkg, unit, states, sort, width, group].map(({ root }) => root);
  const root = element("form", { class: "bar", "aria-label": "Rows of the grid" }, ...parts, clear);
  root.addEventListener("submit", (event) => event.preventDefault());
  const choices = remember<{ readonly pkgs: readonly Choice[]; readonly units: readonly Choice[] }>();
  return {
    root,
    focus: text.focus,
    update: (rows) => {
      const now = view();
      const { pkgs, units } = choices([rows], () => choicesOf(rows));
      text.update(now.filter);
      pkg.update(pkgs, now.pkg);
      unit.update(units, now.unit);
      states.update(now.states);
      sort.update(SORT_CHOICES, now.sort);
      width.update(WIDTH_CHOICES, now.width);
      group.update(now.grouped);
    },
  };
}

function choicesOf(rows: readonly NamedRow[]) {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort(compareTexts);
  const pkgs = distinct(rows.map(({ pkg }) => pkg));
  const units = distinct(rows.flatMap(({ unit }) => (unit === "" ? [] : [unit])));
  const all = { value: "", label: "all" };
  const tests = rows.some(({ unit }) => unit === "") ? [{ value: TESTS, label: "tests" }] : [];
  const plain = (value: string): Choice => ({ value, label: shown(value) });
  return { pkgs: [all, ...pkgs.map(plain)], units: [all, ...units.map(plain), ...tests] };
}

const FILTER_TITLE = "Filter rows by a regular expression";

/** What is no regular expression is marked, and filters nothing. */
function patternField(does: (pattern: string) => void) {
  const input = element("input", {
    type: "search",
    title: FILTER_TITLE,
    placeholder: "regular expression   /",
    maxlength: "1000",
  });
  input.addEventListener("input", () => {
    const compiled = compileFilter(input.value);
    input.setAttribute("aria-invalid", String(compiled.kind === "fault"));
    input.title = compiled.kind === "fault" ? compiled.why : FILTER_TITLE;
    if (compiled.kind === "filter") does(input.value);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") input.blur();
  });
  return {
    root: field("Filter", input),
    focus: () => input.select(),
    update: (pattern: string) => {
      if (document.activeElement !== input) input.value = pattern;
    },
  };
}

function stateBoxes(does: (states: readonly string[]) => void) {
  const boxes = CELL_STATES.map((state) => ({
    state,
    toggle: toggle(STATE_WORDS[state], (isOn) =>
      does(isOn ? [...chosen, state] : chosen.filter((one) => one !== state)),
    ),
  }));
  let chosen: readonly string[] = [];
  const title = element("summary", {}, "States");
  return {
    root: element("details", { class: "field" }, title, ...boxes.map((box) => box.toggle.root)),
    update: (states: readonly string[]) => {
      chosen = states;
      title.textContent = states.length === 0 ? "States: all" : `States: ${states.length}`;
      for (const box of boxes) box.toggle.update(states.includes(box.state));
    },
  };
}
