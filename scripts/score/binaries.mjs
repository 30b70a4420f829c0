// The test binaries of a recording: each of the three modules in several link orders, which every recording
// draws anew. They stay in the working folder, and later sittings of the same recording take up what is there
// and add to it.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {"base" | "edit" | "slow"} Module
 * @typedef {Record<string, string>} Paths binaries by import path
 * @typedef {{ binaries: Record<Module, Paths[]>, seconds: { build: number, link: number } }} Suite binaries by link order;
 *   `build`: seconds of a build of base and head as a run does it first, `link`: seconds of one link order of both, with all packages
 */

/**
 * buildSuite builds every module once in each link order that is not there yet.
 * @param {import("./tools.mjs").Tools} tools
 * @param {{ processes: import("../../src/ports/process/process.ts").Processes, go: { path: string, env: Readonly<Record<string, string>> }, version: string,
 *   overlay: string, work: string, orders: number, random: () => number, now: () => number, say: (text: string) => void }} plan
 * @returns {Promise<Suite>}
 */
export async function buildSuite(tools, { processes, go, version, overlay, work, orders, random, now, say }) {
  const align = tools.alignment(tools.parseGoVersion(version));
  /** @param {Module} module @param {string} name @param {readonly string[]} order */
  const build = async (module, name, order) => {
    const linkFlags = [...order, ...align];
    const flags = tools.withLinkFlags([`-overlay=${overlay}`], [], linkFlags);
    const packages = PACKAGES.filter((pkg) => module !== "slow" || pkg.slowed !== undefined);
    const builds = await tools.buildTests(processes, {
      go: go.path,
      goos: process.platform,
      env: go.env,
      dir: join(work, module),
      out: join(work, "bin", module, name),
      buildFlags: flags ?? [],
      trimPath: true,
      importPaths: packages.map(({ path }) => `${MODULE}/${path}`),
    });
    return Object.fromEntries([...builds].map(([path, made]) => [path, binaryOf(path, made)]));
  };
  /** @param {string} name @param {readonly string[]} order */
  const buildBoth = async (name, order) => {
    const started = now();
    const [base, edit] = [await build("base", name, order), await build("edit", name, order)];
    return { base, edit, seconds: now() - started };
  };
  const built = readBuilt(work) ?? { first: (await buildBoth("first", [])).seconds, orders: [] };
  for (let order = built.orders.length; order < orders; order++) {
    say(`building in link order ${order + 1} of ${orders}`);
    const flags = [tools.linkOrder(1 + Math.floor(random() * SEEDS)), tools.WITHOUT_DEBUGGING];
    const both = await buildBoth(String(order), flags);
    built.orders.push({ ...both, slow: await build("slow", String(order), flags) });
    writeFileSync(join(work, BUILT), JSON.stringify(built));
  }
  return {
    binaries: {
      base: built.orders.map(({ base }) => base),
      edit: built.orders.map(({ edit }) => edit),
      slow: built.orders.map(({ slow }) => slow),
    },
    seconds: {
      build: built.first,
      link: built.orders.reduce((sum, { seconds }) => sum + seconds, 0) / built.orders.length,
    },
  };
}

const SEEDS = 2 ** 30;
const BUILT = "built.json";

/**
 * @param {string} work
 * @returns {{ first: number, orders: ({ [M in Module]: Paths } & { seconds: number })[] } | undefined} `first`: seconds of the first build
 */
function readBuilt(work) {
  const path = join(work, BUILT);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** @param {string} path @param {import("../../src/build/build.ts").Build} made */
function binaryOf(path, made) {
  if (made.kind === "built") return made.binary;
  throw new Error(`${path} does not build with this Go:\n${made.output}`);
}
