// The recorded pairs on disk: one file a regime, compressed, one line a benchmark and head, rounded to a
// thousandth.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/**
 * @typedef {Record<string, number[]>} Slices values of the slices of one process, by unit; of a unit that is the same in all of both processes one
 * @typedef {{ base: Slices, head: Slices, seconds: number, brief?: number, round: number }} RecordedPair `seconds`: wall time of the pair with all that it took,
 *   `brief`: of what took its time alone, where its memory was taken with more iterations
 * @typedef {"same" | "layout" | "edit" | "slow3" | "slow10"} Variant what the head is: the very same binary, the same code in other link orders, the
 *   harmless edit, code that takes 3 or 10 % more time
 * @typedef {{ variant: Variant, benchmark: string, iterations: number, pairs: RecordedPair[] }} Series `iterations` of a slice
 * @typedef {{ name: string, series: Series[] }} Pool
 * @typedef {{ date: string, cpu: string, cores: number, go: string, orders: number, seconds: { build: number, link: number, calibrate: number },
 *   truth: Record<string, { slow3?: Truth, slow10?: Truth }> }} About of the whole recording: seconds that a machine without disturbance took to build both
 *   sides, to link both in one more order, and to calibrate all
 * @typedef {{ change: number, error: number, pairs: number }} Truth the effect that many quiet pairs show, and its standard error, ratios minus one
 */

const TIME = "sec/op";
const COUNTS = ["B/op", "allocs/op"];

/** @param {string} folder @param {string} name @param {readonly Series[]} series */
export function writePool(folder, name, series) {
  mkdirSync(folder, { recursive: true });
  const lines = series.map(({ pairs, ...about }) =>
    JSON.stringify({ ...about, pairs: pairs.map((pair) => packed(pair)) }),
  );
  writeFileSync(join(folder, `${name}.jsonl.gz`), gzipSync(lines.join("\n"), { level: 9 }));
}

/**
 * readPools reads all regimes that a folder has, in the order of `names`.
 * @param {string} folder
 * @param {readonly string[]} names
 * @returns {Pool[]}
 */
export function readPools(folder, names) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => files.includes(`${name}.jsonl.gz`))
    .map((name) => ({ name, series: readSeries(join(folder, `${name}.jsonl.gz`)) }));
}

/**
 * readPool is undefined where a folder has no such recording.
 * @param {string} folder
 * @param {string} name
 * @returns {Pool | undefined}
 */
export function readPool(folder, name) {
  return readPools(folder, [name])[0];
}

/** @param {string} path @returns {Series[]} */
function readSeries(path) {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return lines.map((line) => {
    const { pairs, ...about } = JSON.parse(line);
    return { ...about, pairs: pairs.map(unpacked) };
  });
}

/**
 * @typedef {number | [number[], number[]]} PackedCounts
 * @typedef {[round: number, seconds: number, step: number, base: number[], head: number[], bytes: PackedCounts, allocs: PackedCounts, brief?: number]} Packed times are multiples
 *   of `step`, a thousandth of a middling one
 */

/** @param {RecordedPair} pair @returns {Packed} */
function packed({ round, seconds, brief, base, head }) {
  const times = [...(base[TIME] ?? []), ...(head[TIME] ?? [])].sort((a, b) => a - b);
  const step = Number(((times[times.length >> 1] ?? 1) / 1000).toPrecision(4));
  const steps = (/** @type {Slices} */ side) => (side[TIME] ?? []).map((x) => Math.round(x / step));
  const counts = (/** @type {string} */ unit) => packedCounts(base[unit] ?? [], head[unit] ?? []);
  const [bytes, allocs] = COUNTS.map(counts);
  const toMilliseconds = (/** @type {number} */ x) => Number(x.toFixed(3));
  const whole = toMilliseconds(seconds);
  /** @type {Packed} */
  const line = [round, whole, step, steps(base), steps(head), bytes ?? 0, allocs ?? 0];
  if (brief !== undefined) line.push(toMilliseconds(brief));
  return line;
}

/** @param {number[]} base @param {number[]} head @returns {PackedCounts} */
function packedCounts(base, head) {
  const values = new Set([...base, ...head]);
  const [only = 0] = values; // 0 also where no count was recorded
  return values.size <= 1 ? only : [base, head];
}

/** @param {Packed} line @returns {RecordedPair} */
function unpacked([round, seconds, step, base, head, bytes, allocs, brief]) {
  const counts = [bytes, allocs];
  /** @param {0 | 1} side @param {number[]} steps @returns {Slices} */
  const slices = (side, steps) => ({
    [TIME]: steps.map((n) => n * step),
    ...Object.fromEntries(
      COUNTS.map((unit, i) => {
        const packedOnes = counts[i] ?? 0;
        return [unit, typeof packedOnes === "number" ? [packedOnes] : packedOnes[side]];
      }),
    ),
  });
  const taken = { round, seconds, ...(brief === undefined ? {} : { brief }) };
  return { ...taken, base: slices(0, base), head: slices(1, head) };
}

/** roundsOf is how many rounds there are. @param {readonly Series[]} series */
export function roundsOf(series) {
  return Math.max(0, ...series.flatMap(({ pairs }) => pairs.map(({ round }) => round + 1)));
}

/**
 * addSeries puts the pairs of another sitting behind those that there are.
 * @param {readonly Series[]} earlier
 * @param {readonly Series[]} later
 * @returns {Series[]}
 */
export function addSeries(earlier, later) {
  return later.map((series) => {
    const before = earlier.find((s) => s.variant === series.variant && s.benchmark === series.benchmark);
    return { ...series, pairs: [...(before?.pairs ?? []), ...series.pairs] };
  });
}

/** @param {string} folder @param {About} about */
export function writeAbout(folder, about) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "about.json"), `${JSON.stringify(about, null, 2)}\n`);
}

/** @param {string} folder @returns {About} */
export function readAbout(folder) {
  return JSON.parse(readFileSync(join(folder, "about.json"), "utf8"));
}
