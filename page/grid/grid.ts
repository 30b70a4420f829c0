// The grid: rows by commits. The canvas shows it, the elements below say it.

import type { Context, Part } from "../context.ts";
import { element } from "../dom.ts";
import { remember } from "../state/remember.ts";
import { makeCanvasBox } from "./canvas-box.ts";
import { makeCellDetails } from "./cell-details.ts";
import { drawGrid, type Scene } from "./draw.ts";
import { makeFilters } from "./filters.ts";
import { contentSize } from "./geometry.ts";
import { listen } from "./input.ts";
import { makeLegend } from "./legend.ts";
import { namerFor } from "./line-names.ts";
import { type GridModel, makeModeller } from "./model.ts";
import { type Palette, readPalette } from "./palette.ts";
import { extentOf, type GridParts, geometryFor, seenIn } from "./parts.ts";
import { makePicks, pickedColumns } from "./picks.ts";
import { headingsFor, spansOf, withNumbers } from "./scene.ts";
import { nameWanted, selectedPlace } from "./selected.ts";
import { makeStatus } from "./status.ts";
import { makeTip } from "./tip.ts";

const LABEL =
  "Grid of rows and commits. Arrow keys move, Enter opens the trend of the row, Space picks the column for a comparison.";

export function makeGrid(page: Context): Part {
  const modelNow = makeModeller(page);
  const paletteOf = remember<Palette>();
  const parts: GridParts = {
    page,
    box: makeCanvasBox(LABEL, () => {
      const isDark = document.documentElement.classList.contains("dark");
      paint(
        parts,
        paletteOf([isDark], () => readPalette(parts.box.context)),
      );
    }),
    filters: makeFilters(page),
    picks: makePicks(page),
    tip: makeTip(),
    status: makeStatus(() => {
      parts.now.wantsAll = true;
      update();
    }),
    details: makeCellDetails(page),
    now: { model: undefined, selected: undefined, picked: new Set(), wanted: undefined, wantsAll: false },
  };
  const update = (): void => follow(parts, modelNow(parts.now.wantsAll));
  listen(parts);
  const { box, filters, picks, tip, status, details } = parts;
  const shown = [
    filters.root,
    status.root,
    picks.root,
    box.root,
    details.spoken,
    tip.root,
    details.root,
    makeLegend(),
  ];
  return {
    root: element("section", { "aria-label": "Grid" }, ...shown),
    update,
    onKey: ({ key }) => {
      if (key !== "/") return false;
      filters.focus();
      return true;
    },
    isWaiting: details.isWaiting,
    close: () => {
      box.close();
      details.close();
    },
  };
}

function paint(parts: GridParts, palette: Palette): void {
  const { model } = parts.now;
  if (model !== undefined) drawGrid(parts.box.context, sceneOf(parts, model), palette);
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
    isHeading: (line) => model.lines[line]?.kind === "package",
    lookAt: width === "numbers" ? withNumbers(page, model) : model.lookAt,
    headingsOf: (window) => spansOf(headings, model, window),
    selected: now.selected,
    picked: now.picked,
    isFocused: document.activeElement === box.root,
  };
}

/** Makes everything as the view and the data are now. */
function follow(parts: GridParts, model: GridModel | undefined): void {
  const { page, box, filters, picks, status, details, now } = parts;
  now.model = model;
  status.update(model);
  if (model === undefined) return;
  filters.update(model.rows);
  nameWanted(parts, model);
  now.selected = selectedPlace(parts, model);
  now.picked = pickedColumns(page, model);
  picks.update();
  box.setContent(contentSize(geometryFor(parts, model), extentOf(model)));
  details.update({ model, selected: now.selected, seen: () => seenIn(parts, model) });
  box.draw("now");
}
