// What changed between two picked commits: by the ladder, also where they were never compared with each
// other.

import type { Context, Part } from "../context.ts";
import { findCommit } from "../data/branch-line.ts";
import { element } from "../dom.ts";
import { chosenBranches, chosenRegions } from "../state/chosen.ts";
import type { Pair } from "./between.ts";
import { changedEvents, changedRows } from "./changes.ts";
import { commitFacts } from "./commit-facts.ts";

/** So many rows are worked out at once; more when somebody asks. */
const AT_ONCE = 40;

export function makeCompare(page: Context): Part {
  const root = element("section", { "aria-label": "Comparison" });
  let most = AT_ONCE;
  const update = (): void => {
    const more = (): void => {
      most *= 4;
      update();
    };
    const title = element("h2", {}, "What changed between two commits");
    root.replaceChildren(title, ...comparisonNow(page, most, more));
  };
  return { root, update, onKey: () => false, close: () => {} };
}

function comparisonNow(page: Context, most: number, more: () => void): readonly Node[] {
  const pair = findPair(page);
  if (typeof pair === "string") {
    const grid = element("a", { href: page.addressOf({ page: "grid" }) }, "To the grid");
    return [element("p", {}, pair, " ", grid)];
  }
  const [events, rows] = [page.store.events(), page.rows()];
  if (events === undefined || rows === undefined)
    return [commitFacts(page, pair), element("p", {}, "The events are loading, or could not be loaded.")];
  return [
    commitFacts(page, pair),
    ...changedEvents(pair, events.events, rows),
    ...changedRows(page, pair, { events: events.events, rows, most, more }),
  ];
}

/** Why there is no pair, where there is none. */
function findPair({ store, view }: Context): Pair | string {
  const [one, two] = view().picked;
  if (one === undefined || two === undefined)
    return "Pick two columns in the grid, by a click on their headings or with Space.";
  for (const line of chosenBranches(store.index, view())) {
    const [a, b] = [findCommit(store, line, one), findCommit(store, line, two)];
    if (a.kind === "unknown" || b.kind === "unknown") return "The commits are loading.";
    if (a.kind !== "at" || b.kind !== "at") continue;
    const [after, upTo] = [Math.min(a.place, b.place), Math.max(a.place, b.place)];
    return { line, branch: line.name, regions: chosenRegions(store.index, view()), after, upTo };
  }
  return "No chosen branch has both commits.";
}
