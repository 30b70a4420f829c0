import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  OPTIONS,
  OPTION_FORMS
} from "./chunk-IHZTRPTF.js";
import {
  readTable
} from "./chunk-WM35EGX7.js";
import {
  readTextBelow
} from "./chunk-SMI5HJ5O.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/options/options.ts
var DEFAULT_THRESHOLD = 0.05;
async function decodeOptions({ head, ...raw }) {
  const read = await readTable(OPTIONS, raw);
  if (read.kind === "refused") throw refused(read.problems);
  const { values } = read;
  const options = {
    ...values,
    maxCount: Math.max(values.count, values.maxCount),
    headRef: head?.trim() || void 0,
    asked: askedIn({ ...raw, ...head === void 0 ? {} : { head } })
  };
  const problems = contradictions(options);
  if (problems.length > 0) throw refused(problems);
  return options;
}
function refused(problems) {
  return new UsageError(
    problems.join("\n"),
    "correct the value; docs/options.md lists every option with its form"
  );
}
function contradictions(options) {
  const { baseline, baselineFile, baselineWorkflow, test, timezones, moments } = options;
  const problems = [];
  if (baseline !== "file" && baselineFile !== void 0)
    problems.push(`baseline-file: ${JSON.stringify(baselineFile)} is only read with baseline: file`);
  if (baseline !== "artifact" && baselineWorkflow !== void 0)
    problems.push(
      `baseline-workflow: ${JSON.stringify(baselineWorkflow)} is only read with baseline: artifact`
    );
  if (!test && timezones.length + moments.length > 0)
    problems.push("timezones, moments: they are for the tests, which test: false leaves out");
  if (moments.some(({ kind }) => kind === "dst") && timezones.length === 0)
    problems.push("moments: dst needs timezones: it means the changes of their clocks");
  return problems;
}
function askedIn(raw) {
  const forms = OPTION_FORMS;
  const written = Object.entries(raw).map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(
    written.filter(([name, value]) => value !== "" && value !== forms[name]?.fallback)
  );
}

// src/options/load-settings.ts
import { isAbsolute, join } from "node:path";
var SETTINGS_FILE = ".go-steady.yml";
var MAX_SETTINGS_BYTES = 256 * 1024;
async function loadSettings({ root, folder, config }) {
  for (const path of settingsPaths({ folder, config })) {
    const text = await readOrThrow(root, path);
    if (text !== void 0) return parseSettings(path, text);
  }
  if (config === void 0) return void 0;
  throw new UsageError(
    `config: ${config} is not there`,
    "name a file of the working directory as the head has it, or leave config out"
  );
}
function settingsPaths({ folder, config }) {
  if (config !== void 0) return [isAbsolute(config) ? config : join(folder, config)];
  return [.../* @__PURE__ */ new Set([join(folder, SETTINGS_FILE), SETTINGS_FILE])];
}
async function parseSettings(file, text) {
  const { readSettings } = await import("./read-settings-RTRQR52L.js");
  return readSettings(file, text);
}
function policyOf(options, settings) {
  const { alpha, count, maxCount } = options;
  const threshold = options.threshold ?? settings?.threshold ?? DEFAULT_THRESHOLD;
  return { threshold, alpha, count, maxCount, limits: settings?.limits ?? [] };
}
async function readOrThrow(root, path) {
  const read = await readTextBelow(root, path, MAX_SETTINGS_BYTES);
  if (read.kind === "absent") return void 0;
  if (read.kind === "text") return read.text;
  throw new UsageError(`config: ${path} ${read.reason}`, "make it a file of the repository, or name another");
}

// src/judge/limits.ts
function namesBenchmark({ package: pkg, benchmark }, { pkg: path, name }) {
  return (benchmark?.isIn(name) ?? true) && (pkg?.isIn(path) ?? true);
}
function thresholdOf({ benchmark, unit }, { limits = [], threshold }) {
  return limits.findLast((limit) => fits(limit, benchmark, unit))?.threshold ?? threshold;
}
function ownThresholds(rows, policy) {
  return rows.map(
    ({ threshold = policy.threshold, ...row }) => row.pairs === 0 || threshold === policy.threshold ? row : { ...row, threshold }
  );
}
function fits(target, benchmark, unit) {
  const isMeant = target.unit === void 0 || quantityOf(target.unit) === quantityOf(unit);
  return isMeant && namesBenchmark(target, benchmark);
}
function quantityOf(unit) {
  return unit === "B/s" ? "sec/op" : unit;
}

export {
  namesBenchmark,
  thresholdOf,
  ownThresholds,
  decodeOptions,
  MAX_SETTINGS_BYTES,
  loadSettings,
  settingsPaths,
  parseSettings,
  policyOf
};
