import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  decodePullRequest,
  keyOf
} from "./chunk-BTME35Z6.js";
import {
  countVerdicts
} from "./chunk-KIYM7BQ4.js";
import {
  fitting,
  object,
  text
} from "./chunk-DFRP22PA.js";

// src/history/may-publish.ts
var PUBLISHED = ["push", "schedule", "release", "workflow_dispatch", "repository_dispatch"];
function whyNotPublished({ name, payload }) {
  if (name.startsWith("pull_request") || decodePullRequest(payload) !== void 0)
    return "a pull request's run is not published: its commit is not on the branch, and its code may have written anything into the report";
  if (name === "merge_group")
    return "a run of the merge queue is not published: its commit is not on the branch yet; the push that follows is";
  if (PUBLISHED.includes(name)) return void 0;
  return `a run of the event ${JSON.stringify(name)} is not published: whose code it ran is not known`;
}
var ofTagPush = object({ base_ref: text });
var ofRelease = object({ release: object({ target_commitish: text }) });
function branchOf({ ref, payload }) {
  const named = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
  if (named !== void 0) return named;
  const pushed = /^refs\/heads\/(.+)$/s.exec(fitting(ofTagPush, payload)?.base_ref ?? "")?.[1];
  const target = fitting(ofRelease, payload)?.release.target_commitish ?? "";
  return pushed ?? (/^[0-9a-f]{40}$/.test(target) ? "" : target);
}

// src/report/comment-marker.ts
var RANKS = { passed: 0, unmeasured: 1, failed: 2 };
var MARKER_SCHEMA = 1;
function writeMarker({ key, run, attempt, head, parts }) {
  const marks = parts.map(({ id, rank, state, lines }) => [id, rank, state, lines].join(".")).join();
  return `<!-- go-steady v${MARKER_SCHEMA} key=${key} run=${run}.${attempt} head=${head} parts=${marks} -->`;
}
function readMarker(body) {
  const found = /^<!-- go-steady v\d{1,6} key=([0-9a-f]+) run=(\d{1,15})\.(\d{1,9})(.*?) -->/.exec(body);
  if (found === null) return void 0;
  const [, key = "", run, attempt, rest = ""] = found;
  const [, head = ""] = / head=([0-9a-f]+)/.exec(rest) ?? [];
  const [, marks = ""] = / parts=([0-9a-f.,]+)/.exec(rest) ?? [];
  const parts = [...marks.matchAll(/([0-9a-f]+)\.(\d)\.([0-9a-f]+)\.(\d{1,6})(?:,|$)/g)].map(
    ([, id = "", rank, state = "", lines]) => ({ id, rank: Number(rank), state, lines: Number(lines) })
  );
  return { key, run: Number(run), attempt: Number(attempt), head, parts };
}
function isNewer(a, b) {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}

// src/action/publish/outputs.ts
function setOutputs(runner, reports, path) {
  const count = (verdict) => {
    const counts = reports.map(({ comparisons }) => {
      const rows = comparisons.filter((row) => row.verdict === verdict);
      return countVerdicts(rows).total;
    });
    return String(counts.reduce((sum, n) => sum + n, 0));
  };
  const worst = worstOf(reports);
  runner.output("outcome", worst?.outcome ?? "");
  runner.output("regressions", count("regression"));
  runner.output("improvements", count("improvement"));
  runner.output("inconclusive", count("inconclusive"));
  runner.output("report", path);
  runner.output("go-version", worst?.machine.go.replace(/^go/, "") ?? "");
}
function worstOf(reports) {
  return [...reports].sort((a, b) => RANKS[b.outcome] - RANKS[a.outcome])[0];
}

// src/action/publish/report-artifact.ts
var REPORT_ARTIFACT = "go-steady-report";
var REPORT_FILES = ["report.json", "base.bench.out", "head.bench.out"];
var MOST_ALIKE = 20;
function artifactNames(context) {
  const { job, leg, run } = context;
  const words = [job, leg].map((text2) => text2.replaceAll(/[^\w.-]+/g, "-").slice(0, 60));
  const named = words.filter((word) => word !== "").join("-");
  const stem = `${REPORT_ARTIFACT}-${named}-${keyOf(context).slice(0, 8)}`;
  const own = run.attempt === 1 ? stem : `${stem}-${run.attempt}`;
  return [own, ...Array.from({ length: MOST_ALIKE - 1 }, (_, i) => `${stem}-${run.attempt}-${i + 2}`)];
}
function readReportName(name) {
  const [, stem = name, attempt = "1"] = /^(.*-[0-9a-f]{8})(?:-(\d{1,4})(?:-\d{1,2})?)?$/s.exec(name) ?? [];
  const job = stem.slice(REPORT_ARTIFACT.length + 1).replace(/-[0-9a-f]{8}$/, "");
  return { stem, attempt: Number(attempt), job };
}
function newestAttempts(artifacts) {
  const newest = /* @__PURE__ */ new Map();
  for (const { name } of artifacts) {
    const { stem, attempt } = readReportName(name);
    newest.set(stem, Math.max(attempt, newest.get(stem) ?? 0));
  }
  return artifacts.filter(({ name }) => {
    const { stem, attempt } = readReportName(name);
    return attempt === newest.get(stem);
  });
}

export {
  whyNotPublished,
  branchOf,
  RANKS,
  writeMarker,
  readMarker,
  isNewer,
  setOutputs,
  worstOf,
  REPORT_ARTIFACT,
  REPORT_FILES,
  artifactNames,
  readReportName,
  newestAttempts
};
