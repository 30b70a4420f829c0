import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  CHECK_BUDGET,
  COMMENT_BUDGET,
  SUMMARY_BUDGET,
  renderMarkdown,
  reportJson
} from "./chunk-5CJW73S5.js";
import {
  dependsOn,
  systemRandom
} from "./chunk-FGW6IVGG.js";
import {
  benchmarkKey,
  changeWord,
  countVerdicts,
  cutText,
  displayName,
  formatDelta,
  formatPair,
  headlineOf,
  quantityText,
  rowNotes,
  rowsOf,
  visibleLine,
  visibleLines
} from "./chunk-4ABQDYWG.js";
import {
  GithubError,
  openGithub
} from "./chunk-SSEDZUYD.js";
import {
  namesIn,
  writeText
} from "./chunk-DBYILJSR.js";
import {
  ArtifactError
} from "./chunk-JVOXQ6JZ.js";
import {
  PATIENCE
} from "./chunk-OUH54A4J.js";

// src/model/payload.ts
function textAt(payload, ...path) {
  const found = valueAt(payload, path);
  return typeof found === "string" ? found : void 0;
}
function countAt(payload, ...path) {
  const found = valueAt(payload, path);
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : void 0;
}
function shaAt(payload, ...path) {
  const found = textAt(payload, ...path);
  return found !== void 0 && SHA.test(found) ? found : void 0;
}
var SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function valueAt(payload, path) {
  return path.reduce(
    (at, key) => typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : void 0,
    payload
  );
}

// src/model/pull-request.ts
function decodePullRequest(payload) {
  const number = countAt(payload, "pull_request", "number");
  const head = shaAt(payload, "pull_request", "head", "sha");
  if (number === void 0 || head === void 0) return void 0;
  const from = textAt(payload, "pull_request", "head", "repo", "full_name") ?? "";
  const ids = ["head", "base"].map((side) => countAt(payload, "pull_request", side, "repo", "id"));
  return { number, head, from, isFork: ids[0] === void 0 || ids[0] !== ids[1] };
}
function decodeTriggeringRun(payload) {
  const [id, number, attempt] = ["id", "run_number", "run_attempt"].map(
    (name) => countAt(payload, "workflow_run", name)
  );
  const event = textAt(payload, "workflow_run", "event");
  const sha = shaAt(payload, "workflow_run", "head_sha");
  const branch = textAt(payload, "workflow_run", "head_branch");
  const repository = countAt(payload, "workflow_run", "head_repository", "id");
  const owner = textAt(payload, "workflow_run", "head_repository", "owner", "login");
  if (id === void 0 || event === void 0 || sha === void 0) return void 0;
  if (branch === void 0 || repository === void 0 || owner === void 0) return void 0;
  return { id, number: number ?? 0, attempt: attempt ?? 1, event, head: { sha, branch, repository, owner } };
}

// src/publish/run-context.ts
import { createHash } from "node:crypto";
function readRunContext(env, matrix) {
  const { GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_REPOSITORY = "", GITHUB_WORKFLOW_REF = "" } = env;
  const api = GITHUB_API_URL || "https://api.github.com";
  return {
    server: GITHUB_SERVER_URL || "https://github.com",
    api,
    graphql: env.GITHUB_GRAPHQL_URL || `${api}/graphql`,
    repository: GITHUB_REPOSITORY,
    run: {
      id: Number(env.GITHUB_RUN_ID ?? 0),
      number: Number(env.GITHUB_RUN_NUMBER ?? 0),
      attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1)
    },
    sha: env.GITHUB_SHA ?? "",
    workflow: GITHUB_WORKFLOW_REF.replace(/@.*$/s, "").replace(`${GITHUB_REPOSITORY}/`, ""),
    job: env.GITHUB_JOB ?? "",
    step: env.GITHUB_ACTION ?? "",
    leg: legOf(matrix),
    hasArtifacts: hasArtifacts(env)
  };
}
function runAddress({ server, repository }, id) {
  return `${server}/${repository}/actions/runs/${id}`;
}
function keyOf({ workflow, job, step, leg }, part = "") {
  return digest(JSON.stringify([workflow, job, step, leg, part]));
}
function digest(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
var REPORT_ARTIFACT = "go-steady-report";
function artifactName(context) {
  const { job, leg } = context;
  const words = [job, leg].map((text) => text.replaceAll(/[^\w.-]+/g, "-").slice(0, 60));
  const named = words.filter((word) => word !== "").join("-");
  return `${REPORT_ARTIFACT}-${named}-${keyOf(context).slice(0, 8)}`;
}
function hasArtifacts({ GITHUB_SERVER_URL, ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN }) {
  const server = GITHUB_SERVER_URL || "https://github.com";
  const host = URL.canParse(server) ? new URL(server).hostname : "";
  const isKnown = host === "github.com" || /\.(ghe\.com|localhost)$/.test(host);
  return isKnown && Boolean(ACTIONS_RESULTS_URL) && Boolean(ACTIONS_RUNTIME_TOKEN);
}
function legOf(matrix) {
  const values = valuesOf(matrix).map((value) => typeof value === "string" ? value : JSON.stringify(value));
  return values.join(", ").slice(0, 200);
}
function valuesOf(matrix) {
  try {
    const value = JSON.parse(matrix || "null");
    return typeof value === "object" && value !== null ? Object.values(value) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

// src/report/annotations.ts
var MAX_PER_LEVEL = 10;
var MAX_MESSAGE = 4096;
var MAX_TITLE = 255;
var LEVELS = ["error", "warning", "notice"];
function annotationsOf(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => limited(ordered(candidates, level)));
}
function furtherAnnotations(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level).slice(MAX_PER_LEVEL));
}
function allAnnotations(report) {
  const candidates = candidatesOf(report);
  return LEVELS.flatMap((level) => ordered(candidates, level));
}
function candidatesOf(report) {
  return [...findingsOf(report), ...benchmarksOf(report)];
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
  const title = isBuild ? "does not build" : check === "test" ? testTitle(finding) : `${check} ${code}`;
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
function testTitle({ code, clocks }) {
  return clocks === void 0 ? `${code} failed` : `${code} depends on ${dependsOn(clocks)}`;
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
function ordered(candidates, level) {
  const seen = /* @__PURE__ */ new Map();
  return candidates.filter((candidate) => candidate.annotation.level === level).map((candidate) => {
    const repeat = seen.get(candidate.cause) ?? 0;
    seen.set(candidate.cause, repeat + 1);
    return { ...candidate, repeat };
  }).sort((a, b) => a.repeat - b.repeat || a.rank - b.rank).map(({ annotation }) => annotation);
}
function limited(annotations) {
  const shown = annotations.slice(0, MAX_PER_LEVEL);
  const left = annotations.length - shown.length;
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

// src/report/comment-marker.ts
var MARKER_SCHEMA = 1;
function writeMarker({ key, run, attempt, head, state }) {
  return `<!-- go-steady v${MARKER_SCHEMA} key=${key} run=${run}.${attempt} head=${head} state=${state} -->`;
}
function readMarker(body) {
  const found = /^<!-- go-steady v\d{1,6} key=([0-9a-f]+) run=(\d{1,15})\.(\d{1,9})(.*?) -->/.exec(body);
  if (found === null) return void 0;
  const [, key = "", run, attempt, rest = ""] = found;
  const [, head = ""] = / head=([0-9a-f]+)/.exec(rest) ?? [];
  const [, state = ""] = / state=([0-9a-f]+)/.exec(rest) ?? [];
  return { key, run: Number(run), attempt: Number(attempt), head, state };
}
function isNewer(a, b) {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}

// src/report/comment.ts
var SHORT_COMMENT_BUDGET = 2e4;
function renderComment(report, marker, options, budget = COMMENT_BUDGET) {
  const line = `${writeMarker(marker)}
`;
  return line + renderMarkdown(report, { ...options, budget: budget - line.length });
}

// src/report/comment-plan.ts
function planComment(want, standing) {
  const { mode, report, marker } = want;
  const [comment2, ...others] = [...standing].sort((a, b) => a.id - b.id);
  if (standing.some((other) => isNewer(other.marker, marker)))
    return { kind: "leave", why: "a newer run has commented already" };
  if (comment2 === void 0)
    return isWorthSaying(mode, report) ? { kind: "create" } : { kind: "leave", why: "there is nothing to say" };
  if (mode === "on-change" && others.length === 0 && comment2.marker.state === marker.state)
    return { kind: "leave", why: "the comment says so already" };
  return { kind: "update", comment: comment2, others };
}
function isWorthSaying(mode, report) {
  const changed = ["regression", "improvement", "broken", "missing"].some(
    (verdict) => rowsOf(report.comparisons, verdict).length > 0
  );
  return mode === "always" || changed || mode === "auto" && report.outcome !== "passed";
}
function stateOf({ outcome, checks, comparisons }) {
  const rows = comparisons.map(({ pkg, name, procs, unit, verdict, waiver }) => [
    ...[pkg, name, procs, unit, verdict],
    waiver !== void 0
  ]);
  const found = checks.map(({ name, status, findings }) => [
    name,
    status,
    findings.map((f) => [f.code, f.file, f.line])
  ]);
  return JSON.stringify([outcome, found, rows.map((row) => JSON.stringify(row)).sort()]);
}

// src/publish/put-check-run.ts
var PER_REQUEST = 50;
var MAX_ANNOTATIONS = 200;
var MAX_TITLE2 = 255;
var MAX_MESSAGE2 = 4096;
async function putCheckRun(check) {
  const { github, repository, sha, name, details, report, markdown } = check;
  const placed = check.annotations.slice(0, MAX_ANNOTATIONS).flatMap(asGithubWants);
  const parts = Array.from(
    { length: Math.max(1, Math.ceil(placed.length / PER_REQUEST)) },
    (_, i) => placed.slice(i * PER_REQUEST, (i + 1) * PER_REQUEST)
  );
  const output = {
    title: cutText(visibleLine(headlineOf(report).why), MAX_TITLE2),
    summary: renderMarkdown(report, { ...markdown, budget: CHECK_BUDGET })
  };
  const made2 = await github.ask(`POST /repos/${repository}/check-runs`, {
    name,
    head_sha: sha,
    details_url: details,
    status: "completed",
    conclusion: conclusionOf(check),
    output: { ...output, annotations: parts[0] }
  });
  const id = countAt(made2, "id");
  for (const annotations of parts.slice(1))
    await github.ask(`PATCH /repos/${repository}/check-runs/{id}`, {
      id,
      output: { ...output, annotations }
    });
}
function conclusionOf({ report, isForeign }) {
  if (report.outcome !== "passed") return "failure";
  return isForeign ? "neutral" : "success";
}
function asGithubWants({ level, title, message, file, line }) {
  if (file === void 0 || line === void 0 || line < 1) return [];
  return [
    {
      path: file,
      start_line: line,
      end_line: line,
      annotation_level: level === "error" ? "failure" : level,
      title: cutText(title, MAX_TITLE2),
      message: cutText(message, MAX_MESSAGE2)
    }
  ];
}

// src/publish/own-login.ts
var RUNNER_LOGIN = "github-actions[bot]";
async function ownLogin(github, graphql) {
  try {
    const viewer = await github.ask(`POST ${graphql}`, { query: "query{viewer{login}}" });
    return textAt(viewer, "data", "viewer", "login") ?? RUNNER_LOGIN;
  } catch (error) {
    const isRefused = error instanceof GithubError && error.status !== void 0 && error.status < 500;
    if (isRefused) return RUNNER_LOGIN;
    throw error;
  }
}

// src/publish/put-comment.ts
var ROUNDS = 4;
async function putComment(place2, comment2) {
  const login = await ownLogin(place2.github, place2.graphql);
  let own;
  for (let round = 1; ; round++) {
    const standing = await standingComments(place2, login, comment2.key);
    if (own !== void 0 && await isSettled(place2, own, standing))
      return { kind: "written", url: own.url };
    own = void 0;
    if (round > ROUNDS)
      throw new GithubError("others write the comment at the same time", { status: void 0 });
    const plan = comment2.plan(standing);
    if (plan.kind === "leave") return { kind: "left", why: plan.why };
    try {
      own = await carryOut(place2, comment2, plan);
      if (plan.kind === "update") return { kind: "written", url: own.url };
    } catch (error) {
      if (!(error instanceof GithubError) || round === ROUNDS || !isWorthAnotherRound(error, plan))
        throw error;
    }
  }
}
async function carryOut(place2, comment2, plan) {
  if (plan.kind === "create") return write(place2, `POST ${listRoute(place2)}`, comment2);
  const written = await write(place2, `PATCH ${commentRoute(place2)}`, comment2, plan.comment.id);
  for (const { id } of plan.others) await remove(place2, id);
  return written;
}
async function isSettled(place2, own, standing) {
  const isOldest = standing.every(({ id }) => id >= own.id);
  const spare = isOldest ? standing.filter(({ id }) => id !== own.id) : [own];
  for (const { id } of spare) await remove(place2, id);
  return isOldest;
}
async function standingComments(place2, login, key) {
  const comments2 = await place2.github.all(`GET ${listRoute(place2)}`);
  return comments2.flatMap((comment2) => {
    const [id, body = ""] = [countAt(comment2, "id"), textAt(comment2, "body")];
    const marker = readMarker(body);
    if (id === void 0 || marker?.key !== key || textAt(comment2, "user", "login") !== login) return [];
    return [{ id, url: textAt(comment2, "html_url") ?? "", marker }];
  });
}
async function write({ github }, route, { body, shortBody }, id) {
  const parameters = id === void 0 ? {} : { comment: id };
  try {
    return readWritten(await github.ask(route, { ...parameters, body }));
  } catch (error) {
    if (!(error instanceof GithubError && error.status === 422)) throw error;
    return readWritten(await github.ask(route, { ...parameters, body: shortBody }));
  }
}
function readWritten(comment2) {
  const id = countAt(comment2, "id");
  if (id === void 0) throw new GithubError("the answer to a comment is no comment", { status: void 0 });
  return { id, url: textAt(comment2, "html_url") ?? "" };
}
async function remove(place2, id) {
  try {
    await place2.github.ask(`DELETE ${commentRoute(place2)}`, { comment: id });
  } catch (error) {
    if (!(error instanceof GithubError && isGone(error))) throw error;
  }
}
function isWorthAnotherRound(error, { kind }) {
  return kind === "update" ? isGone(error) : error.status === void 0 || error.status >= 500;
}
function isGone({ status }) {
  return status === 404 || status === 410;
}
function listRoute({ repository, pullRequest }) {
  return `/repos/${repository}/issues/${pullRequest}/comments`;
}
function commentRoute({ repository }) {
  return `/repos/${repository}/issues/comments/{comment}`;
}

// src/publish/announce.ts
async function announce(announcement) {
  const comment2 = await comments(announcement);
  await checkRun(announcement);
  return comment2;
}
async function comments(announcement) {
  const { runner, mode, pullRequest } = announcement;
  const none = { comment: "", isRefused: false };
  if (pullRequest === void 0 || mode === "never") return none;
  try {
    const end = await comment(announcement, pullRequest);
    if (end.kind === "left") runner.info(`no comment: ${end.why}`);
    return end.kind === "written" ? { comment: end.url, isRefused: false } : none;
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    if (isNoRight(error)) return { comment: "", isRefused: true };
    runner.warning(`the comment could not be written: ${error.message}; the summary has all of it`);
    return none;
  }
}
function comment({ github, context, mode, report, run, part, markdown }, pullRequest) {
  const key = keyOf(context, part);
  const marker = {
    key,
    run: run.number,
    attempt: run.attempt,
    head: pullRequest.head,
    state: digest(stateOf(report))
  };
  const { graphql, repository } = context;
  return putComment(
    { github, graphql, repository, pullRequest: pullRequest.number },
    {
      key,
      plan: (standing) => planComment({ mode, report, marker }, standing),
      body: renderComment(report, marker, markdown),
      shortBody: renderComment(report, marker, markdown, SHORT_COMMENT_BUDGET)
    }
  );
}
function isNoRight({ status, message }) {
  return (status === 403 || status === 404) && !/locked|rate limit/i.test(message);
}
async function checkRun(announcement) {
  const { runner, github, context, report, pullRequest, isOwnStep, markdown } = announcement;
  const sha = pullRequest?.head ?? context.sha;
  if (sha === "") return;
  try {
    await putCheckRun({
      github,
      repository: context.repository,
      sha,
      name: ["go-steady", markdown.job ?? context.job].filter((word) => word !== "").join(": "),
      details: markdown.links?.run ?? "",
      report,
      isForeign: !isOwnStep && pullRequest?.isFork === true,
      annotations: isOwnStep ? furtherAnnotations(report) : allAnnotations(report),
      markdown
    });
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    if (!isNoRight(error)) runner.warning(`the check run could not be written: ${error.message}`);
  }
}

// src/publish/no-right-note.ts
function noRightNote({ isFork }, artifact) {
  if (!isFork)
    return "No comment on the pull request: the token of this job may not write one. Add `pull-requests: write` to the job's `permissions`, or set `comment: never`.";
  const kept = artifact === "" ? "" : ` The report is kept as the artifact \`${artifact}\`.`;
  return `No comment on the pull request: it comes from a fork, and there tokens may only read.${kept} A workflow with \`on: workflow_run\` and \`stage: report\` can comment from it: see docs/github.md of go-steady.`;
}

// src/publish/open-api.ts
function openApi({ api }, token) {
  return openGithub({ token, api, patience: { ...PATIENCE, random: systemRandom } });
}

// src/publish/outputs.ts
function setOutputs(runner, report, path) {
  const count = (verdict) => {
    const rows = report.comparisons.filter((row) => row.verdict === verdict);
    return String(countVerdicts(rows).total);
  };
  runner.output("outcome", report.outcome);
  runner.output("regressions", count("regression"));
  runner.output("improvements", count("improvement"));
  runner.output("inconclusive", count("inconclusive"));
  runner.output("report", path);
  runner.output("go-version", report.machine.go.replace(/^go/, ""));
}

// src/publish/publish.ts
import { join } from "node:path";
var REPORT_FILES = ["report.json", "base.bench.out", "head.bench.out"];
var ROOM_FOR_NOTE = 4096;
async function publish(publication) {
  const { runner, out, payload, context, cancelled } = publication;
  const pullRequest = decodePullRequest(payload);
  const measured = pullRequest && { pullRequest: { number: pullRequest.number, head: pullRequest.head } };
  const report = { ...publication.report, ...measured };
  const markdown = markdownOptions(context);
  const path = join(out, "report.json");
  await writeText(path, reportJson(report));
  await runner.summary(renderMarkdown(report, { ...markdown, budget: SUMMARY_BUDGET - ROOM_FOR_NOTE }));
  runner.annotate(annotationsOf(report));
  setOutputs(runner, report, path);
  if (!cancelled.aborted) await online({ ...publication, report }, markdown);
}
async function online(publication, markdown) {
  const { runner, report, stage, inputs, context, payload } = publication;
  const pullRequest = decodePullRequest(payload);
  const artifact = pullRequest !== void 0 && await storeReport(publication) ? artifactName(context) : "";
  if (inputs.token === "" || context.repository === "") return;
  const { comment: comment2, isRefused } = await announce({
    runner,
    github: await openApi(context, inputs.token),
    context,
    mode: inputs.comment,
    report,
    pullRequest,
    run: context.run,
    part: "",
    isOwnStep: true,
    markdown
  });
  if (comment2 !== "") runner.output("comment-url", comment2);
  if (!isRefused || pullRequest === void 0 || stage !== "all") return;
  const note = noRightNote(pullRequest, artifact);
  if (inputs.comment === "auto") runner.info(note);
  else runner.warning(note);
  await runner.summary(`
> ${note}
`);
}
async function storeReport({ runner, out, context }) {
  if (!context.hasArtifacts) return false;
  const there = await namesIn(out);
  const files = REPORT_FILES.filter((name) => there.includes(name));
  const { uploadArtifact } = await import("./artifacts-A3ZSCKWW.js");
  try {
    await uploadArtifact({ name: artifactName(context), folder: out, files });
    return true;
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    runner.warning(`${error.message}; a later job cannot comment from it`);
    return false;
  }
}
function markdownOptions(context, run = context.run.id) {
  const { server, repository, job, leg } = context;
  const links = repository === "" ? {} : { repository: `${server}/${repository}`, run: runAddress(context, run) };
  return { links, job: leg === "" ? job : `${job} (${leg})` };
}

export {
  textAt,
  countAt,
  shaAt,
  decodePullRequest,
  decodeTriggeringRun,
  readRunContext,
  REPORT_ARTIFACT,
  announce,
  noRightNote,
  openApi,
  setOutputs,
  REPORT_FILES,
  publish,
  markdownOptions
};
