// Takes pairs of every benchmark of the suite, with every head.

import { join } from "node:path";
import { AMOUNT, MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {import("./pools.mjs").Series} Series
 * @typedef {import("./pools.mjs").Variant} Variant
 * @typedef {import("../../src/sampling/calibrate.ts").Calibration} Calibration
 * @typedef {{ pkg: string, name: string, calibration: Calibration, slowed: import("./suite.mjs").Slowed | undefined }} Target
 * @typedef {Map<string, { slow3: number, slow10: number }>} Amounts by benchmark
 * @typedef {{ targets: Target[], pair: (target: Target, variant: Variant, amount?: number) => Promise<import("./pools.mjs").RecordedPair>,
 *   rounds: (plan: { until: number, amounts: Amounts, title: string }) => Promise<Series[]> }} Sampler
 */

const TIMEOUT_MS = 60_000;

/**
 * makeSampler calibrates all benchmarks.
 * @param {import("./tools.mjs").Tools} tools
 * @param {{ helper: import("../../src/ports/helper.ts").Helper, env: Readonly<Record<string, string>>, scratch: string,
 *   suite: import("./binaries.mjs").Suite, random: () => number, now: () => number, say: (text: string) => void }} means
 * @returns {Promise<Sampler>}
 */
export async function makeSampler(tools, { helper, env, scratch, suite, random, now, say }) {
  const orders = suite.binaries.base.length;
  const procs = 2;
  /** @param {import("./binaries.mjs").Module} module @param {string} pkg @param {number} order @param {number} amount */
  const binary = (module, pkg, order, amount = 0) => ({
    path: suite.binaries[module][order]?.get(`${MODULE}/${pkg}`) ?? "",
    dir: join(scratch, module, pkg),
    env: { ...env, [AMOUNT]: String(amount) },
  });
  /** @type {Target[]} */
  const targets = [];
  for (const pkg of PACKAGES)
    for (const name of pkg.benchmarks) {
      say(`calibrating ${pkg.path} ${name}`);
      const wish = {
        binary: binary("base", pkg.path, 0),
        name,
        procs,
        firstSecPerOp: undefined,
        benchtime: undefined,
      };
      const found = await tools.calibrate(helper.run, { ...wish, way: "inTurns", timeoutMs: TIMEOUT_MS });
      if (found.kind === "broken") throw new Error(`${pkg.path} ${name}: ${found.reason}\n${found.output}`);
      const slowed = pkg.slowed?.benchmark === name ? pkg.slowed : undefined;
      targets.push({ pkg: pkg.path, name, calibration: found, slowed });
    }

  /** @type {Sampler["pair"]} */
  const pair = async ({ pkg, name, calibration }, variant, amount) => {
    const order = Math.floor(random() * orders);
    const other = (order + 1 + Math.floor(random() * (orders - 1))) % orders;
    const heads = {
      same: () => binary("base", pkg, order),
      layout: () => binary("base", pkg, other),
      edit: () => binary("edit", pkg, order),
      slow3: () => binary("slow", pkg, order, amount),
      slow10: () => binary("slow", pkg, order, amount),
    };
    const subject = {
      pkg,
      name,
      procs,
      base: binary("base", pkg, order),
      head: heads[variant](),
      firstSecPerOp: undefined,
    };
    /** @type {import("../../src/sampling/next-pair.ts").Sampling} */
    const state = { subject, calibration, pairs: [], isOpen: true, layouts: [], alone: "" };
    const started = now();
    await tools.nextPair(
      { run: helper.run, takeTurns: helper.takeTurns, timeoutMs: TIMEOUT_MS, random },
      state,
    );
    const [taken] = state.pairs;
    if (taken === undefined)
      throw new Error(`${pkg} ${name} as ${variant}: ${state.broken?.reason ?? state.alone}`);
    return {
      base: slicesOf(taken.base),
      head: slicesOf(taken.head),
      seconds: rounded(now() - started),
      round: 0,
    };
  };

  /** @type {Sampler["rounds"]} */
  const rounds = async ({ until, amounts, title }) => {
    const plan = targets.flatMap((target) => {
      const amount = amounts.get(target.name);
      /** @type {Variant[]} */
      const variants = [
        "same",
        "layout",
        "edit",
        ...(amount === undefined ? [] : /** @type {Variant[]} */ (["slow3", "slow10"])),
      ];
      return variants.map((variant) => ({
        target,
        variant,
        amount: variant === "slow3" ? amount?.slow3 : amount?.slow10,
        series: {
          variant,
          benchmark: `${target.pkg}.${target.name}`,
          turns: true,
          pairs: /** @type {Series["pairs"]} */ ([]),
        },
      }));
    });
    for (let round = 0; now() < until; round++) {
      say(`${title}: round ${round + 1}, about ${Math.ceil((until - now()) / 60)} min left`);
      for (const { target, variant, amount, series } of shuffled(plan, random))
        series.pairs.push({ ...(await pair(target, variant, amount)), round });
    }
    return plan.map(({ series }) => series);
  };
  return { targets, pair, rounds };
}

/** Times and counts of each turn; throughput says nothing more than the time. @param {ReadonlyMap<string, readonly number[]>} sample */
function slicesOf(sample) {
  const units = ["sec/op", "B/op", "allocs/op"];
  return Object.fromEntries(units.map((unit) => [unit, (sample.get(unit) ?? []).map(rounded)]));
}

/** @param {number} x */
function rounded(x) {
  return Number(x.toPrecision(5));
}

/** @template T @param {readonly T[]} items @param {() => number} random @returns {T[]} */
function shuffled(items, random) {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
