// The judge.

import { loadSource } from "../load-source.mjs";

const entry = `
export { judgeLook } from "./src/judge/judge-look.ts";
export { defaultPolicy, looks } from "./src/judge/policy.ts";
`;

/**
 * @returns {Promise<typeof import("../../src/judge/judge-look.ts") & typeof import("../../src/judge/policy.ts")>}
 */
export function loadJudge() {
  return loadSource(entry);
}
