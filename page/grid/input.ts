// Mouse and keys on the grid.

import { factsOfCell, factText } from "./facts.ts";
import { type Hit, hitAt, scrollTo, windowOf } from "./geometry.ts";
import { type GridModel, rowAt } from "./model.ts";
import { movedBy, type Place } from "./move.ts";
import { extentOf, type GridParts, geometryFor, shaAt } from "./parts.ts";
import { withPick } from "./picks.ts";

/** listen does for the grid what its events ask for. */
export function listen(parts: GridParts): void {
  const { box, tip, details, now } = parts;
  const { root } = box;
  root.addEventListener("scroll", details.scrolled, { passive: true });
  root.addEventListener("pointermove", (event) => showTip(parts, event));
  root.addEventListener("pointerleave", tip.hide);
  root.addEventListener("click", (event) => {
    if (now.model !== undefined) clicked(parts, now.model, hitOf(parts, now.model, event));
  });
  root.addEventListener("dblclick", (event) => {
    if (now.model === undefined) return;
    const at = hitOf(parts, now.model, event);
    if (at.kind === "cell" || at.kind === "name") openTrend(parts, now.model, at.line);
  });
  root.addEventListener("focus", () => box.draw());
  root.addEventListener("blur", () => box.draw());
  root.addEventListener("keydown", (event) => {
    if (now.model === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (takesKey(parts, now.model, event.key)) event.preventDefault();
  });
}

function hitOf(parts: GridParts, model: GridModel, event: MouseEvent): Hit {
  const { left, top } = parts.box.root.getBoundingClientRect();
  const point = { x: event.clientX - left, y: event.clientY - top };
  return hitAt(geometryFor(parts, model), parts.box.scroll(), extentOf(model), point);
}

function showTip(parts: GridParts, event: PointerEvent): void {
  const { page, tip, now } = parts;
  if (now.model === undefined) return;
  const at = hitOf(parts, now.model, event);
  const row = at.kind === "cell" ? rowAt(now.model, at.line) : undefined;
  const column = at.kind === "cell" ? now.model.columns[at.column] : undefined;
  if (row === undefined || column === undefined) tip.hide();
  else tip.show(event, factText(factsOfCell(page, now.model.events, row, column)));
}

function clicked(parts: GridParts, model: GridModel, at: Hit): void {
  if (at.kind === "heading") pick(parts, model, at.column);
  if (at.kind === "cell") choose(parts, model, at);
  if (at.kind === "name") choose(parts, model, { line: at.line, column: parts.now.selected?.column ?? 0 });
}

/**
 * Shows a cell: with the view that has it, in the next frame. Its commit may have to be loaded first; until
 * then the grid has it in mind.
 */
function choose(parts: GridParts, model: GridModel, place: Place): void {
  const { page, box, now } = parts;
  const [row, column] = [rowAt(model, place.line), model.columns[place.column]];
  if (row === undefined || column === undefined) return;
  now.selected = place;
  box.scrollTo(scrollTo(geometryFor(parts, model), box.box(), box.scroll(), place));
  const [first = "", second] = column.regions;
  const commit = shaAt(page, column);
  now.wanted = commit === undefined ? { column: place.column, columns: model.columns } : undefined;
  page.go({ row: row.key, commit: commit ?? "", region: second === undefined ? first : "" }, "same");
}

function pick({ page }: GridParts, model: GridModel, column: number): void {
  const sha = shaAt(page, model.columns[column]);
  if (sha !== undefined) page.go({ picked: withPick(page.view().picked, sha) }, "new");
}

function openTrend({ page }: GridParts, model: GridModel, line: number): void {
  const row = rowAt(model, line);
  if (row !== undefined && row.unit !== "") page.go({ page: "trend", benchmarks: [row.key] }, "new");
}

function takesKey(parts: GridParts, model: GridModel, key: string): boolean {
  const { box, now } = parts;
  const seen = windowOf(geometryFor(parts, model), box.box(), { left: 0, top: 0 }, extentOf(model));
  const screen = { lines: Math.max(1, seen.toLine - 1), columns: Math.max(1, seen.toColumn - 1) };
  const field = { lines: model.lines, columns: model.columns.length, page: screen };
  const next = movedBy(key, now.selected ?? { line: 0, column: -1 }, field);
  if (next !== undefined) choose(parts, model, next);
  else if (now.selected === undefined) return false;
  else if (key === " ") pick(parts, model, now.selected.column);
  else if (key === "Enter") openTrend(parts, model, now.selected.line);
  else return false;
  return true;
}
