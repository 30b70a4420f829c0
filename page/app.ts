// The page as a whole: the view follows the address, everything shown follows the view and the data.

import type { PageIndex } from "../src/page/format/index-file.ts";
import { makeCompare } from "./compare/compare.ts";
import type { Context, Part } from "./context.ts";
import { faultText } from "./data/fault.ts";
import { openFiles } from "./data/files.ts";
import type { Source } from "./data/source.ts";
import { watchForNewer } from "./data/stale.ts";
import { openStore } from "./data/store.ts";
import { element } from "./dom.ts";
import { makeGrid } from "./grid/grid.ts";
import { makeHelp } from "./help/help.ts";
import { listenToKeys } from "./keys.ts";
import type { Notes } from "./notes.ts";
import { makeOverview } from "./overview/overview.ts";
import { unknownChoices } from "./state/chosen.ts";
import { type NamedRow, nameRows } from "./state/row-names.ts";
import type { PageName, View } from "./state/view.ts";
import { ownZone } from "./state/zones.ts";
import { makeTopBar } from "./top-bar.ts";
import { makeTrend } from "./trend/trend.ts";
import { openViews } from "./views.ts";

const PARTS: Readonly<Record<PageName, (page: Context) => Part>> = {
  overview: makeOverview,
  grid: makeGrid,
  trend: makeTrend,
  compare: makeCompare,
};

/** startApp shows the history below `host`, and goes on showing it. */
export function startApp(host: HTMLElement, source: Source, index: PageIndex, notes: Notes): void {
  let shown: { readonly name: PageName; readonly part: Part } | undefined;
  const main = element("main", {});

  const update = (): void => {
    frame = 0;
    const view = views.view();
    applyTheme(view);
    if (shown?.name !== view.page) {
      shown?.part.close();
      shown = { name: view.page, part: PARTS[view.page](page) };
      main.replaceChildren(shown.part.root);
    }
    topBar.update();
    document.title = titleOf(view);
    shown.part.update();
    main.setAttribute("aria-busy", String(store.isLoading() || shown.part.isWaiting?.() === true));
  };
  let frame = 0;
  /** Once a frame, however often it is asked for. */
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(update);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Files mostly come several at once, and to draw takes longer than to wait for the others. */
  const whenLoaded = (): void => {
    if (files.areLoading()) waiting ??= setTimeout(loaded, TOGETHER_MS);
    else loaded();
  };
  const loaded = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    soon();
  };

  const views = openViews((read) => {
    notes.sayOfAddress([...read.doubts, ...unknownChoices(index, read.view)]);
    soon();
  });
  const files = openFiles({
    source,
    onLoad: whenLoaded,
    onFault: (fault) => {
      notes.say(faultText(fault));
      if (fault.kind === "missing") void newer.look();
    },
  });
  const store = openStore(index, files);
  const newer = watchForNewer(source, index, notes.say);
  const page: Context = {
    ...{ store, view: views.view, go: views.go, addressOf: views.addressOf },
    rows: namedRows(store),
    again: soon,
    zone: () => views.view().zone || ownZone(),
    now: () => Date.now(),
  };
  const help = makeHelp();
  const topBar = makeTopBar(page, () => help.showModal());
  host.replaceChildren(topBar.root, notes.list, main, help);
  listenToKeys({ page, help, part: () => shown?.part });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon);
  update();
}

const TOGETHER_MS = 40;

function applyTheme({ theme }: View): void {
  const isDark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", isDark);
}

function titleOf({ page, benchmarks, row }: View): string {
  const about = page === "trend" ? (benchmarks[0] ?? "") : page === "grid" ? row : "";
  return [about.slice(0, 80), page, "go-steady"].filter((part) => part !== "").join(" · ");
}

/** Named once, when they have come. */
function namedRows(store: Context["store"]): Context["rows"] {
  let named: readonly NamedRow[] | undefined;
  return () => {
    const rows = named === undefined ? store.rows() : undefined;
    if (rows !== undefined) named = nameRows(rows);
    return named;
  };
}
