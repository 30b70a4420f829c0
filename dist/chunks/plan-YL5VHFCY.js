import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  storeFields
} from "./chunk-4NMNYEQZ.js";
import {
  readText,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  Mismatch,
  entries,
  fromJson,
  into,
  list,
  nullable,
  number,
  object,
  text
} from "./chunk-DFRP22PA.js";
import "./chunk-ZNTIR3PH.js";

// src/caches/plan.ts
var namesShape = into(
  entries(number),
  (pairs) => Object.fromEntries(pairs)
);
var plannedStore = object({
  ...storeFields,
  restored: nullable(object({ key: text, names: namesShape, seconds: number }))
});
var planShape = object({
  stores: list(plannedStore),
  goSums: list(text),
  /** Milliseconds since 1970: a file with a later time was used by this job. */
  since: number,
  /** Building and checking in this run. */
  workSeconds: number,
  /** Folder for archives, absolute. */
  folder: text
});
async function writePlan(path, plan) {
  await writeText(path, JSON.stringify(plan));
}
async function readPlan(path) {
  const written = await readText(path);
  if (written === void 0) return void 0;
  const plan = planShape(fromJson(written));
  if (plan instanceof Mismatch) throw new Error(plan.told(path));
  return plan;
}
export {
  readPlan,
  writePlan
};
