// Makes a recording, in one sitting or several: builds and links the suite, calibrates it, and takes pairs of
// all benchmarks in each regime, as a run would take them. Binaries and calibration stay in the working
// folder, pairs are added to what is recorded.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSuite } from "./binaries.mjs";
import { edited, slowed, unedited, writeModule } from "./module.mjs";
import { addSeries, readPool, readPools, roundsOf, writeAbout, writePool } from "./pools.mjs";
import { disturb, REGIMES } from "./regimes.mjs";
import { calibrateSuite, makeSampler } from "./sampler.mjs";
import { loadTools } from "./tools.mjs";
import { findAmounts, truthOf } from "./truth.mjs";

const helperSource = fileURLToPath(new URL("../../helper", import.meta.url));

/** Shares of the time: disturbed machines are slower, and what is true is found on a quiet one. */
const SHARES = { quiet: 0.3, neighbour: 0.35, build: 0.35 };

/**
 * @typedef {{ folder: string, work: string, minutes: number, orders: number, only: readonly string[], heads: readonly string[], say: (text: string) => void }} Plan
 *   `folder` of the recording, `work` of the binaries; without minutes they are only built. `only` these regimes and `heads`, all where none is named
 */

/**
 * record takes pairs for about so many minutes, after building and linking what is not there yet, and adds
 * them to a recording.
 * @param {Plan} plan
 */
export async function record(plan) {
  const tools = await loadTools();
  const goRoot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const env = {
    ...tools.toolEnvironment(tools.childEnvironment(process.env), join(goRoot, "bin"), delimiter),
    GOFLAGS: "",
  };
  const go = { path: join(goRoot, "bin/go"), env };
  const version = execFileSync(go.path, ["env", "GOVERSION"], { encoding: "utf8", env }).trim();
  mkdirSync(plan.work, { recursive: true });
  const processes = tools.makeProcesses(new AbortController().signal);
  const built = await tools.buildProgram(processes, {
    program: tools.HELPER,
    go,
    source: helperSource,
    out: join(plan.work, "helper"),
  });
  if (built.kind === "failed") throw new Error(`the helper cannot be built: ${built.reason}`);
  const helper = tools.startHelper(built.path, { env, processes });
  try {
    await recordWith(tools, helper, { ...plan, go, goRoot, version, processes });
  } finally {
    await helper[Symbol.asyncDispose]();
  }
}

/**
 * @param {import("./tools.mjs").Tools} tools
 * @param {import("../../src/ports/helper/helper.ts").Helper} helper
 * @param {Plan & { go: { path: string, env: Readonly<Record<string, string>> }, goRoot: string, version: string,
 *   processes: import("../../src/ports/process/process.ts").Processes }} plan
 */
async function recordWith(tools, helper, plan) {
  const { go, goRoot, version, processes, work, folder, minutes, orders, heads, say } = plan;
  const regimes = REGIMES.filter((regime) => plan.only.length === 0 || plan.only.includes(regime));
  const now = () => performance.now() / 1000;
  const overlay = await helper.overlay(dirname(dirname(go.path)), work);
  if (overlay.kind !== "written") throw new Error(`no turns with this Go: ${overlay.reason}`);
  const edits = { base: unedited, edit: edited, slow: slowed };
  for (const [name, edit] of Object.entries(edits))
    if (!existsSync(join(work, name))) writeModule(goRoot, join(work, name), edit);
  const suite = await buildSuite(tools, {
    processes,
    go,
    version,
    overlay: overlay.path,
    work,
    orders,
    random: Math.random,
    now,
    say,
  });
  if (minutes === 0) return;

  const end = now() + minutes * 60;
  const means = { helper, env: go.env, work, suite, random: Math.random, now, say };
  const calibrated = readCalibrated(work) ?? (await calibrate(tools, means));
  const sampler = makeSampler(tools, means, calibrated.targets);
  const amounts = new Map(Object.entries(calibrated.amounts));
  const measured = end - now();
  const shares = regimes.reduce((sum, regime) => sum + SHARES[regime], 0);
  let until = now();
  for (const regime of regimes) {
    until += (SHARES[regime] / shares) * measured;
    const earlier = readPool(folder, regime)?.series ?? [];
    const stop = disturb(regime, { go: go.path, env: go.env });
    try {
      const series = await sampler.rounds({ until, amounts, title: regime, first: roundsOf(earlier), heads });
      writePool(folder, regime, addSeries(earlier, series));
    } finally {
      stop();
    }
  }
  writeAbout(folder, {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? "",
    cores: cpus().length,
    go: version,
    orders: suite.binaries.base.length,
    seconds: { ...suite.seconds, calibrate: calibrated.seconds },
    truth: truthOf(readPools(folder, REGIMES).flatMap(({ series }) => series)),
  });
}

/**
 * @typedef {{ targets: import("./sampler.mjs").Target[], amounts: Record<string, { slow3: number, slow10: number }>, seconds: number }} Calibrated
 *   `seconds` that calibrating took, without the amounts
 */

const CALIBRATED = "calibrated.json";

/** @param {string} work @returns {Calibrated | undefined} */
function readCalibrated(work) {
  const path = join(work, CALIBRATED);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

const AMOUNTS = "amounts.json";

/**
 * @param {import("./tools.mjs").Tools} tools
 * @param {import("./sampler.mjs").Means} means
 * @returns {Promise<Calibrated>}
 */
async function calibrate(tools, means) {
  const started = means.now();
  const targets = await calibrateSuite(tools, means);
  const seconds = means.now() - started;
  const amounts = join(means.work, AMOUNTS);
  if (!existsSync(amounts)) {
    const found = await findAmounts(makeSampler(tools, means, targets), means.say);
    writeFileSync(amounts, JSON.stringify(Object.fromEntries(found)));
  }
  const whole = { targets, amounts: JSON.parse(readFileSync(amounts, "utf8")), seconds };
  writeFileSync(join(means.work, CALIBRATED), JSON.stringify(whole));
  return whole;
}
