import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeGithubRunner
} from "./chunks/chunk-Q52B2DQF.js";
import "./chunks/chunk-PNKKMI62.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunks/chunk-2G3PA4VH.js";
import {
  runJob,
  systemRandom
} from "./chunks/chunk-IVBNELJZ.js";
import {
  benchmarkKey,
  changeWord,
  cutText,
  displayName,
  formatDelta,
  formatPair,
  quantityText,
  rowNotes,
  rowsOf,
  visibleLine,
  visibleLines
} from "./chunks/chunk-54HQHD2Y.js";
import "./chunks/chunk-YPHCI5UA.js";
import {
  packageFolder
} from "./chunks/chunk-KKAM4X6L.js";
import {
  DEFAULTS,
  decodeOptions
} from "./chunks/chunk-ITWNE2N6.js";
import "./chunks/chunk-PQGZYQOC.js";
import "./chunks/chunk-LHTKZ7JH.js";
import {
  onInterrupt
} from "./chunks/chunk-FGH6IGD5.js";
import "./chunks/chunk-UTWDVZB5.js";
import "./chunks/chunk-QZZDND3G.js";
import "./chunks/chunk-3AWJCZHR.js";
import {
  makeProcesses
} from "./chunks/chunk-QNJZBNN7.js";
import {
  SteadyError
} from "./chunks/chunk-P3DMVTQD.js";
import {
  readText,
  writeText
} from "./chunks/chunk-DBYILJSR.js";
import {
  childEnvironment
} from "./chunks/chunk-LFVQBYH3.js";
import "./chunks/chunk-ZNTIR3PH.js";

// src/action.ts
import { availableParallelism } from "node:os";
import { join as join3 } from "node:path";

// src/action-caches.ts
import { join } from "node:path";

// src/model/cache-rights.ts
var RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
var SAVING = ["push", "schedule", "workflow_dispatch"];
function cacheRights({ event, ref, defaultBranch }) {
  const none = (reason) => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  if (!SAVING.includes(event)) return { restore: true, save: false, reason: "the main branch saves them" };
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain, reason: isMain ? "" : "the main branch saves them" };
}

// src/action-caches.ts
function makeActionCaches({ world, runner: runner2, options, variables }) {
  let opened;
  const restore = async (use) => {
    const { openCaches } = await import("./chunks/open-GOCU57F5.js");
    const { GITHUB_EVENT_NAME: event = "", GITHUB_REF: ref = "" } = variables;
    const rights = cacheRights({ event, ref, defaultBranch: defaultBranchOf(world) });
    const job = jobOf(options, variables);
    opened = await openCaches({
      ...world,
      ...use,
      runner: runner2,
      rights,
      job,
      staticcheck: checks(options),
      variables
    });
  };
  return {
    restore: options.cache ? restore : void 0,
    isHit: () => opened?.isHit ?? false,
    async finish({ seconds }) {
      if (opened?.plan === void 0) return;
      const { writePlan } = await import("./chunks/plan-KQRYWLA5.js");
      const path = join(opened.plan.folder, "plan.json");
      await writePlan(path, { ...opened.plan, workSeconds: seconds.checks + seconds.build });
      runner2.keep("caches", path);
    }
  };
}
function checks({ staticcheck, stage }) {
  return staticcheck && stage !== "bench";
}
function defaultBranchOf({ event }) {
  return "defaultBranch" in event ? event.defaultBranch ?? "" : "";
}
function jobOf(options, { GITHUB_WORKFLOW = "", GITHUB_JOB = "" }) {
  const { stage, workingDirectory, packages, buildFlags, testFlags } = options;
  const checked = [options.vet, options.staticcheck, options.test, options.coverage].map(String);
  return [
    GITHUB_WORKFLOW,
    GITHUB_JOB,
    stage,
    workingDirectory,
    ...packages,
    ...buildFlags,
    ...testFlags,
    ...checked
  ];
}

// src/model/event.ts
var SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function decodeEvent(name, payload) {
  const defaultBranch = text(payload, "repository", "default_branch");
  const other = { kind: "other", name, ...defaultBranch === void 0 ? {} : { defaultBranch } };
  switch (name) {
    case "pull_request":
    case "pull_request_target":
      return decodePullRequest(payload) ?? other;
    case "merge_group": {
      const baseSha = sha(payload, "merge_group", "base_sha");
      return baseSha === void 0 ? other : { kind: "merge_group", baseSha };
    }
    case "push":
      return decodePush(payload) ?? other;
    default:
      return other;
  }
}
function decodePullRequest(payload) {
  const headSha = sha(payload, "pull_request", "head", "sha");
  const baseSha = sha(payload, "pull_request", "base", "sha");
  const baseBranch = text(payload, "pull_request", "base", "ref");
  if (headSha === void 0 || baseSha === void 0 || baseBranch === void 0) return void 0;
  return { kind: "pull_request", headSha, baseSha, baseBranch };
}
function decodePush(payload) {
  const before = sha(payload, "before");
  const ref = text(payload, "ref");
  const defaultBranch = text(payload, "repository", "default_branch");
  if (before === void 0 || ref === void 0 || defaultBranch === void 0) return void 0;
  return { kind: "push", before, toDefaultBranch: ref === `refs/heads/${defaultBranch}`, defaultBranch };
}
function text(value, ...path) {
  const found = path.reduce(
    (at, key) => typeof at === "object" && at !== null ? Reflect.get(at, key) : void 0,
    value
  );
  return typeof found === "string" ? found : void 0;
}
function sha(value, ...path) {
  const found = text(value, ...path);
  return found !== void 0 && SHA.test(found) ? found : void 0;
}

// src/ports/tool-cache.ts
import { join as join2 } from "node:path";
function makeToolCache() {
  return {
    async all(tool) {
      const cache = process.env.RUNNER_TOOL_CACHE ?? "";
      if (cache === "") return [];
      const { findAllVersions } = await import("./chunks/tool-cache-NCNH24J3.js");
      return findAllVersions(tool).map((version) => ({
        version,
        folder: join2(cache, tool, version, process.arch)
      }));
    }
  };
}

// src/report/annotations.ts
var MAX_PER_LEVEL = 10;
var MAX_MESSAGE = 4096;
var MAX_TITLE = 255;
function annotationsOf(report) {
  const candidates = [...findingsOf(report), ...benchmarksOf(report)];
  return ["error", "warning", "notice"].flatMap((level) => limited(candidates, level));
}
var RANKS = { build: 0, test: 1, benchmark: 2, vet: 3, staticcheck: 4 };
function findingsOf(report) {
  return report.checks.flatMap(
    (check) => check.findings.map((finding) => {
      const isError = check.status === "failed" && !finding.known;
      return findingCandidate(finding, isError ? "error" : "notice");
    })
  );
}
function findingCandidate(finding, level) {
  const { check, code, message, file, line, column } = finding;
  const isBuild = code === "build";
  const title = isBuild ? "does not build" : check === "test" ? `${code} failed` : `${check} ${code}`;
  return {
    rank: isBuild ? RANKS.build : RANKS[check],
    cause: `${check}
${code}
${isBuild ? file ?? "" : ""}`,
    annotation: made({
      level,
      title,
      message,
      ...place(file, line),
      ...column === void 0 ? {} : { column }
    })
  };
}
var SPOKEN = ["regression", "broken", "inconclusive"];
function benchmarksOf(report) {
  return SPOKEN.flatMap((verdict) => {
    const groups = /* @__PURE__ */ new Map();
    for (const row of rowsOf(report.comparisons, verdict)) {
      const key = `${benchmarkKey(row)}
${row.waiver === void 0}`;
      groups.set(key, [...groups.get(key) ?? [], row]);
    }
    const worst = verdict === "regression" && report.outcome === "failed" ? "error" : "warning";
    return [...groups.values()].map(
      (rows) => benchmarkCandidate(rows, rows.every((row) => row.waiver !== void 0) ? "notice" : worst)
    );
  });
}
function benchmarkCandidate(rows, level) {
  const [first] = rows;
  if (first === void 0) throw new RangeError("a benchmark without rows");
  const words = first.verdict === "regression" ? rows.map((row) => changeWord(row.unit, "regression")) : [first.verdict];
  const waived = first.waiver === void 0 ? "" : " (waived)";
  const title = `${displayName(first)}: ${[...new Set(words)].join(", ")}${waived}`;
  const message = rows.map(sentenceOf).join("\n");
  return {
    rank: RANKS.benchmark + SPOKEN.indexOf(first.verdict) / SPOKEN.length,
    cause: `benchmark
${benchmarkKey(first)}`,
    annotation: made({ level, title, message, ...place(first.file, first.line) })
  };
}
function sentenceOf(row) {
  const [base, head] = formatPair(row.base, row.head, row.unit).map(quantityText);
  const values = row.base === null || row.head === null ? "" : `${base} to ${head}`;
  const facts = [values, formatDelta(row.delta, row.lo, row.hi)].filter((part) => part !== "").join(", ");
  const why = rowNotes({ ...row, warnings: [] }).join("; ");
  return [facts, why].filter((part) => part !== "").join(": ");
}
function limited(candidates, level) {
  const seen = /* @__PURE__ */ new Map();
  const ordered = candidates.filter((candidate) => candidate.annotation.level === level).map((candidate) => {
    const repeat = seen.get(candidate.cause) ?? 0;
    seen.set(candidate.cause, repeat + 1);
    return { ...candidate, repeat };
  }).sort((a, b) => a.repeat - b.repeat || a.rank - b.rank);
  const shown = ordered.slice(0, MAX_PER_LEVEL).map(({ annotation }) => annotation);
  const left = ordered.length - shown.length;
  return left === 0 ? shown : shown.map((annotation, i) => i === shown.length - 1 ? withMore(annotation, left) : annotation);
}
function withMore(annotation, left) {
  const more = `
+${left} more in the summary`;
  return { ...annotation, message: cutText(annotation.message, MAX_MESSAGE - more.length) + more };
}
function made({ title, message, ...rest }) {
  const shown = visibleLines(message.trim()) || visibleLine(title);
  return { ...rest, title: cutText(visibleLine(title), MAX_TITLE), message: cutText(shown, MAX_MESSAGE) };
}
function place(file, line) {
  return { ...file === void 0 ? {} : { file }, ...line === void 0 ? {} : { line } };
}

// src/action.ts
async function main(runner2) {
  const temporary = process.env.RUNNER_TEMP ?? "";
  const options = decodeOptions(readInputs(runner2));
  const out = options.out ?? join3(temporary, "go-steady");
  runner2.exportVariable("TZ", "UTC");
  const world = await worldOf(runner2, temporary);
  const caches = makeActionCaches({ world, runner: runner2, options, variables: process.env });
  const report = await runJob({ ...world, restoreCaches: caches.restore }, { ...options, out });
  await publish(runner2, report, out);
  runner2.output("cache-hit", String(caches.isHit()));
  if (report.outcome === "passed") await caches.finish(report);
  if (report.outcome !== "passed") runner2.fail(report.reasons[0] ?? report.outcome);
}
function readInputs(runner2) {
  return Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, runner2.input(name)]));
}
async function worldOf(runner2, temporary) {
  const { GITHUB_EVENT_NAME = "", GITHUB_EVENT_PATH = "", GITHUB_WORKSPACE = process.cwd() } = process.env;
  const payload = JSON.parse(await readText(GITHUB_EVENT_PATH) ?? "null");
  return {
    processes: makeProcesses(onInterrupt()),
    env: childEnvironment(process.env),
    runner: runner2,
    event: decodeEvent(GITHUB_EVENT_NAME, payload),
    cwd: GITHUB_WORKSPACE,
    temporary,
    cacheDir: join3(temporary, "go-steady-cache"),
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    goStore: join3(process.env.RUNNER_TOOL_CACHE || temporary, "go-steady"),
    onGo: (folder) => runner2.addPath(folder),
    mayInstall: true,
    procs: availableParallelism(),
    now: () => performance.now() / 1e3,
    date: () => /* @__PURE__ */ new Date(),
    random: systemRandom
  };
}
async function publish(runner2, report, out) {
  const path = join3(out, "report.json");
  await writeText(path, reportJson(report));
  await runner2.summary(renderMarkdown(report, { budget: SUMMARY_BUDGET }));
  runner2.annotate(annotationsOf(report));
  runner2.output("outcome", report.outcome);
  runner2.output("regressions", String(countOf(report, "regression")));
  runner2.output("improvements", String(countOf(report, "improvement")));
  runner2.output("inconclusive", String(countOf(report, "inconclusive")));
  runner2.output("report", path);
  runner2.output("go-version", report.machine.go.replace(/^go/, ""));
}
function countOf({ comparisons }, verdict) {
  const rows = comparisons.filter((c) => c.verdict === verdict);
  return new Set(rows.map(({ pkg, name, procs }) => JSON.stringify([pkg, name, procs]))).size;
}
var runner = makeGithubRunner();
try {
  await main(runner);
} catch (error) {
  if (!(error instanceof SteadyError)) throw error;
  if (error.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(`${error.message}
${error.hint}`);
}
