import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  displayName
} from "./chunk-I5TOALYV.js";

// src/history/benchmark-label.ts
function goName(benchmark) {
  const name = displayName(benchmark);
  return name.startsWith("Benchmark") ? name : `Benchmark${name}`;
}
function labelOf(benchmark) {
  return benchmark.pkg === "" ? goName(benchmark) : `${benchmark.pkg}.${goName(benchmark)}`;
}

export {
  goName,
  labelOf
};
