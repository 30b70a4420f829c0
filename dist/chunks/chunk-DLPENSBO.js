import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  OPTIONS,
  OPTION_FORMS
} from "./chunk-4OCL7RF4.js";
import {
  benchmarkKey
} from "./chunk-LKAME3P3.js";
import {
  readTable
} from "./chunk-MBELPWAG.js";
import {
  readTextBelow
} from "./chunk-BIEXPDPA.js";
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
  const { readSettings } = await import("./read-settings-DUAC7WRD.js");
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

// src/options/rules.ts
import { isAbsolute as isAbsolute2, sep } from "node:path";

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

// src/judge/waive.ts
function waive(comparisons, settings) {
  const used = /* @__PURE__ */ new Set();
  const marked = comparisons.map((row) => {
    const found = row.verdict === "regression" ? settings.waivers.filter((w) => isAbout(w, row)) : [];
    const waiver = found.find((w) => whyNot(w, row, settings) === void 0);
    for (const w of found) used.add(w);
    if (waiver !== void 0) return { ...row, waiver: waivedBy(waiver, settings) };
    const why = found.flatMap((w) => whyNot(w, row, settings) ?? []);
    return why.length === 0 ? row : { ...row, warnings: [...row.warnings, ...why] };
  });
  return {
    comparisons: withThroughput(marked),
    warnings: settings.waivers.flatMap(
      (waiver) => uselessness(waiver, used.has(waiver), comparisons, settings)
    )
  };
}
function isAbout(waiver, row) {
  return waiver.unit === row.unit && namesBenchmark(waiver, row);
}
function waivedBy(waiver, settings) {
  return {
    reason: waiver.reason,
    ceiling: waiver.ceiling.text,
    expires: waiver.expires,
    source: sourceOf(waiver, settings),
    isNew: settings.isNew(waiver)
  };
}
function whyNot(waiver, { head, delta }, settings) {
  const name = `the waiver of ${sourceOf(waiver, settings)}`;
  if (isExpired(waiver, settings)) return `${name} expired on ${waiver.expires}`;
  const { ceiling } = waiver;
  const isBelow = ceiling.kind === "change" ? delta !== null && Math.abs(delta) <= ceiling.ratio : head !== null && head <= ceiling.value;
  return isBelow ? void 0 : `${name} ends at ${ceiling.text}`;
}
function withThroughput(rows) {
  const times = new Map(
    rows.flatMap((r) => r.unit === "sec/op" && r.waiver ? [[benchmarkKey(r), r.waiver]] : [])
  );
  return rows.map((row) => {
    const waiver = row.unit === "B/s" && row.verdict === "regression" ? times.get(benchmarkKey(row)) : void 0;
    return waiver === void 0 || row.waiver !== void 0 ? row : { ...row, waiver };
  });
}
function uselessness(waiver, isUsed, comparisons, settings) {
  const name = `the waiver of ${sourceOf(waiver, settings)} for ${waiver.benchmark.source}`;
  if (isExpired(waiver, settings)) return [`${name} expired on ${waiver.expires}: remove it`];
  if (isUsed) return [];
  const named = comparisons.some((row) => namesBenchmark(waiver, row));
  return [
    named ? `${name} is not used: nothing that it names got worse in ${waiver.unit}; remove it when its change is in the base` : `${name} is not used: it names no benchmark of this run`
  ];
}
function isExpired({ expires }, { today }) {
  return today > expires;
}
function sourceOf({ line }, { file }) {
  return `${file}:${line}`;
}

// src/options/settings-changes.ts
function settingsChanges(base, head) {
  const newWaivers = only(head?.waivers ?? [], base?.waivers ?? [], waiverText);
  const limits = only(head?.limits ?? [], base?.limits ?? [], limitText);
  const gone = only(base?.limits ?? [], head?.limits ?? [], limitText);
  const [before, after] = [base?.threshold, head?.threshold];
  const at = (line) => `${head?.file}:${line}`;
  return {
    newWaivers: new Set(newWaivers),
    sentences: [
      ...before === after ? [] : [`new in this pull request: threshold ${share(after)} for all, ${share(before)} in the base`],
      ...limits.map((limit) => `new in this pull request: ${limitText(limit)} (${at(limit.line)})`),
      ...gone.map(
        (limit) => `gone in this pull request: ${limitText(limit)} (${base?.file}:${limit.line} of the base)`
      ),
      ...isReordered(base?.limits ?? [], head?.limits ?? []) ? ["the limits stand in another order than in the base; the last that fits counts"] : [],
      ...newWaivers.map((waiver) => `new in this pull request: ${waiverText(waiver)} (${at(waiver.line)})`)
    ]
  };
}
function isReordered(base, head) {
  const [before, after] = [base, head].map((limits) => limits.map(limitText));
  const common = (these = [], others = []) => these.filter((text) => others.includes(text)).join("\n");
  return common(before, after) !== common(after, before);
}
function waiverText(waiver) {
  return `a waiver up to ${waiver.ceiling.text} for ${targetText(waiver)} until ${waiver.expires}`;
}
function limitText(limit) {
  return `a limit of ${share(limit.threshold)} for ${targetText(limit)}`;
}
function targetText({ package: pkg, benchmark, unit }) {
  const parts = [
    benchmark === void 0 ? "all benchmarks" : `benchmarks ${quoted(benchmark.source)}`,
    pkg === void 0 ? "" : `in packages ${quoted(pkg.source)}`,
    unit === void 0 ? "" : `in ${unit}`
  ];
  return parts.filter((part) => part !== "").join(" ");
}
function quoted(source) {
  return `/${source}/`;
}
function share(ratio) {
  return ratio === void 0 ? "not set" : `${Number((ratio * 100).toPrecision(12))} %`;
}
function only(these, others, textOf) {
  const known = new Set(others.map(textOf));
  return these.filter((entry) => !known.has(textOf(entry)));
}

// src/options/rules.ts
var NO_CHANGES = { sentences: [], newWaivers: /* @__PURE__ */ new Set() };
function dayOf(time) {
  return time.slice(0, "2026-11-26".length);
}
async function openRules(request) {
  const { options, head, workingDirectory: folder } = request;
  const settings = await loadSettings({ root: head.root, folder, config: options.config });
  return { policy: policyOf(options, settings), settings, changes: await changesOf(request, settings) };
}
function judgedBy({ policy, settings, changes }, rows, today) {
  const { file = "", waivers = [] } = settings ?? {};
  const isNew = (waiver) => changes.newWaivers.has(waiver);
  const waived = waive(ownThresholds(rows, policy), { file, waivers, isNew, today });
  return { ...waived, warnings: [...changes.sentences, ...waived.warnings] };
}
function reportPolicy({ policy, settings }) {
  const { threshold, alpha } = policy;
  return { threshold, alpha, ...settings === void 0 ? {} : { config: settings.file } };
}
async function changesOf(request, head) {
  const { git, baseSha, options, workingDirectory: folder } = request;
  const { config } = options;
  if (config !== void 0 && isAbsolute2(config)) return NO_CHANGES;
  const sha = baseSha === void 0 ? void 0 : await git.resolve(baseSha);
  if (sha !== void 0)
    return settingsChanges(await baseSettings(git, sha, settingsPaths({ folder, config })), head);
  if (head === void 0) return NO_CHANGES;
  return {
    ...NO_CHANGES,
    sentences: [`${head.file} was read as the head has it; what the base has is not known`]
  };
}
async function baseSettings(git, sha, paths) {
  for (const path of paths) {
    const text = await git.fileAt(sha, path.replaceAll(sep, "/"));
    if (text === void 0) continue;
    return parseSettings(path, text.slice(0, MAX_SETTINGS_BYTES)).catch((error) => {
      if (error instanceof UsageError) return void 0;
      throw error;
    });
  }
  return void 0;
}

export {
  thresholdOf,
  decodeOptions,
  loadSettings,
  policyOf,
  NO_CHANGES,
  dayOf,
  openRules,
  judgedBy,
  reportPolicy
};
