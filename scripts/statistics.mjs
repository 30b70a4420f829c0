// The program's own statistics, for scripts that no test imports: those get them as an argument.

import { fileURLToPath } from "node:url";
import { loadSource } from "./load-source.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @type {typeof import("../src/stats/sample.ts")} */
export const { median, midMean, robustDeviation } = await loadSource(
  `export { median, midMean, robustDeviation } from "./src/stats/sample.ts";`,
  root,
);
