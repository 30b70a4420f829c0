// The score of the history as Markdown, and in its place in docs/ladder.md.

import { percent } from "../percent.mjs";

/**
 * @typedef {import("./rows.mjs").Row} Row
 * @typedef {import("./rows.mjs").RivalCounts} RivalCounts
 * @typedef {import("./count.mjs").Counts} Counts
 * @typedef {{ size: import("./rows.mjs").Size, recorded: { seeds: number, commits: number }, simulated: Row[], replayed: Row[], rivals: RivalCounts[] }} HistoryScore `recorded`: size of the recorded branches
 */

const MARKS = { from: "<!-- history-score -->", to: "<!-- /history-score -->" };

/** @type {{ name: string, value: (counts: Counts) => number, least: number, most: number, digits: number, unit: string }[]} */
export const GOALS = [
  goal("95 % intervals that hold", (c) => c.held / c.rungs, { least: 0.93, most: 0.97 }),
  goal("steps of 3 % found", (c) => c.found / c.steps, { least: 0.98 }),
  goal("of these at the right commit", (c) => c.right / c.found, { least: 0.93 }),
  goal("drifts found before 6 %", (c) => c.early / c.drifts, { least: 0.95 }),
  {
    name: "false events in 10,000 commits of a benchmark",
    value: (c) => (c.false / c.commits) * 1e4,
    least: 0,
    most: 1,
    digits: 2,
    unit: "",
  },
];

/** @param {string} name @param {(counts: Counts) => number} value @param {{ least?: number, most?: number }} limits */
function goal(name, value, { least = 0, most = 1 }) {
  return { name, value, least, most, digits: 1, unit: " %" };
}

/** scoreText is the tables. @param {HistoryScore} score */
export function scoreText({ size, recorded, simulated, replayed, rivals }) {
  return `Branches of ${size.commits} commits and ${size.benchmarks} benchmarks; those of recorded pairs of ${recorded.commits} commits, with as many benchmarks as the recording has. The first two lines have to
reach the goals; the others are as they come.

${table(
  ["", "branches", ...GOALS.map(({ name }) => name)],
  [["must", "", ...GOALS.map(limits)], ...[...simulated, ...replayed].map(lineOf)],
)}

One of the same branches, seen by others from the absolute value that each commit's own run measured, on a machine that is up to 20 % faster or slower than another. They see all commits at once; a drift counts as found early by where they see it:

${table(
  [
    "rule",
    "steps of 3 % found",
    "of these at the right commit",
    "drifts found before 6 %",
    "false alarms in 10,000 commits of a benchmark",
  ],
  rivals.map((r) => [
    r.name,
    percent(r.found / r.steps),
    r.found === 0 ? "–" : percent(r.right / r.found),
    percent(r.early / r.drifts),
    ((r.false / r.commits) * 1e4).toFixed(1),
  ]),
)}
`;
}

/** @param {(typeof GOALS)[number]} goal */
function limits({ least, most, unit }) {
  const shown = (/** @type {number} */ value) =>
    unit === "" ? String(value) : String(Math.round(value * 100));
  if (least > 0 && most < 1) return `${shown(least)} to ${shown(most)}${unit}`;
  return least > 0 ? `≥ ${shown(least)}${unit}` : `≤ ${shown(most)}${unit}`;
}

/** @param {Row} row */
function lineOf({ name, aims, branches, counts }) {
  return [
    name,
    String(branches),
    ...GOALS.map((each) => shownOf(each, counts) + (aims && !isReached(each, counts) ? " **(missed)**" : "")),
  ];
}

/** @param {(typeof GOALS)[number]} goal @param {Counts} counts */
export function isReached({ value, least, most }, counts) {
  return value(counts) >= least && value(counts) <= most;
}

/** @param {(typeof GOALS)[number]} goal @param {Counts} counts */
function shownOf({ value, digits, unit }, counts) {
  const found = value(counts);
  if (Number.isNaN(found)) return "–";
  return unit === "" ? found.toFixed(digits) : percent(found, digits);
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** putInto is the document with the tables in their place. @param {string} document @param {string} text */
export function putInto(document, text) {
  const [from, to] = [document.indexOf(MARKS.from), document.indexOf(MARKS.to)];
  if (from < 0 || to < from) throw new Error(`the document has no ${MARKS.from} … ${MARKS.to}`);
  return `${document.slice(0, from)}${MARKS.from}\n\n${text}\n${document.slice(to)}`;
}
