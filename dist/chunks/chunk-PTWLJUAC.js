import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  MAX_SETTINGS_BYTES,
  loadSettings,
  namesBenchmark,
  ownThresholds,
  parseSettings,
  policyOf,
  settingsPaths
} from "./chunk-B4EB6BMR.js";
import {
  benchmarkKey
} from "./chunk-I5TOALYV.js";
import {
  UsageError
} from "./chunk-24M4FNCI.js";

// src/options/rules.ts
import { isAbsolute, sep } from "node:path";

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
    named ? `${name} is not used: nothing that it names got worse in ${waiver.unit}; remove it when its change is in the base` : `${name} is not used: it names no benchmark ${isWhole(comparisons) ? "of this run" : "that was measured"}`
  ];
}
function isWhole(comparisons) {
  return comparisons.every(({ verdict }) => verdict !== "identical");
}
function isExpired({ expires }, { today }) {
  return today > expires;
}
function sourceOf({ line }, { file }) {
  return `${file}:${line}`;
}

// src/options/reach-mode.ts
var DEFAULT = "auto";
function reachMode({ asked, base, head }) {
  if (asked !== void 0) return { mode: asked, sentences: [] };
  const ofHead = head?.reach ?? DEFAULT;
  if (base.kind !== "read") return { mode: ofHead, sentences: [] };
  const mode = base.settings?.reach ?? DEFAULT;
  if (mode === ofHead) return { mode, sentences: [] };
  return { mode, sentences: [`new in this pull request: reach ${ofHead}; the base's counts, ${mode}`] };
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
  const base = await baseOf(request);
  const { mode, sentences } = reachMode({ asked: options.reach, base, head: settings });
  const changes = changesOf(base, settings);
  return {
    policy: policyOf(options, settings),
    settings,
    changes: { ...changes, sentences: [...changes.sentences, ...sentences] },
    reach: mode
  };
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
async function baseOf({
  git,
  baseSha,
  options,
  workingDirectory: folder
}) {
  const { config } = options;
  if (config !== void 0 && isAbsolute(config)) return { kind: "own" };
  const sha = baseSha === void 0 ? void 0 : await git.resolve(baseSha);
  if (sha === void 0) return { kind: "unknown" };
  return { kind: "read", settings: await baseSettings(git, sha, settingsPaths({ folder, config })) };
}
function changesOf(base, head) {
  if (base.kind === "read") return settingsChanges(base.settings, head);
  if (base.kind === "own" || head === void 0) return NO_CHANGES;
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
  NO_CHANGES,
  dayOf,
  openRules,
  judgedBy,
  reportPolicy
};
