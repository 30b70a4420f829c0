// What the colours and glyphs of the grid mean.

import { element } from "../dom.ts";
import { LEGEND } from "../state/cell-signs.ts";

export function makeLegend(): HTMLElement {
  const signs = LEGEND.map(({ colour, glyph, words }) => entry(`sign ${colour}`, glyph, words));
  const event = entry("sign fine event", "▲", "an event begins here, by the ladder of all comparisons");
  const split = element(
    "li",
    {},
    "A cell that is split has the worst region in its upper half, and what is furthest from it in the lower one.",
  );
  const items = element("ul", { class: "legend" }, ...signs, event, split);
  return element("details", { open: "" }, element("summary", {}, "What the cells mean"), items);
}

function entry(kind: string, glyph: string, words: string): HTMLElement {
  return element("li", {}, element("span", { class: kind, "aria-hidden": "true" }, glyph || "\u00a0"), words);
}
