// Above the grid: how much of the history it shows, and on how much of it sorting and filtering rest.

import { button, element } from "../dom.ts";
import type { GridModel } from "./model.ts";

export interface Status {
  readonly root: HTMLElement;
  readonly update: (model: GridModel | undefined) => void;
}

/** makeStatus says it anew only where it is another: it is read out. */
export function makeStatus(loadAll: () => void): Status {
  const text = element("span", {});
  const all = button("Load all", loadAll, { hidden: "" });
  return {
    root: element("p", { class: "quiet", role: "status" }, text, all),
    update: (model) => {
      const now = statusText(model);
      if (text.textContent !== now) text.textContent = now;
      all.hidden = model === undefined || isWhole(model);
    },
  };
}

function isWhole({ known: { segments, of } }: GridModel): boolean {
  return segments >= of;
}

function statusText(model: GridModel | undefined): string {
  if (model === undefined) return "The rows are loading, or could not be loaded.";
  const { lines, rows, columns, known, unfiltered } = model;
  const shown = lines.filter(({ kind }) => kind === "row").length;
  const part = `States and flakiness are of what is loaded: ${known.segments} of ${known.of} parts of the history. `;
  const doubt = `The filter took too long: ${unfiltered} of these rows were not compared with it. `;
  return [
    `${shown} of ${rows.length} rows, ${columns.length} columns, newest first. `,
    isWhole(model) ? "" : part,
    unfiltered === 0 ? "" : doubt,
  ].join("");
}
