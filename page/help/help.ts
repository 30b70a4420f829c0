// `?`: the keys, and what the words of the page mean.

import { button, element, table } from "../dom.ts";

const KEYS = [
  ["?", "this help"],
  ["/", "to the filter"],
  ["1, 2, 3, 4", "overview, grid, trend, comparison"],
  ["← → ↑ ↓", "in the grid: another cell; in the trend: another commit"],
  ["Page Up, Page Down, Home, End", "in the grid: a screen further, newest and oldest column"],
  ["Enter", "in the grid: the trend of the row"],
  ["Space", "in the grid: pick the column; two picked columns are compared"],
  ["Escape", "closes this, and leaves the filter"],
] as const;

const WORDS = [
  ["No data", "Nothing was measured there, or nothing was kept of it. It is never shown as fine."],
  [
    "Event",
    "A change of speed that all comparisons together say, wherever they were made: a step of one commit, a drift of several, a recovery.",
  ],
  ["Likely range", "The change lies in it with a probability of 95 %."],
  ["Identical", "Proved: code and data are the same on both sides, so nothing had to be measured."],
  ["Open", "Nobody has taken the slowdown back, and nobody has acknowledged it."],
  [
    "Relative to",
    "Speeds are ratios to one commit, put together from comparisons that were each made on one machine. Absolute values of two runs are times of two machines.",
  ],
] as const;

/** makeHelp gives the dialog; it is opened with showModal. */
export function makeHelp(documents: string): HTMLDialogElement {
  const close = button("Close", () => dialog.close());
  const dialog = element(
    "dialog",
    { "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, "Help"),
    table(
      "Keys",
      ["key", "does"],
      KEYS.map(([key, does]) => [element("kbd", {}, key), does]),
    ),
    element("h3", {}, "Words"),
    element(
      "dl",
      {},
      ...WORDS.flatMap(([word, means]) => [
        element("dt", {}, element("b", {}, word)),
        element("dd", {}, means),
      ]),
    ),
    element(
      "p",
      {},
      element(
        "a",
        { href: documents, rel: "noreferrer" },
        "How this page is made, and how it can be read by a TestGrid",
      ),
    ),
    close,
  );
  return dialog;
}
