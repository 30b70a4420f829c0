// The parts of the program that a recording is made with: what is recorded is what a run would have measured.

import { loadSource } from "../load-source.mjs";

const entry = `
export { alignment, linkOrder, WITHOUT_DEBUGGING, withLinkFlags } from "./src/build/link-flags.ts";
export { parseGoVersion } from "./src/toolchain/versions/version.ts";
export { childEnvironment } from "./src/ports/process/environment.ts";
export { toolEnvironment } from "./src/ports/process/go-command.ts";
export { buildProgram, HELPER } from "./src/ports/helper/build-program.ts";
export { startHelper } from "./src/ports/helper/start.ts";
export { makeProcesses } from "./src/ports/process/process.ts";
export { calibrate } from "./src/measure/sampling/calibrating/calibrate.ts";
export { nextPair } from "./src/measure/sampling/next-pair.ts";
export { buildTests } from "./src/build/build.ts";
`;

/**
 * @typedef {typeof import("../../src/build/link-flags.ts") & typeof import("../../src/toolchain/versions/version.ts") &
 *   typeof import("../../src/ports/process/environment.ts") & typeof import("../../src/ports/process/go-command.ts") &
 *   typeof import("../../src/ports/helper/build-program.ts") & typeof import("../../src/ports/helper/start.ts") &
 *   typeof import("../../src/ports/process/process.ts") & typeof import("../../src/measure/sampling/calibrating/calibrate.ts") &
 *   typeof import("../../src/measure/sampling/next-pair.ts") & typeof import("../../src/build/build.ts")} Tools
 */

/**
 * @param {string} [root] of the program; absent: the working directory
 * @returns {Promise<Tools>}
 */
export function loadTools(root) {
  return loadSource(entry, root);
}
