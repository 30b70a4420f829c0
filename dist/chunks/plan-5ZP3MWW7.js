import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  readText,
  writeText
} from "./chunk-QPDY7BUD.js";
import "./chunk-ZNTIR3PH.js";

// src/caches/plan.ts
async function writePlan(path, plan) {
  await writeText(path, JSON.stringify(plan));
}
async function readPlan(path) {
  const text = await readText(path);
  return text === void 0 ? void 0 : JSON.parse(text);
}
export {
  readPlan,
  writePlan
};
