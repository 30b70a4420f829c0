// The lines of a plot with their colours, what is not in them, and their data as files.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { commitAt } from "../data/branch-line.ts";
import { button, element, saveAs } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { LINE_COLOURS } from "./columns-of-lines.ts";
import { csvOf, type ExportLine, jsonOf } from "./export-trend.ts";
import { lineName } from "./readout.ts";
import type { Traced, Tracing } from "./traced.ts";

export interface LineList {
  readonly root: HTMLElement;
  readonly update: (tracing: Tracing) => void;
}

export function makeLineList(page: Context, branch: PageBranch): LineList {
  const root = element("div", {});
  return {
    root,
    update: (tracing) => {
      const { lines, notes, isLoading } = tracing;
      root.replaceChildren(
        element(
          "ul",
          { class: "legend", "aria-label": "Lines" },
          ...lines.map((line, i) => lineItem(page, branch, line, i)),
        ),
        ...(isLoading ? [element("p", { class: "quiet", role: "status" }, "Numbers are loading.")] : []),
        ...notes.map((note) => element("p", { class: "quiet" }, note)),
        ...(lines.length === 0 || isLoading ? [] : [filesOf(page, branch, lines)]),
      );
    },
  };
}

function lineItem(page: Context, branch: PageBranch, line: Traced, number: number): HTMLElement {
  const { view, go } = page;
  const base = baseText(page, branch, line);
  const key = element("span", { class: `key key-${1 + (number % LINE_COLOURS)}`, "aria-hidden": "true" });
  const remove = button(
    "×",
    () => go({ benchmarks: view().benchmarks.filter((one) => one !== line.row.key) }, "new"),
    { "aria-label": `Take ${shown(line.row.key)} out`, title: "Take this benchmark out" },
  );
  return element("li", {}, key, lineName(line), base === "" ? "" : `, relative to ${base} `, remove);
}

function baseText({ store }: Context, branch: PageBranch, { base, besides }: Traced): string {
  if (base === undefined) return "";
  const sha = besides === "" ? commitAt(store, branch, base)?.sha : besides;
  return sha === undefined ? "a commit that is loading" : shortSha(sha);
}

/** Full names: whoever reads the file has to find them again. */
function filesOf(page: Context, branch: PageBranch, lines: readonly Traced[]): HTMLElement {
  const commitOf = (place: number) => {
    const commit = commitAt(page.store, branch, place);
    return { sha: commit?.sha ?? "", measured: commit?.measured ?? "" };
  };
  const told = lines.map(
    ({ row, region, machine, base, besides, dots }): ExportLine => ({
      ...{ branch: branch.name, region, benchmark: row.label, unit: row.unit, machine, dots },
      base: base === undefined ? "" : besides || commitOf(base).sha,
    }),
  );
  return element(
    "p",
    {},
    button("CSV", () => saveAs("trend.csv", "text/csv", csvOf(told, commitOf))),
    " ",
    button("JSON", () => saveAs("trend.json", "application/json", jsonOf(told, commitOf))),
  );
}
