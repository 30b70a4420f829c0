import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunk-24M4FNCI.js";
import "./chunk-ZNTIR3PH.js";

// src/cli/history/history.ts
var VERBS = {
  list: async (args) => (await import("./list-ZSUK56DF.js")).list(args),
  show: async (args) => (await import("./show-SXGKGXJK.js")).show(args),
  events: async (args) => (await import("./events-FK63ZNVJ.js")).events(args),
  tests: async (args) => (await import("./tests-W2IHS6GK.js")).tests(args),
  diff: async (args) => (await import("./diff-23OEMRWR.js")).diff(args),
  next: async (args) => (await import("./next-7OJWPEKO.js")).next(args),
  import: async (args) => (await import("./import-3G4V33ZU.js")).importHistory(args),
  export: async (args) => (await import("./export-BRCFRXXU.js")).exportHistory(args)
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
