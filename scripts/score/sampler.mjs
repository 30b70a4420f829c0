// Takes pairs of every benchmark of the suite, with every head.

import { join } from "node:path";
import { shuffled } from "../replay/random.mjs";
import { AMOUNT, MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {import("./pools.mjs").Series} Series
 * @typedef {import("./pools.mjs").Variant} Variant
 * @typedef {import("../../src/measure/sampling/calibration.ts").Calibration} Calibration
 * @typedef {{ pkg: string, name: string, calibration: Calibration, slowed: import("./suite.mjs").Slowed | undefined }} Target
 * @typedef {Map<string, { slow3: number, slow10: number }>} Amounts by benchmark
 * @typedef {{ targets: readonly Target[], pair: (target: Target, variant: Variant, amount?: number) => Promise<import("./pools.mjs").RecordedPair>,
 *   rounds: (plan: { until: number, amounts: Amounts, title: string, first: number, heads: readonly string[] }) => Promise<Series[]> }} Sampler
 */

/**
 * @typedef {{ helper: import("../../src/ports/helper/helper.ts").Helper, env: Readonly<Record<string, string>>, work: string,
 *   suite: import("./binaries.mjs").Suite, random: () => number, now: () => number, say: (text: string) => void }} Means
 */

const TIMEOUT_MS = 60_000;
const PROCS = 2;
/**
 * The very same binary, which varies least and tells least, is measured in one of so many rounds, the edit in
 * the others.
 */
const SAME_EVERY = 3;
/** Code that takes more time is measured in one of so many rounds. */
const SLOW_EVERY = 2;

/**
 * calibrateSuite finds how each benchmark is sampled, as a run does it.
 * @param {import("./tools.mjs").Tools} tools
 * @param {Pick<Means, "helper" | "env" | "work" | "suite" | "say">} means
 * @returns {Promise<Target[]>}
 */
export async function calibrateSuite(tools, { helper, env, work, suite, say }) {
  /** @type {Target[]} */
  const targets = [];
  for (const pkg of PACKAGES)
    for (const name of pkg.benchmarks) {
      say(`calibrating ${pkg.path} ${name}`);
      const found = await tools.calibrate(helper.run, {
        binary: binaryOf({ env, work, suite }, "base", pkg.path, 0),
        name,
        procs: PROCS,
        firstSecPerOp: undefined,
        benchtime: undefined,
        takeTurns: helper.takeTurns,
        timeoutMs: TIMEOUT_MS,
      });
      if (found.kind !== "calibrated") throw new Error(`${pkg.path} ${name} is ${found.kind}`);
      const slowed = pkg.slowed?.benchmark === name ? pkg.slowed : undefined;
      targets.push({ pkg: pkg.path, name, calibration: found, slowed });
    }
  return targets;
}

/**
 * @param {Pick<Means, "env" | "work" | "suite">} means
 * @param {import("./binaries.mjs").Module} module @param {string} pkg @param {number} order @param {number} amount
 */
function binaryOf({ env, work, suite }, module, pkg, order, amount = 0) {
  return {
    path: suite.binaries[module][order]?.[`${MODULE}/${pkg}`] ?? "",
    dir: join(work, module, pkg),
    env: { ...env, [AMOUNT]: String(amount) },
  };
}

/**
 * makeSampler takes pairs of calibrated benchmarks.
 * @param {import("./tools.mjs").Tools} tools
 * @param {Means} means
 * @param {readonly Target[]} targets
 * @returns {Sampler}
 */
export function makeSampler(tools, means, targets) {
  const { helper, suite, random, now, say } = means;
  const orders = suite.binaries.base.length;
  /**
   * @type {(module: import("./binaries.mjs").Module, pkg: string, order: number, amount?: number) => ReturnType<typeof binaryOf>}
   */
  const binary = (...wanted) => binaryOf(means, ...wanted);

  const nextOrder = makeNextOrder(orders, random);

  /** @type {Sampler["pair"]} */
  const pair = async ({ pkg, name, calibration }, variant, amount) => {
    const order = nextOrder(`${pkg} ${name} ${variant}`);
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
      procs: PROCS,
      base: binary("base", pkg, order),
      head: heads[variant](),
      firstSecPerOp: undefined,
    };
    const budget = { seconds: 3600, left: () => 3600, limitMs: () => TIMEOUT_MS, isOver: () => false };
    /** @type {import("../../src/measure/sampling/next-pair.ts").Sampling} */
    const state = {
      ...{ subject, calibration, pairs: [], isOpen: true, layouts: [], alone: undefined, stumbles: 0 },
    };
    /** @type {number[]} */
    const begun = [];
    const takeTurns = (/** @type {Parameters<typeof helper.takeTurns>} */ ...request) => {
      begun.push(now());
      return helper.takeTurns(...request);
    };
    await tools.nextPair({ run: helper.run, takeTurns, benchtime: undefined, budget, random }, state);
    const ended = now();
    const [started = ended, brief] = begun; // the memory, where it has processes of its own, comes first
    const [taken] = state.pairs;
    if (taken?.inTurns !== true)
      throw new Error(`${pkg} ${name} as ${variant} takes no turns: ${state.broken?.reason ?? state.alone}`);
    return {
      base: slicesOf(taken.base),
      head: slicesOf(taken.head),
      seconds: rounded(ended - started),
      ...(brief === undefined ? {} : { brief: rounded(ended - brief) }),
      round: 0,
    };
  };

  /** @type {Sampler["rounds"]} */
  const rounds = async ({ until, amounts, title, first, heads }) => {
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
          iterations: (target.calibration.brief ?? target.calibration).iterations, // of the time
          pairs: /** @type {Series["pairs"]} */ ([]),
        },
      }));
    });
    let longest = 0;
    for (let round = first; now() + longest < until; round++) {
      const started = now();
      say(`${title}: round ${round + 1}, about ${Math.ceil((until - now()) / 60)} min left`);
      const wanted = plan.filter(({ variant }) =>
        heads.length === 0 ? isWanted(variant, round) : heads.includes(variant),
      );
      for (const { target, variant, amount, series } of shuffled(wanted, random))
        series.pairs.push({ ...(await pair(target, variant, amount)), round });
      longest = Math.max(longest, now() - started);
    }
    return plan.map(({ series }) => series);
  };
  return { targets, pair, rounds };
}

/** @param {Variant} variant @param {number} round */
function isWanted(variant, round) {
  if (variant === "same" || variant === "edit") return (round % SAME_EVERY === 0) === (variant === "same");
  return variant === "layout" || round % SLOW_EVERY === 0;
}

/**
 * makeNextOrder deals out the link orders: all of them before one comes again, since a run draws new ones for
 * every look.
 * @param {number} orders @param {() => number} random
 */
function makeNextOrder(orders, random) {
  /** @type {Map<string, number[]>} */
  const left = new Map();
  return (/** @type {string} */ series) => {
    const dealt = left.get(series) ?? [];
    left.set(series, dealt);
    if (dealt.length === 0)
      dealt.push(
        ...shuffled(
          Array.from({ length: orders }, (_, i) => i),
          random,
        ),
      );
    return dealt.pop() ?? 0;
  };
}

/**
 * Times and counts of each slice; throughput says nothing more than the time.
 * @param {ReadonlyMap<string, readonly number[]>} sample
 */
function slicesOf(sample) {
  const units = ["sec/op", "B/op", "allocs/op"];
  return Object.fromEntries(units.map((unit) => [unit, (sample.get(unit) ?? []).map(rounded)]));
}

/** @param {number} x */
function rounded(x) {
  return Number(x.toPrecision(5));
}
