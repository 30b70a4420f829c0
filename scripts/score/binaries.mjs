// The test binaries of a recording: each of the three modules in several link orders.

import { join } from "node:path";
import { MODULE } from "./module.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {"base" | "edit" | "slow"} Module
 * @typedef {{ binaries: Record<Module, Map<string, string>[]>, seconds: { build: number, link: number } }} Suite binaries by link order and import path;
 *   `build`: seconds of the first build of base and head, `link`: seconds of one further link order of both, with all packages
 */

/**
 * buildSuite builds every module once in each link order.
 * @param {import("./tools.mjs").Tools} tools
 * @param {{ processes: import("../../src/ports/process.ts").Processes, go: { path: string, env: Readonly<Record<string, string>> }, version: string,
 *   overlay: string, scratch: string, orders: number, now: () => number, say: (text: string) => void }} plan
 * @returns {Promise<Suite>}
 */
export async function buildSuite(tools, { processes, go, version, overlay, scratch, orders, now, say }) {
  const align = tools.alignment(tools.parseGoVersion(version));
  /** @param {Module} module @param {number} order */
  const build = async (module, order) => {
    const flags = tools.withLinkFlags([`-overlay=${overlay}`], [], [...align, tools.linkOrder(1000 + order)]);
    const packages = PACKAGES.filter((pkg) => module !== "slow" || pkg.slowed !== undefined);
    const builds = await tools.buildTests(processes, {
      go: go.path,
      goos: process.platform,
      env: go.env,
      dir: join(scratch, module),
      out: join(scratch, "bin", module, String(order)),
      buildFlags: flags ?? [],
      trimPath: true,
      importPaths: packages.map(({ path }) => `${MODULE}/${path}`),
    });
    return new Map([...builds].map(([path, made]) => [path, binaryOf(path, made)]));
  };
  /** @type {Record<Module, Map<string, string>[]>} */
  const binaries = { base: [], edit: [], slow: [] };
  /** @type {number[]} */
  const seconds = [];
  for (let order = 0; order < orders; order++) {
    say(`building in link order ${order + 1} of ${orders}`);
    const started = now();
    binaries.base.push(await build("base", order));
    binaries.edit.push(await build("edit", order));
    seconds.push(now() - started);
    binaries.slow.push(await build("slow", order));
  }
  const [first = 0, ...others] = seconds;
  return {
    binaries,
    seconds: { build: first, link: others.reduce((a, b) => a + b, 0) / Math.max(1, others.length) },
  };
}

/** @param {string} path @param {import("../../src/steps/build.ts").Build} made */
function binaryOf(path, made) {
  if (made.kind === "built") return made.binary;
  throw new Error(`${path} does not build with this Go:\n${made.output}`);
}
