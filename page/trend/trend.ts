// The trend: speed of chosen rows over the commits of a branch; of several branches one plot each.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import type { Context, Part } from "../context.ts";
import { element } from "../dom.ts";
import { chosenBranches } from "../state/chosen.ts";
import type { NamedRow } from "../state/row-names.ts";
import { makeControls } from "./controls.ts";
import { makePanel, type Panel } from "./panel.ts";
import type { DrawPlot } from "./plot.ts";

export function makeTrend(page: Context): Part {
  const controls = makeControls(page);
  const status = element("p", { class: "quiet", role: "status" });
  const panels = element("div", {});
  const root = element("section", { "aria-label": "Trend" }, controls.root, status, panels);
  let open: readonly Panel[] = [];
  let draw: DrawPlot | undefined;
  let isClosed = false;
  const closePanels = (): void => {
    for (const panel of open) panel.close();
  };
  const part: Part = {
    root,
    update: () => {
      const rows = page.rows();
      controls.update(rows ?? []);
      const chosen = rows === undefined ? [] : chosenRows(page, rows);
      status.replaceChildren(...statusOf(page, rows, chosen));
      const branches = chosenBranches(page.store.index, page.view());
      if (open.map(({ branch }) => branch.name).join("\n") !== branches.map(({ name }) => name).join("\n")) {
        closePanels();
        open = branches.map((branch: PageBranch) => makePanel(page, branch, () => draw));
        panels.replaceChildren(...open.map((panel) => panel.root));
      }
      for (const panel of open) panel.update(chosen);
    },
    onKey: () => false,
    close: () => {
      isClosed = true;
      closePanels();
    },
  };
  // In this file of the program, but not begun before: uPlot asks the system first how numbers are written,
  // which takes long, and the other views draw no plot.
  void import("./plot.ts").then(({ drawPlot }) => {
    draw = drawPlot;
    if (!isClosed) part.update();
  });
  return part;
}

/** chosenRows are those that the view names and the history has, in the view's order. */
export function chosenRows({ view }: Context, rows: readonly NamedRow[]): readonly NamedRow[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return view().benchmarks.flatMap((key) => byKey.get(key) ?? []);
}

function statusOf(
  { view, addressOf }: Context,
  rows: readonly NamedRow[] | undefined,
  chosen: readonly NamedRow[],
): readonly (Node | string)[] {
  if (rows === undefined) return ["The rows are loading, or could not be loaded."];
  const unknown = view().benchmarks.length - chosen.length;
  if (unknown > 0) return [`${unknown} of the rows in the address are not in this history.`];
  if (chosen.length > 0) return [];
  const grid = element("a", { href: addressOf({ page: "grid" }) }, "the grid");
  return ["Choose a benchmark above, or in ", grid, " with Enter."];
}
