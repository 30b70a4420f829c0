import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import {
  VERDICTS_BY_WEIGHT
} from "./chunk-4AZBHOVA.js";

// src/history/export/measured.ts
function measuredIn({ comparisons, values, identical }) {
  const compared = grouped(comparisons, ofBenchmark).map((rows) => ({
    benchmark: rows[0].benchmark,
    verdict: heaviest(rows),
    rows,
    values: rows.flatMap(({ unit, head }) => head === null ? [] : [{ unit, value: head }])
  }));
  const alone = grouped(values, ofBenchmark).map((all) => ({
    benchmark: all[0].benchmark,
    verdict: void 0,
    rows: [],
    values: all
  }));
  const same = identical.map((benchmark) => ({
    benchmark,
    verdict: "identical",
    rows: [],
    values: []
  }));
  return [...compared, ...alone, ...same];
}
function deciding({ rows, verdict }) {
  return rows.find((row) => row.verdict === verdict);
}
function ofBenchmark({ benchmark }) {
  return benchmarkKey(benchmark);
}
function heaviest(rows) {
  return VERDICTS_BY_WEIGHT.find((verdict) => rows.some((row) => row.verdict === verdict));
}

export {
  measuredIn,
  deciding
};
