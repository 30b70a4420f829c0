import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/history/history.ts
var VERBS = {
  list: async (args) => (await import("./list-GBK7XSKW.js")).list(args),
  show: async (args) => (await import("./show-6AUV4SIF.js")).show(args),
  events: async (args) => (await import("./events-ED2SEXU2.js")).events(args),
  tests: async (args) => (await import("./tests-6KV6W524.js")).tests(args),
  diff: async (args) => (await import("./diff-XHJM5G2Z.js")).diff(args),
  next: async (args) => (await import("./next-N5GYXCNY.js")).next(args),
  import: async (args) => (await import("./import-XTKUYLD2.js")).importHistory(args),
  export: async (args) => (await import("./export-KRX6O6TX.js")).exportHistory(args)
};
async function history([verb, ...args]) {
  const act = verb !== void 0 && Object.hasOwn(VERBS, verb) ? VERBS[verb] : void 0;
  if (act !== void 0) return act(args);
  throw new UsageError(
    verb === void 0 ? "history takes a verb" : `history: unknown verb ${JSON.stringify(verb)}`,
    `use one of ${Object.keys(VERBS).join(", ")}; go-steady history --help says what they do`
  );
}
export {
  history
};
