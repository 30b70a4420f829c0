// How parallel benchmarks are measured by two versions of the program, side by side: spread of a pair, and what it takes to a verdict.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSource } from "./load-source.mjs";
import { shuffled } from "./replay/random.mjs";
import { unedited, writeModule } from "./score/module.mjs";
import { disturb, REGIMES } from "./score/regimes.mjs";
import { openVersion } from "./score/version.mjs";
import { median } from "./statistics.mjs";

const USAGE = `measures the parallel benchmarks of the score by turns with this program and with another checkout of it:
  npm run parallel -- --before DIR [--minutes N] [--regime quiet|neighbour|build] [--orders N] [--only REGEX] [--work DIR]
DIR of --before has the other version with its node_modules; without it this one is measured alone; that of --work keeps binaries,
calibrations and pairs, to which a later call adds; --minutes 0 makes the binaries alone`;

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    before: { type: "string", default: "" },
    minutes: { type: "string", default: "10" },
    regime: { type: "string", default: "quiet" },
    orders: { type: "string", default: "4" },
    only: { type: "string", default: "." },
    work: { type: "string", default: "build/parallel" },
  },
});

const LEAST_PAIRS = 5;
const THRESHOLD = 0.05;
const now = () => performance.now() / 1000;

/** @typedef {Pick<typeof import("../src/judge/turns-effect.ts"), "turnsEffect">} Effect */

if (flags.help) console.log(USAGE);
else await main();

async function main() {
  const regime = REGIMES.find((known) => known === flags.regime);
  if (regime === undefined) throw new Error(`--regime is ${flags.regime}, not one of ${REGIMES.join(", ")}`);
  const work = resolve(flags.work);
  const roots = { ...(flags.before === "" ? {} : { before: resolve(flags.before) }), after: process.cwd() };
  const module = join(work, "module");
  const pathOf = (/** @type {string} */ version) => join(work, `${regime}-${version}.json`);
  mkdirSync(work, { recursive: true });
  const plan = { module, work, orders: Number(flags.orders), only: new RegExp(flags.only) };
  const versions = [];
  for (const [name, root] of Object.entries(roots)) {
    const version = await openVersion(root, { ...plan, work: join(work, name) }, (goRoot) =>
      writeModule(goRoot, module, unedited),
    );
    versions.push({ name, ...(await loadEffect(root)), ...version });
  }
  try {
    if (Number(flags.minutes) === 0) return;
    for (const { calibrate } of versions) await calibrate();
    for (const { name, targets } of versions) readTaken(pathOf(name), targets);
    const [first] = versions;
    const stop = first === undefined ? () => {} : disturb(regime, first.go);
    try {
      await takeRounds(versions, now() + 60 * Number(flags.minutes));
    } finally {
      stop();
    }
    for (const { name, targets } of versions)
      writeFileSync(pathOf(name), JSON.stringify(targets.map((each) => [each.name, each.taken])));
    console.log(tableOf((await loadWait()).pairsToVerdict, versions, regime));
  } finally {
    for (const { close } of versions) await close();
  }
}

/**
 * Puts those of earlier calls in front.
 * @param {string} path @param {readonly import("./score/version.mjs").Target[]} targets
 */
function readTaken(path, targets) {
  const earlier = new Map(existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : []);
  for (const { name, taken } of targets) taken.push(...(earlier.get(name) ?? []));
}

/**
 * A pair of each benchmark by each version, in random order, until the time is over.
 * @param {readonly import("./score/version.mjs").Version[]} versions @param {number} until
 */
async function takeRounds(versions, until) {
  const pairs = versions.flatMap(({ targets, pair }) => targets.map((target) => () => pair(target)));
  for (let round = 1; now() < until; round++) {
    console.error(`round ${round}, ${Math.ceil(until - now())} s left`);
    for (const take of shuffled(pairs, Math.random)) if (now() < until) await take();
  }
}

/**
 * The value of a pair is the version's own.
 * @param {string} root @returns {Promise<Effect>}
 */
function loadEffect(root) {
  return loadSource(`export { turnsEffect } from "./src/judge/turns-effect.ts";`, root);
}

/**
 * What a spread asks for is the same for both.
 * @returns {Promise<typeof import("../src/judge/pairs-to-verdict.ts")>}
 */
function loadWait() {
  return loadSource(`export { pairsToVerdict } from "./src/judge/pairs-to-verdict.ts";`);
}

/**
 * @param {typeof import("../src/judge/pairs-to-verdict.ts").pairsToVerdict} pairsToVerdict
 * @param {readonly (import("./score/version.mjs").Version & Effect & { name: string })[]} versions
 * @param {string} regime
 */
function tableOf(pairsToVerdict, versions, regime) {
  const heads = versions.flatMap(({ name }) => [
    `turns ${name}`,
    `pairs ${name}`,
    `spread ${name}`,
    `s a pair ${name}`,
    `to a verdict ${name}`,
  ]);
  const names = (versions[0]?.targets ?? []).map(({ name }) => name);
  const rows = names.map((name) => {
    const cells = versions.flatMap(({ targets, turnsEffect }) => {
      const target = targets.find((each) => each.name === name);
      return target === undefined ? [] : cellsOf({ turnsEffect, pairsToVerdict }, target);
    });
    return `| ${[name, ...cells].join(" | ")} |`;
  });
  return [`| ${regime} | ${heads.join(" | ")} |`, `| --- |${" --- |".repeat(heads.length)}`, ...rows].join(
    "\n",
  );
}

/**
 * @param {Effect & { pairsToVerdict: typeof import("../src/judge/pairs-to-verdict.ts").pairsToVerdict }} judge
 * @param {import("./score/version.mjs").Target} target
 */
function cellsOf({ turnsEffect, pairsToVerdict }, { taken }) {
  if (taken.length < LEAST_PAIRS) return ["", String(taken.length), "", "", ""];
  const { unitVariance } = turnsEffect(taken);
  const spread = Math.sqrt(unitVariance);
  const seconds = taken.reduce((sum, pair) => sum + pair.seconds, 0) / taken.length;
  const turn = median(taken.flatMap(({ base, iterations }) => base.map((x) => x * iterations)));
  // What a benchmark that did not change asks for, where it has shown no more than its spread.
  const asked = pairsToVerdict({ delta: 0, error: spread, threshold: THRESHOLD, pairs: 1 });
  const pairs = Math.max(LEAST_PAIRS, asked);
  return [
    `${taken[0]?.base.length ?? 0} of ${(1000 * turn).toFixed(1)} ms`,
    String(taken.length),
    `${(100 * spread).toFixed(1)} %`,
    seconds.toFixed(2),
    `${pairs} pairs, ${(pairs * seconds).toFixed(1)} s`,
  ];
}
