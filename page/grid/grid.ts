// The grid: rows by commits. The canvas shows it, the elements below say it.

import type { Context, Part } from "../context.ts";
import { button, element } from "../dom.ts";
import { makeCanvasBox } from "./canvas-box.ts";
import { showDetails } from "./cell-details.ts";
import { drawGrid, type Scene } from "./draw.ts";
import { makeFilters } from "./filters.ts";
import { contentSize } from "./geometry.ts";
import { listen } from "./input.ts";
import { makeLegend } from "./legend.ts";
import { type GridModel, makeModeller } from "./model.ts";
import { readPalette } from "./palette.ts";
import { extentOf, type GridParts, geometryFor } from "./parts.ts";
import { makePicks, pickedColumns } from "./picks.ts";
import { headingsFor, namerFor, spansOf, withNumbers } from "./scene.ts";
import { selectedPlace } from "./selected.ts";
import { makeTip } from "./tip.ts";

const LABEL =
  "Grid of rows and commits. Arrow keys move, Enter opens the trend of the row, Space picks the column for a comparison.";

export function makeGrid(page: Context): Part {
  const modelNow = makeModeller(page);
  const parts: GridParts = {
    page,
    box: makeCanvasBox(LABEL, () => paint(parts)),
    filters: makeFilters(page),
    picks: makePicks(page),
    tip: makeTip(),
    status: element("p", { class: "quiet", role: "status" }),
    details: element("section", { "aria-label": "The selected cell" }),
    spoken: element("p", { id: "grid-cell", class: "unseen", "aria-live": "polite" }),
    now: { model: undefined, selected: undefined, picked: new Set(), palette: undefined, wantsAll: false },
  };
  const update = (): void => follow(parts, modelNow(parts.now.wantsAll), update);
  listen(parts);
  const { box, filters, picks, tip, status, details, spoken } = parts;
  const shown = [filters.root, status, picks.root, box.root, spoken, tip.root, details, makeLegend()];
  return {
    root: element("section", { "aria-label": "Grid" }, ...shown),
    update,
    onKey: ({ key }) => {
      if (key !== "/") return false;
      filters.focus();
      return true;
    },
    close: box.close,
  };
}

function paint(parts: GridParts): void {
  const { box, now } = parts;
  if (now.model === undefined) return;
  now.palette ??= readPalette(box.context);
  drawGrid(box.context, sceneOf(parts, now.model), now.palette);
}

function sceneOf(parts: GridParts, model: GridModel): Scene {
  const { page, box, now } = parts;
  const { width, grouped } = page.view();
  const headings = headingsFor(page, model);
  return {
    geometry: geometryFor(parts, model),
    box: box.box(),
    scroll: box.scroll(),
    extent: extentOf(model),
    nameOf: namerFor(model, grouped),
    lookAt: width === "numbers" ? withNumbers(page, model) : model.lookAt,
    headingsOf: (window) => spansOf(headings, model, window),
    selected: now.selected,
    picked: now.picked,
    isFocused: document.activeElement === box.root,
  };
}

/** Makes everything as the view and the data are now. */
function follow(parts: GridParts, model: GridModel | undefined, again: () => void): void {
  const { page, box, filters, picks, status, now } = parts;
  now.model = model;
  now.palette = undefined;
  const loadAll = (): void => {
    now.wantsAll = true;
    again();
  };
  status.replaceChildren(...statusOf(model, loadAll));
  if (model === undefined) return;
  filters.update(model.rows);
  now.selected = selectedPlace(page, model, now.selected);
  now.picked = pickedColumns(page, model);
  picks.update();
  box.setContent(contentSize(geometryFor(parts, model), extentOf(model)));
  showDetails(parts, model);
  box.draw();
}

function statusOf(model: GridModel | undefined, loadAll: () => void): readonly (Node | string)[] {
  if (model === undefined) return ["The rows are loading, or could not be loaded."];
  const rows = model.lines.filter(({ kind }) => kind === "row").length;
  const { segments, of } = model.known;
  const text = `${rows} of ${model.rows.length} rows, ${model.columns.length} columns, newest first. `;
  if (segments >= of) return [text];
  return [
    `${text}States and flakiness are of what is loaded: ${segments} of ${of} parts of the history. `,
    button("Load all", loadAll),
  ];
}
