// Reads recorded samples as pools: for each benchmark a list of pairs in which nothing got slower.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ base: number[], head: number[] }} Pair
 * @typedef {{ name: string, turns: boolean, benchmarks: Pair[][] }} Pool
 * @typedef {{ bench: string | number, regime: string, round: number, side: string, ms: number, sliceMs: number, align: string,
 *   ns: number | number[], base: { ns: number } | number[], head: { ns: number } | number[] }} Recorded what a line may hold
 */

/**
 * readPools makes the pools of those files that a folder has.
 * @param {string} folder
 * @returns {Pool[]}
 */
export function readPools(folder) {
  return READERS.flatMap(({ file, read }) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, "utf8").trim().split("\n");
    return read(lines.map((line) => JSON.parse(line))).filter((pool) => pool.benchmarks.length > 0);
  });
}

/** @type {{ file: string, read: (records: Recorded[]) => Pool[] }[]} */
const READERS = [
  {
    file: "quiet-and-neighbour.jsonl",
    read: (records) => [
      { name: "quiet", turns: false, benchmarks: byRound(records.filter((r) => r.regime === "quiet")) },
      { name: "neighbour", turns: false, benchmarks: byRound(records.filter((r) => r.regime === "noisy")) },
    ],
  },
  {
    file: "link-orders.jsonl",
    read: (records) => [
      { name: "noisy core, link orders", turns: false, benchmarks: recordedPairs(records) },
    ],
  },
  {
    file: "sample-length.jsonl",
    read: (records) =>
      [10, 25, 100].map((ms) => ({
        name: `noisy core, ${ms} ms`,
        turns: false,
        benchmarks: neighbours(records.filter((r) => r.ms === ms)),
      })),
  },
  {
    file: "slices-by-length.jsonl",
    read: (records) =>
      [0.3, 1].map((ms) => ({
        name: `two speeds, slices of ${ms} ms`,
        turns: false,
        benchmarks: neighbours(records.filter((r) => r.sliceMs === ms)),
      })),
  },
  {
    file: "slices-by-alignment.jsonl",
    read: (records) => [
      {
        name: "two speeds at worst, slices",
        turns: false,
        benchmarks: neighbours(records.filter((r) => r.align === "64")),
      },
    ],
  },
  {
    file: "turns-one-binary.jsonl",
    read: (records) => [{ name: "two speeds, turns", turns: true, benchmarks: recordedPairs(records) }],
  },
  {
    file: "turns-link-orders.jsonl",
    read: (records) => [
      { name: "two speeds, turns, link orders", turns: true, benchmarks: recordedPairs(records) },
    ],
  },
];

/** Pairs that lie on one line. @param {Recorded[]} records */
function recordedPairs(records) {
  return grouped(records, (r) => r.bench).map((rs) =>
    rs.map((r) => ({ base: values(r.base), head: values(r.head) })),
  );
}

/** Pairs of the two sides of a round. @param {Recorded[]} records */
function byRound(records) {
  return grouped(records, (r) => r.bench).map((rs) =>
    grouped(rs, (r) => r.round)
      .map((round) => ({ base: sideOf(round, "A"), head: sideOf(round, "B") }))
      .filter(({ base, head }) => base.length === 1 && head.length === 1),
  );
}

/** @param {Recorded[]} round @param {string} side */
function sideOf(round, side) {
  return round.filter((r) => r.side === side).flatMap((r) => values(r.ns));
}

/** Pairs of processes that ran next to each other. @param {Recorded[]} records */
function neighbours(records) {
  return grouped(records, (r) => r.bench).map((rs) => {
    const processes = rs.map((r) => values(r.ns));
    return processes.flatMap((base, i) => {
      const head = processes[i + 1];
      return i % 2 === 0 && head ? [{ base, head }] : [];
    });
  });
}

/** @param {number | number[] | { ns: number }} recorded */
function values(recorded) {
  if (Array.isArray(recorded)) return recorded;
  return [typeof recorded === "number" ? recorded : recorded.ns];
}

/**
 * @param {Recorded[]} records
 * @param {(record: Recorded) => unknown} keyOf
 */
function grouped(records, keyOf) {
  /** @type {Map<unknown, Recorded[]>} */
  const groups = new Map();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group) group.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return [...groups.values()];
}
