// One branch in the trend: its plot, what the lines are, what they say at a commit, and the data to take
// away.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import { formatDelta, formatValue, quantityText } from "../../src/report/format.ts";
import type { Context } from "../context.ts";
import { commitAt, findCommit, segmentOf } from "../data/branch-line.ts";
import { element } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import type { NamedRow } from "../state/row-names.ts";
import { dayIn } from "../state/zones.ts";
import { plotColumns } from "./columns-of-lines.ts";
import { makeLineList } from "./line-list.ts";
import { eventsIn, marksOf } from "./marks.ts";
import type { DrawPlot, Plot, PlotWish } from "./plot.ts";
import { type Range, rangeOf, stepTo, zoomedTo } from "./range.ts";
import { makeReadout, type Readout } from "./readout.ts";
import { releasesOf } from "./releases.ts";
import { type Tracing, trace, type Wish } from "./traced.ts";

export interface Panel {
  readonly branch: PageBranch;
  readonly root: HTMLElement;
  readonly update: (rows: readonly NamedRow[]) => void;
  readonly close: () => void;
}

interface PanelParts {
  readonly page: Context;
  readonly branch: PageBranch;
  readonly draw: () => DrawPlot | undefined;
  readonly host: HTMLElement;
  readonly list: ReturnType<typeof makeLineList>;
  readonly readout: Readout;
  readonly now: {
    plot: Plot | undefined;
    /** What the plot was drawn from. */
    drawn: string;
    place: number | undefined;
    range: Range | undefined;
    tracing: Tracing;
  };
}

const LABEL =
  "Trend over commits. Arrow keys move from commit to commit, plus and minus zoom, Enter chooses the commit.";

/** makePanel draws no plot while `draw` is undefined. */
export function makePanel(page: Context, branch: PageBranch, draw: () => DrawPlot | undefined): Panel {
  const parts: PanelParts = {
    ...{ page, branch, draw },
    host: element("div", { class: "plot", tabindex: "0", role: "application", "aria-label": LABEL }),
    list: makeLineList(page, branch),
    readout: makeReadout(page, branch),
    now: {
      ...{ plot: undefined, drawn: "", place: undefined, range: undefined },
      tracing: { lines: [], notes: [], isLoading: false },
    },
  };
  parts.host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (takesKey(parts, event.key)) event.preventDefault();
  });
  parts.host.addEventListener("click", () => chooseCommit(parts));
  const title = element("h2", {}, shown(branch.name));
  return {
    branch,
    root: element("section", {}, title, parts.host, parts.list.root, parts.readout.root),
    update: (rows) => follow(parts, rows),
    close: () => parts.now.plot?.destroy(),
  };
}

function follow(parts: PanelParts, rows: readonly NamedRow[]): void {
  const { page, branch, host, list, now } = parts;
  const wish = wishNow(page, branch);
  now.tracing =
    wish === undefined ? { ...now.tracing, lines: [], isLoading: true } : trace(page, branch, rows, wish);
  now.range = rangeOf(now.tracing.lines, wishedRange(page, branch));
  if (now.range !== undefined && !hasCommits(page, branch, now.range))
    now.tracing = { ...now.tracing, isLoading: true };
  list.update(now.tracing);
  const [drawn, draw] = [signature(parts), parts.draw()];
  if (drawn !== now.drawn && draw !== undefined) {
    now.plot?.destroy();
    now.plot = now.range === undefined ? undefined : draw(plotWish(parts, now.range));
    now.drawn = drawn;
  }
  host.hidden = now.range === undefined;
  tell(parts, now.place ?? placeOf(page, branch, page.view().commit));
}

/** Asks for the commits of a range. What cannot be had is not waited for. */
function hasCommits({ store }: Context, branch: PageBranch, { from, to }: Range): boolean {
  const hashes = branch.commits.slice(segmentOf(from), segmentOf(to) + 1);
  const waits = hashes.filter(
    (hash) => store.commits(hash) === undefined && !store.hasFailed("commits", hash),
  );
  return waits.length === 0;
}

/** Undefined while it is not known what the trend is relative to. */
function wishNow({ store, view }: Context, branch: PageBranch): Wish | undefined {
  const { values, base } = view();
  if (values === "absolute") {
    const runs = branch.runs.flatMap((hash) => store.runs(hash) ?? []);
    const waits = branch.runs.some((hash) => !store.isThere("runs", hash) && !store.hasFailed("runs", hash));
    return waits ? undefined : { kind: "absolute", runs };
  }
  if (base !== "") return { kind: "relative", bases: [base], isAsked: true };
  const { releases, isWhole } = releasesOf(store, branch);
  return isWhole ? { kind: "relative", bases: releases.map(({ sha }) => sha), isAsked: false } : undefined;
}

function wishedRange(page: Context, branch: PageBranch): Partial<Range> {
  const view = page.view();
  const [from, to] = [placeOf(page, branch, view.from), placeOf(page, branch, view.to)];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Undefined for "", and while the commit is not found. */
function placeOf({ store }: Context, branch: PageBranch, sha: string): number | undefined {
  const found = sha === "" ? undefined : findCommit(store, branch, sha);
  return found?.kind === "at" ? found.place : undefined;
}

/** Equal where the same would be drawn. */
function signature({ page, branch, now }: PanelParts): string {
  const { values, theme } = page.view();
  const lines = now.tracing.lines.map(({ row, region, machine, base, dots }) => [
    row.key,
    region,
    machine,
    base,
    dots.length,
  ]);
  const isDark = document.documentElement.classList.contains("dark");
  const events = page.store.events() !== undefined;
  return JSON.stringify([branch.name, values, theme, isDark, now.range, lines, events]);
}

function plotWish(parts: PanelParts, range: Range): PlotWish {
  const { page, branch, host, now } = parts;
  const { lines } = now.tracing;
  const unit = lines[0]?.row.unit ?? "";
  const isRelative = page.view().values === "relative";
  return {
    host,
    isRelative,
    columns: plotColumns(
      lines.map(({ dots }) => dots),
      range.from,
      range.to,
    ),
    marks: marksOf(eventsNow(parts)),
    placeText: (place) => dayIn(commitAt(page.store, branch, place)?.measured ?? "", "UTC"),
    valueText: (value) =>
      isRelative ? formatDelta(value, null, null) : quantityText(formatValue(value, unit)),
    onHover: (place) => {
      if (place !== undefined) tell(parts, place);
    },
    onZoom: (from, to) => zoom(parts, { from, to }),
  };
}

function eventsNow({ page, branch, now }: PanelParts) {
  return eventsIn(page.store.events()?.events ?? [], branch.name, now.tracing.lines);
}

function tell(parts: PanelParts, place: number | undefined): void {
  const { readout, now } = parts;
  now.place = place;
  readout.update(
    place === undefined ? undefined : { place, lines: now.tracing.lines, events: eventsNow(parts) },
  );
}

function zoom({ page, branch }: PanelParts, { from, to }: Range): void {
  const shaAt = (place: number): string => commitAt(page.store, branch, place)?.sha ?? "";
  page.go({ from: shaAt(from), to: shaAt(to) }, "new");
}

function takesKey(parts: PanelParts, key: string): boolean {
  const { branch, now } = parts;
  if (now.range === undefined) return false;
  const next = stepTo(key, now.place, now.range);
  if (next !== undefined) {
    tell(parts, next);
    now.plot?.point(next);
    return true;
  }
  const zoomed = zoomedTo(key, now.place, now.range, branch.columns - 1);
  if (zoomed !== undefined) zoom(parts, zoomed);
  else if (key === "Enter") chooseCommit(parts);
  else return false;
  return true;
}

/** The commit that the cursor is at: the grid then shows it, and the trend can be relative to it. */
function chooseCommit({ page, branch, now }: PanelParts): void {
  const commit = now.place === undefined ? undefined : commitAt(page.store, branch, now.place);
  if (commit !== undefined) page.go({ commit: commit.sha }, "same");
}
