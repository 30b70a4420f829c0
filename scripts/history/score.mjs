// What the ladder and the events say of simulated and of replayed branches.

import { random } from "../replay/random.mjs";
import { add, countLine, noCounts } from "./count.mjs";

/**
 * @typedef {import("./program.mjs").Program} Program
 * @typedef {import("./count.mjs").Counts} Counts
 * @typedef {{ lines: readonly import("./world.mjs").Line[], entries: readonly import("./world.mjs").Compared[] }} World
 */

const Z95 = 1.959963985;

/**
 * countWorld counts all benchmarks of a branch.
 * @param {Program} program @param {World} world @param {number} seed chooses the references of the ladders
 * @returns {Counts}
 */
export function countWorld(program, { lines, entries }, seed) {
  const next = random(seed);
  const graph = program.collectGraph(entries);
  const line = program.lineOf(graph, "main");
  const placeOf = new Int32Array(graph.commits.length).fill(-1);
  for (const [place, commit] of line.entries()) placeOf[commit] = place;
  const policy = program.eventPolicy();
  let counts = noCounts();
  for (const [number, { benchmark }] of graph.series.entries()) {
    const truth = lines[Number(benchmark.name.slice(1))];
    if (truth === undefined) continue;
    const edges = graph.edgesOf(number);
    const saidUpTo = (/** @type {number} */ last) =>
      program.findChanges(program.layOut(upTo(edges, placeOf, last), placeOf, line.length), policy);
    const { changes, doubts } = saidUpTo(line.length);
    const counted = countLine(truth, changes, (place) => saidUpTo(place).changes);
    const reference = line[Math.floor(next() * line.length)] ?? 0;
    const rungs = countRungs(program.makeLadder(edges, reference), {
      placeOf,
      level: truth.level,
      reference,
    });
    counts = add(counts, { ...counted, ...rungs, doubts: doubts.length });
  }
  return counts;
}

/** @param {import("../../src/history/ladder/graph.ts").Edges} edges @param {Int32Array} placeOf @param {number} last */
function upTo(edges, placeOf, last) {
  const kept = [...edges.head.keys()].filter((e) => (placeOf[edges.head[e] ?? 0] ?? 0) <= last);
  const pick = (/** @type {Float64Array} */ column) => Float64Array.from(kept, (e) => column[e] ?? 0);
  return {
    base: Int32Array.from(kept, (e) => edges.base[e] ?? 0),
    head: Int32Array.from(kept, (e) => edges.head[e] ?? 0),
    ln: pick(edges.ln),
    variance: pick(edges.variance),
    df: pick(edges.df),
  };
}

/**
 * @param {import("../../src/history/ladder/ladder.ts").Ladder} ladder
 * @param {{ placeOf: Int32Array, level: Float64Array, reference: number }} truth
 */
function countRungs({ rungs }, { placeOf, level, reference }) {
  const levelAt = (/** @type {number} */ commit) => level[placeOf[commit] ?? 0] ?? 0;
  const unsure = rungs.filter(({ error }) => error > 0);
  const held = unsure.filter(
    ({ commit, ln, error }) => Math.abs(ln - (levelAt(commit) - levelAt(reference))) <= Z95 * error,
  );
  return { rungs: unsure.length, held: held.length };
}
