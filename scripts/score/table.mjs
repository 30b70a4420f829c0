// The score as Markdown.

import { goalsOf, reached } from "./goals.mjs";
import { SLOWDOWNS } from "./score.mjs";

/**
 * @typedef {import("./score.mjs").Score} Score
 * @typedef {import("./pools.mjs").About} About
 */

/** @type {Record<string, string>} */
const CHANGES = { same: "the very same binary", layout: "another link order", edit: "a harmless edit" };
const MARKS = { aim: "", must: " (not the aim)", missed: " **(missed)**" };

/** scoreTable is the document. @param {Score} score @param {About} about */
export function scoreTable(score, about) {
  return `# The score

Made by \`npm run score\`; [judging.md](judging.md#the-score) says how. ${score.size.pulls} pull requests of ${score.size.rows} benchmarks a line, drawn from pairs that were recorded on
${about.cpu}, ${about.cores} cores, ${about.go}, ${about.date.slice(0, 10)}, with ${about.orders} link orders a side (two-speed: an older recording of another machine, six).

No pair is used twice in a pull request: a benchmark gets at most as many pairs as there are rounds, where a run takes up to 100. With few rounds, what is inconclusive or not
found is so for want of pairs.

## What it must show

${table(
  ["", "common practice", "must", "aim", "is"],
  goalsOf(score).map((goal) => [
    goal.what,
    goal.common,
    goal.must === null ? "reported" : limit(goal, goal.must),
    limit(goal, goal.aim),
    goal.values.map((v) => `${v.name}: ${shown(goal, v.value)}${MARKS[reached(goal, v.value)]}`).join("<br>"),
  ]),
)}

## The recording

${table(
  ["recording", "rounds", "pairs", "variation of single 25 ms samples: least", "median benchmark", "largest"],
  score.variations.map((v) => [
    v.pool,
    String(v.rounds),
    String(v.pairs),
    percent(v.least),
    percent(v.median),
    percent(v.most),
  ]),
)}

## Nothing got slower

${table(
  [
    "recording",
    "head",
    "pull requests that fail",
    "95 % interval",
    "benchmarks inconclusive",
    "pairs",
    "seconds a benchmark",
    "next to -count=5",
    "the same with reach",
  ],
  score.nulls.map((n) => [
    n.pool,
    CHANGES[n.change] ?? n.change,
    percent(n.failed, 2),
    interval(n),
    percent(n.inconclusive, 2),
    n.pairs.toFixed(1),
    n.seconds.toFixed(2),
    n.ratio.toFixed(2),
    n.withReach.toFixed(2),
  ]),
)}

## Something got slower

Ten benchmarks of each pull request, by multiplying what was recorded with another link order; in brackets those whose 25 ms samples vary by at most 10 %.

${table(
  ["recording", ...SLOWDOWNS.map((s) => `+${percent(s)}`)],
  score.variations.map(({ pool }) => [
    pool,
    ...score.found
      .filter((f) => f.pool === pool && f.rows === score.size.rows)
      .map((f) => `${percent(f.all, 2)}${bracket(f)}`),
  ]),
)}

## Code that takes more time

By time, memory or both: what allocates more is found by its bytes, whatever it takes.

${table(
  ["benchmark", "really slower by", ...recorded(score).map((pool) => `found, ${pool}`)],
  Object.entries(about.truth).flatMap(([benchmark, truth]) =>
    /** @type {const} */ (["slow3", "slow10"]).map((variant) => {
      const { change, error } = truth[variant] ?? { change: Number.NaN, error: Number.NaN };
      const found = recorded(score).map((pool) =>
        score.real.find((r) => r.pool === pool && r.variant === variant && r.benchmark === benchmark),
      );
      return [
        benchmark,
        `${percent(change)} ± ${percent(error)}`,
        ...found.map((f) => (f ? percent(f.found, 1) : "")),
      ];
    }),
  ),
)}

## Small pull requests

${table(
  ["recording", "benchmarks", "pull requests that fail", "95 % interval", "inconclusive", "+10 % found"],
  score.small.map((n) => [
    n.pool,
    String(n.rows),
    percent(n.failed, 2),
    interval(n),
    percent(n.inconclusive, 2),
    percent(
      score.found.find((f) => f.pool === n.pool && f.rows === n.rows && f.slowdown === 0.1)?.all ??
        Number.NaN,
      2,
    ),
  ]),
)}

## Intervals

How often the 95 % interval of a benchmark whose link order alone changed holds “no change”, at one look after so many pairs.

${table(
  ["recording", "benchmarks", "pairs", "hold it", "worst benchmark", "parallel benchmarks"],
  score.coverage.map((c) => [
    c.pool,
    String(c.rows),
    String(c.pairs),
    percent(c.cover),
    percent(c.worst),
    c.parallel === null ? "" : percent(c.parallel),
  ]),
)}

## A threshold of 2 %

${fineText(score)}

## What others would have said

Of the same processes, each with one value of 50 ms; another link order every time, which no other tool does.

${table(
  ["recording", "method", "pull requests that fail", ...SLOWDOWNS.map((s) => `+${percent(s)} found`)],
  score.rivals.map((r) => [r.pool, r.name, percent(r.failed), ...r.found.map((f) => percent(f))]),
)}
`;
}

/** Recordings with code that takes more time. @param {Score} score */
function recorded({ real }) {
  return [...new Set(real.map(({ pool }) => pool))];
}

/** @param {import("./goals.mjs").Goal} goal @param {number} value */
function limit(goal, value) {
  return `${goal.most ? "≤" : "≥"} ${shown(goal, value).replace(/0+ %$/, " %").replace(/\. %$/, " %")}`;
}

/** @param {import("./goals.mjs").Goal} goal @param {number} value */
function shown({ digits }, value) {
  return digits < 0 ? value.toFixed(2) : percent(value, digits);
}

/** @param {{ low: number, high: number }} found */
function interval({ low, high }) {
  return `${percent(low, 2)} to ${percent(high, 2)}`;
}

/** @param {Score} score */
function fineText({ fine }) {
  if (fine === null) return "Not measured.";
  const { failed, found } = fine;
  return `On the recording “${failed.pool}” ${percent(failed.failed, 2)} of the pull requests fail, +4 % is found in ${percent(found.all, 2)}${bracket(found)}, ${percent(failed.inconclusive, 2)} are
inconclusive, and a benchmark takes ${failed.pairs.toFixed(1)} pairs.`;
}

/** @param {{ steady: number | null }} found */
function bracket({ steady }) {
  return steady === null ? "" : ` (${percent(steady, 2)})`;
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {number} share @param {number} [digits] */
function percent(share, digits = 1) {
  const text = (100 * share).toFixed(digits);
  return `${digits === 1 ? text.replace(/\.0$/, "") : text} %`;
}
