// The parts of the program that a recording is made with: what is recorded is what a run would have measured.

import { loadSource } from "../load-source.mjs";

const entry = `
export { alignment, linkOrder, WITHOUT_DEBUGGING, withLinkFlags } from "./src/golang/link-flags.ts";
export { parseGoVersion } from "./src/golang/version.ts";
export { childEnvironment } from "./src/ports/environment.ts";
export { toolEnvironment } from "./src/ports/go-command.ts";
export { buildProgram, HELPER } from "./src/ports/build-program.ts";
export { startHelper } from "./src/ports/helper-start.ts";
export { makeProcesses } from "./src/ports/process.ts";
export { calibrate } from "./src/sampling/calibrate.ts";
export { nextPair } from "./src/sampling/next-pair.ts";
export { buildTests } from "./src/steps/build.ts";
`;

/**
 * @typedef {typeof import("../../src/golang/link-flags.ts") & typeof import("../../src/golang/version.ts") &
 *   typeof import("../../src/ports/environment.ts") & typeof import("../../src/ports/go-command.ts") &
 *   typeof import("../../src/ports/build-program.ts") & typeof import("../../src/ports/helper-start.ts") &
 *   typeof import("../../src/ports/process.ts") & typeof import("../../src/sampling/calibrate.ts") &
 *   typeof import("../../src/sampling/next-pair.ts") & typeof import("../../src/steps/build.ts")} Tools
 */

/** @returns {Promise<Tools>} */
export function loadTools() {
  return loadSource(entry);
}
