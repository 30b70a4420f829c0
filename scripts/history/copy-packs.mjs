// A long history in minutes: runs in packs are copied as later runs, with other commits and times and the same numbers.

import { identityOf } from "./long-history.mjs";

/**
 * @typedef {{ readonly first: string, readonly last: string }} Days
 * @typedef {{ readonly path: string, readonly bytes: Uint8Array }} Pack
 */

/**
 * copyPacks gives packs of the runs from number `from` up to `to`, which go on in the same line of commits.
 * @param {readonly string[]} texts of packs, which have runs
 * @param {{ from: number, to: number, packed: (text: string) => Promise<Uint8Array>, pathOf: (days: Days, text: string) => string }} wish
 * @returns {AsyncGenerator<Pack, void>}
 */
export async function* copyPacks(texts, { from, to, packed, pathOf }) {
  for (let [n, i] = [from, 0]; n < to; i++) {
    const copy = copyOf(texts[i % texts.length] ?? "", n, to);
    yield { path: pathOf(copy.days, copy.text), bytes: await packed(copy.text) };
    n += copy.runs;
  }
}

/** Lines that have names stay as they are. @param {string} text @param {number} from @param {number} to */
function copyOf(text, from, to) {
  const lines = [];
  let n = from;
  for (const line of text.split("\n")) {
    if (n === to) break;
    lines.push(line.startsWith("{") ? JSON.stringify({ ...JSON.parse(line), ...identityOf(n++) }) : line);
  }
  const dayOf = (/** @type {number} */ run) => identityOf(run).time.slice(0, 10);
  const end = lines.at(-1) === "" ? "" : "\n";
  return {
    text: lines.join("\n") + end,
    runs: n - from,
    days: { first: dayOf(from), last: dayOf(n - 1) },
  };
}
