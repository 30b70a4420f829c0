// `?`: the keys, and what the words of the page mean.

import { button, element, linkTo, table } from "../dom.ts";

const KEYS = [
  ["?", "this help"],
  ["/", "to the filter"],
  ["1, 2, 3, 4", "overview, grid, trend, comparison"],
  ["← → ↑ ↓", "in the grid: another cell; in the trend: another commit"],
  [
    "Page Up, Page Down, Home, End",
    "in the grid: a screen further, newest and oldest column; in the trend: a tenth of it, first and last commit",
  ],
  ["+ −", "in the trend: half as much around the commit, and twice as much"],
  ["Enter", "in the grid: the trend of the row; in the trend: choose the commit"],
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

/** Beside the code: what this page is, and how others show the same history. */
const DOCUMENTS = "https://github.com/go-steady/go-steady/blob/main/docs/";

/** makeHelp gives the dialog; it is opened with showModal. */
export function makeHelp(): HTMLDialogElement {
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
      linkTo(`${DOCUMENTS}page.md`, "How this page is made", { rel: "noreferrer" }),
      ". ",
      linkTo(`${DOCUMENTS}testgrid.md`, "The same history in a TestGrid", { rel: "noreferrer" }),
      ", by go-steady history export.",
    ),
    close,
  );
  return dialog;
}
