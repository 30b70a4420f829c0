// One version of the program, from its own folder: its helper, its test binaries of the parallel benchmarks, and pairs as it takes them.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";
import { loadTools } from "./tools.mjs";

/**
 * @typedef {{ base: number[], head: number[], seconds: number, iterations: number }} Taken a pair: seconds of an operation by turn, and wall time
 * @typedef {{ name: string, pkg: string, benchmark: string, calibration: import("../../src/measure/sampling/calibration.ts").Calibration | undefined, taken: Taken[] }} Target
 * @typedef {{ go: { go: string, env: Readonly<Record<string, string>> }, targets: readonly Target[], calibrate: () => Promise<void>,
 *   pair: (target: Target) => Promise<void>, close: () => Promise<void> }} Version
 */

const LIMIT_MS = 60_000;
const PROCS = 2;
const SEEDS = 2 ** 30;

/**
 * openVersion builds what it takes. `write` writes the module where it is not there yet.
 * @param {string} root of the program
 * @param {{ module: string, work: string, orders: number, only: RegExp }} plan
 * @param {(goRoot: string) => void} write
 * @returns {Promise<Version>}
 */
export async function openVersion(root, { module, work, orders, only }, write) {
  const tools = await loadTools(root);
  mkdirSync(work, { recursive: true });
  const goRoot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  if (!existsSync(module)) write(goRoot);
  const child = tools.childEnvironment(process.env);
  const env = { ...tools.toolEnvironment(child, join(goRoot, "bin"), delimiter), GOFLAGS: "" };
  const go = { path: join(goRoot, "bin/go"), env };
  const processes = tools.makeProcesses(new AbortController().signal);
  const source = join(root, "helper");
  const built = await tools.buildProgram(processes, {
    ...{ program: tools.HELPER, go, source, out: join(work, "helper") },
  });
  if (built.kind === "failed") throw new Error(`the helper of ${root} cannot be built: ${built.reason}`);
  const helper = tools.startHelper(built.path, { env, processes });
  const overlay = await helper.overlay(dirname(dirname(go.path)), work);
  if (overlay.kind !== "written") throw new Error(`no turns with this Go: ${overlay.reason}`);

  const packages = PACKAGES.filter(({ parallel = [] }) => parallel.length > 0);
  const version = execFileSync(go.path, ["env", "GOVERSION"], { encoding: "utf8", env }).trim();
  const align = tools.alignment(tools.parseGoVersion(version));
  const list = join(work, "binaries.json");
  /** @type {Record<string, string>[]} those of an earlier call, and what is missing */
  const binaries = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  while (binaries.length < orders) {
    const link = [tools.linkOrder(1 + Math.floor(Math.random() * SEEDS)), tools.WITHOUT_DEBUGGING, ...align];
    const out = join(work, "bin", String(binaries.length));
    const builds = await tools.buildTests(processes, {
      ...{ go: go.path, goos: process.platform, env, dir: module, out },
      buildFlags: tools.withLinkFlags([`-overlay=${overlay.path}`], [], link) ?? [],
      trimPath: true,
      importPaths: packages.map(({ path }) => `${MODULE}/${path}`),
    });
    binaries.push(Object.fromEntries([...builds].map(([path, made]) => [path, binaryOf(path, made)])));
    writeFileSync(list, JSON.stringify(binaries));
  }
  const binary = (/** @type {string} */ pkg, /** @type {number} */ order) => ({
    ...{ path: binaries[order]?.[`${MODULE}/${pkg}`] ?? "", dir: join(module, pkg), env },
  });

  /** @type {Target[]} */
  const targets = packages.flatMap(({ path, parallel = [] }) =>
    parallel
      .map((name) => ({
        name: `${path}.${name}`,
        pkg: path,
        benchmark: name,
        calibration: undefined,
        taken: [],
      }))
      .filter(({ name }) => only.test(name)),
  );
  const subjectOf = (/** @type {Target} */ { pkg, benchmark }) => {
    const base = Math.floor(Math.random() * orders);
    const head = (base + 1 + Math.floor(Math.random() * Math.max(1, orders - 1))) % orders;
    const sides = { base: binary(pkg, base), head: binary(pkg, head) };
    return { pkg, name: benchmark, procs: PROCS, ...sides, firstSecPerOp: undefined };
  };

  const kept = join(work, "calibrated.json");
  const calibrate = async () => {
    const known = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
    for (const target of targets) {
      const { base, ...rest } = subjectOf(target);
      const wish = { ...rest, binary: base, benchtime: undefined, takeTurns: helper.takeTurns };
      const found =
        known[target.name] ?? (await tools.calibrate(helper.run, { ...wish, timeoutMs: LIMIT_MS }));
      if (found.kind !== "calibrated") throw new Error(`${target.name} is ${found.kind}`);
      known[target.name] = found;
      target.calibration = found;
    }
    writeFileSync(kept, JSON.stringify(known));
  };
  const budget = { seconds: 3600, left: () => 3600, limitMs: () => LIMIT_MS, isOver: () => false };
  const means = { run: helper.run, takeTurns: helper.takeTurns, benchtime: undefined, budget };
  const pair = async (/** @type {Target} */ target) => {
    const { calibration } = target;
    if (calibration === undefined) throw new Error(`${target.name} is not calibrated`);
    const started = performance.now();
    const subject = subjectOf(target);
    /** @type {import("../../src/measure/sampling/next-pair.ts").Sampling} */
    const state = {
      ...{ subject, calibration, pairs: [], isOpen: true, layouts: [], alone: undefined, stumbles: 0 },
    };
    await tools.nextPair({ ...means, random: Math.random }, state);
    const [taken] = state.pairs;
    if (taken?.inTurns !== true)
      throw new Error(`${target.name} takes no turns: ${state.broken?.reason ?? state.alone}`);
    const times = (/** @type {"base" | "head"} */ side) => [...(taken[side].get("sec/op") ?? [])];
    const seconds = (performance.now() - started) / 1000;
    target.taken.push({
      base: times("base"),
      head: times("head"),
      seconds,
      iterations: calibration.iterations,
    });
  };
  const close = () => helper[Symbol.asyncDispose]();
  return { go: { go: go.path, env }, targets, calibrate, pair, close };
}

/** @param {string} path @param {import("../../src/build/build.ts").Build} made */
function binaryOf(path, made) {
  if (made.kind === "built") return made.binary;
  throw new Error(`${path} does not build with this Go:\n${made.output}`);
}
