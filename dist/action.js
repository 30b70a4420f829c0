import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  addPath,
  endGroup,
  error,
  exportVariable,
  getInput,
  info,
  notice,
  setFailed,
  setOutput,
  startGroup,
  summary,
  warning
} from "./chunks/chunk-VTW2VUQ7.js";
import "./chunks/chunk-ICGE4KMP.js";
import {
  childEnvironment,
  makeProcesses,
  onInterrupt,
  packageFolder,
  runJob,
  systemRandom
} from "./chunks/chunk-TBFRHTOZ.js";
import {
  readText,
  writeText
} from "./chunks/chunk-SMWXNW4E.js";
import {
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunks/chunk-GWHVWPKX.js";
import {
  benchmarkKey,
  changeWord,
  cutText,
  displayName,
  formatDelta,
  formatPair,
  quantityText,
  rowsOf,
  visibleLine,
  visibleLines
} from "./chunks/chunk-NVCYLUGP.js";
import {
  DEFAULTS,
  decodeOptions
} from "./chunks/chunk-OLZOI7BD.js";
import {
  SteadyError
} from "./chunks/chunk-5AU7R6SA.js";
import "./chunks/chunk-YPHCI5UA.js";
import "./chunks/chunk-CCM24OQZ.js";

// src/action.ts
import { availableParallelism } from "node:os";
import { join as join2 } from "node:path";

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

// src/ports/github-runner.ts
import { randomUUID } from "node:crypto";
var PROGRESS_EVERY_MS = 2e4;
function makeGithubRunner() {
  let lastProgress = Number.NEGATIVE_INFINITY;
  return {
    info: (text2) => printText(text2),
    warning: (text2) => warning(text2),
    group: (title, body) => {
      startGroup(title);
      printText(body);
      endGroup();
    },
    progress: (text2) => {
      if (text2 === "" || performance.now() - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = performance.now();
      printText(text2);
    },
    annotate: (annotations) => {
      for (const annotation of annotations) annotate(annotation);
    },
    input: (name) => getInput(name),
    output: (name, value) => setOutput(name, value),
    summary: async (markdown) => {
      if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown).write();
    },
    exportVariable: (name, value) => exportVariable(name, value),
    addPath: (folder) => addPath(folder),
    fail: (message) => setFailed(message)
  };
}
function annotate({ level, title, message, file, line, column }) {
  const place2 = {
    title,
    ...file === void 0 ? {} : { file },
    ...line === void 0 ? {} : { startLine: line },
    ...column === void 0 ? {} : { startColumn: column }
  };
  if (level === "error") error(message, place2);
  else if (level === "warning") warning(message, place2);
  else notice(message, place2);
}
function printText(text2) {
  const token = /::|##\[/.test(text2) ? randomUUID() : void 0;
  if (token !== void 0) info(`::stop-commands::${token}`);
  info(text2);
  if (token !== void 0) info(`::${token}::`);
}

// src/ports/tool-cache.ts
import { join } from "node:path";
function makeToolCache() {
  return {
    async all(tool) {
      const cache = process.env.RUNNER_TOOL_CACHE ?? "";
      if (cache === "") return [];
      const { findAllVersions } = await import("./chunks/tool-cache-KRKDYRWY.js");
      return findAllVersions(tool).map((version) => ({
        version,
        folder: join(cache, tool, version, process.arch)
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
      const key = benchmarkKey(row);
      groups.set(key, [...groups.get(key) ?? [], row]);
    }
    const isError = verdict === "regression" && report.outcome === "failed";
    return [...groups.values()].map((rows) => benchmarkCandidate(rows, isError ? "error" : "warning"));
  });
}
function benchmarkCandidate(rows, level) {
  const [first] = rows;
  if (first === void 0) throw new RangeError("a benchmark without rows");
  const words = first.verdict === "regression" ? rows.map((row) => changeWord(row.unit, "regression")) : [first.verdict];
  const title = `${displayName(first)}: ${[...new Set(words)].join(", ")}`;
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
  return [facts, row.reason].filter((part) => part !== "").join(": ");
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
  const out = options.out ?? join2(temporary, "go-steady");
  runner2.exportVariable("TZ", "UTC");
  const report = await runJob(await worldOf(runner2, temporary), { ...options, out });
  await publish(runner2, report, out);
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
    cacheDir: join2(temporary, "go-steady-cache"),
    helperSource: packageFolder("helper"),
    prefer: "project",
    toolCache: makeToolCache(),
    goStore: join2(process.env.RUNNER_TOOL_CACHE || temporary, "go-steady"),
    onGo: (folder) => runner2.addPath(folder),
    mayInstall: true,
    procs: availableParallelism(),
    now: () => performance.now() / 1e3,
    date: () => /* @__PURE__ */ new Date(),
    random: systemRandom
  };
}
async function publish(runner2, report, out) {
  const path = join2(out, "report.json");
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
} catch (error2) {
  if (!(error2 instanceof SteadyError)) throw error2;
  if (error2.exitCode === 3) runner.output("outcome", "unmeasured");
  runner.fail(`${error2.message}
${error2.hint}`);
}
