// The test binaries of a recording: each of the three modules in several link orders. They stay in the working folder, and later
// sittings of the same recording take up what is there and add to it.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {"base" | "edit" | "slow"} Module
 * @typedef {Record<string, string>} Paths binaries by import path
 * @typedef {{ binaries: Record<Module, Paths[]>, seconds: { build: number, link: number } }} Suite binaries by link order;
 *   `build`: seconds of the first build of base and head, `link`: seconds of one further link order of both, with all packages
 */

/**
 * buildSuite builds every module once in each link order that is not there yet.
 * @param {import("./tools.mjs").Tools} tools
 * @param {{ processes: import("../../src/ports/process.ts").Processes, go: { path: string, env: Readonly<Record<string, string>> }, version: string,
 *   overlay: string, work: string, orders: number, now: () => number, say: (text: string) => void }} plan
 * @returns {Promise<Suite>}
 */
export async function buildSuite(tools, { processes, go, version, overlay, work, orders, now, say }) {
  const align = tools.alignment(tools.parseGoVersion(version));
  /** @param {Module} module @param {number} order */
  const build = async (module, order) => {
    const flags = tools.withLinkFlags([`-overlay=${overlay}`], [], [...align, tools.linkOrder(1000 + order)]);
    const packages = PACKAGES.filter((pkg) => module !== "slow" || pkg.slowed !== undefined);
    const builds = await tools.buildTests(processes, {
      go: go.path,
      goos: process.platform,
      env: go.env,
      dir: join(work, module),
      out: join(work, "bin", module, String(order)),
      buildFlags: flags ?? [],
      trimPath: true,
      importPaths: packages.map(({ path }) => `${MODULE}/${path}`),
    });
    return Object.fromEntries([...builds].map(([path, made]) => [path, binaryOf(path, made)]));
  };
  const built = readBuilt(work);
  for (let order = built.length; order < orders; order++) {
    say(`building in link order ${order + 1} of ${orders}`);
    const started = now();
    const [base, edit] = [await build("base", order), await build("edit", order)];
    built.push({ base, edit, slow: {}, seconds: now() - started });
    Object.assign(built[order]?.slow ?? {}, await build("slow", order));
    writeFileSync(join(work, BUILT), JSON.stringify(built));
  }
  const [first = 0, ...others] = built.map(({ seconds }) => seconds);
  return {
    binaries: {
      base: built.map(({ base }) => base),
      edit: built.map(({ edit }) => edit),
      slow: built.map(({ slow }) => slow),
    },
    seconds: { build: first, link: others.reduce((a, b) => a + b, 0) / Math.max(1, others.length) },
  };
}

const BUILT = "built.json";

/** @param {string} work @returns {({ [M in Module]: Paths } & { seconds: number })[]} by link order */
function readBuilt(work) {
  const path = join(work, BUILT);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}

/** @param {string} path @param {import("../../src/steps/build.ts").Build} made */
function binaryOf(path, made) {
  if (made.kind === "built") return made.binary;
  throw new Error(`${path} does not build with this Go:\n${made.output}`);
}
