import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  isOfClock
} from "./chunk-OAZDRLRA.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-4AZBHOVA.js";

// src/report/verdict-groups.ts
function rowsOf(comparisons, verdict) {
  const rows = comparisons.filter((c) => c.verdict === verdict);
  return rows.sort((a, b) => compareNumbers(changeOf(b), changeOf(a)) || compareNames(a, b));
}
function countVerdicts(comparisons) {
  const weights = /* @__PURE__ */ new Map();
  for (const comparison of comparisons) {
    const key = benchmarkKey(comparison);
    const weight = VERDICTS_BY_WEIGHT.indexOf(comparison.verdict);
    weights.set(key, Math.min(weight, weights.get(key) ?? weight));
  }
  const found = [...weights.values()];
  const count = (verdict) => found.filter((weight) => VERDICTS_BY_WEIGHT[weight] === verdict).length;
  return {
    total: found.length,
    waived: count("regression") - unwaived(comparisons),
    regression: count("regression"),
    broken: count("broken"),
    missing: count("missing"),
    inconclusive: count("inconclusive"),
    improvement: count("improvement"),
    new: count("new"),
    unchanged: count("unchanged"),
    identical: count("identical")
  };
}
function unwaived(comparisons) {
  const rows = comparisons.filter((c) => c.verdict === "regression" && c.waiver === void 0);
  return new Set(rows.map(benchmarkKey)).size;
}
function changeWord(unit, verdict) {
  const worse = verdict === "regression";
  if (isOfClock(unit)) return worse ? "slower" : "faster";
  if (unit === "B/op") return worse ? "more memory" : "less memory";
  if (unit === "allocs/op") return worse ? "more allocs" : "fewer allocs";
  return worse ? "worse" : "better";
}
function changeOf({ delta }) {
  return delta === null || delta <= -1 ? Number.POSITIVE_INFINITY : Math.abs(Math.log1p(delta));
}
function compareNumbers(a, b) {
  return a === b ? 0 : a - b;
}
function compareNames(a, b) {
  const [x, y] = [a, b].map((c) => `${benchmarkKey(c)}
${c.unit}`);
  if (x === void 0 || y === void 0 || x === y) return 0;
  return x < y ? -1 : 1;
}

export {
  rowsOf,
  countVerdicts,
  changeWord
};
