// The recorded pairs on disk: one file a regime, compressed, one JSON object a line.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/**
 * @typedef {Record<string, number[]>} Slices values of the turns of one process, by unit
 * @typedef {{ base: Slices, head: Slices, seconds: number, round: number }} RecordedPair `seconds`: wall time of the pair with all that it took
 * @typedef {"same" | "layout" | "edit" | "slow3" | "slow10"} Variant what the head is: the very same binary, the same code in other link orders, the
 *   harmless edit, code that takes 3 or 10 % more time
 * @typedef {{ variant: Variant, benchmark: string, turns: boolean, pairs: RecordedPair[] }} Series
 * @typedef {{ name: string, series: Series[] }} Pool
 * @typedef {{ date: string, cpu: string, cores: number, go: string, orders: number, seconds: { build: number, link: number, calibrate: number },
 *   truth: Record<string, { slow3?: Truth, slow10?: Truth }> }} About of the whole recording
 * @typedef {{ change: number, error: number, pairs: number }} Truth the effect that many quiet pairs show, and its standard error, ratios minus one
 */

/** @param {string} folder @param {string} name @param {readonly Series[]} series */
export function writePool(folder, name, series) {
  mkdirSync(folder, { recursive: true });
  const lines = series.map((s) => `${JSON.stringify(s)}\n`);
  writeFileSync(join(folder, `${name}.jsonl.gz`), gzipSync(lines.join(""), { level: 9 }));
}

/** readPools reads all regimes that a folder has, in the order of `names`. @param {string} folder @param {readonly string[]} names @returns {Pool[]} */
export function readPools(folder, names) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => files.includes(`${name}.jsonl.gz`))
    .map((name) => ({ name, series: readSeries(join(folder, `${name}.jsonl.gz`)) }));
}

/** @param {string} path @returns {Series[]} */
function readSeries(path) {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
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
