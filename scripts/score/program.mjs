// The judge, what the score needs of the statistics, and how many link orders a look has.

import { loadSource } from "../load-source.mjs";

const entry = `
export { judgeLook } from "./src/judge/judge-look.ts";
export { defaultPolicy, looks } from "./src/judge/policy.ts";
export { isVain, pairsWanted } from "./src/measure/sampling/give-up.ts";
export { LINKING } from "./src/measure/sampling/layout.ts";
export { median } from "./src/stats/sample.ts";
export { createUTest } from "./src/stats/u-test.ts";
`;

/** @returns {Promise<import("./score.mjs").Program>} */
export function loadProgram() {
  return loadSource(entry);
}
