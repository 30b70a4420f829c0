// The ladder and the events, bundled from their source.

import { loadSource } from "../load-source.mjs";

/**
 * @typedef {Pick<typeof import("../../src/history/ladder/create-graph.ts"), "collectGraph">
 *   & Pick<typeof import("../../src/history/ladder/line.ts"), "lineOf">
 *   & Pick<typeof import("../../src/history/ladder/ladder.ts"), "makeLadder">
 *   & Pick<typeof import("../../src/history/events/spans.ts"), "layOut">
 *   & Pick<typeof import("../../src/history/events/find-changes.ts"), "findChanges" | "eventPolicy">} Program
 */

const entry = `
export { collectGraph } from "./src/history/ladder/create-graph.ts";
export { lineOf } from "./src/history/ladder/line.ts";
export { makeLadder } from "./src/history/ladder/ladder.ts";
export { layOut } from "./src/history/events/spans.ts";
export { eventPolicy, findChanges } from "./src/history/events/find-changes.ts";
`;

/** @returns {Promise<Program>} */
export function loadProgram() {
  return loadSource(entry);
}
