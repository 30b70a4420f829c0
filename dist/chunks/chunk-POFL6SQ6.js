import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  readReport
} from "./chunk-MKFRLMBA.js";
import {
  cutText
} from "./chunk-XTVYU3JP.js";
import {
  MAX_TEXT_CHARS
} from "./chunk-AYRREXSC.js";

// src/report/json.ts
function settled(report, clean = (text) => text) {
  const written = (value) => typeof value === "string" ? cutText(clean(value), MAX_TEXT_CHARS) : value;
  return readReport(JSON.parse(JSON.stringify(report, (_, value) => written(value))));
}
function printReport(report) {
  return `${JSON.stringify(report, null, 2)}
`;
}
function reportJson(report) {
  return printReport(settled(report));
}

export {
  settled,
  printReport,
  reportJson
};
