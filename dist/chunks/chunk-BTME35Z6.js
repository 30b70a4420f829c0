import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  cutMiddle
} from "./chunk-XTVYU3JP.js";
import {
  commitHash
} from "./chunk-AFNJ52PR.js";
import {
  count,
  fitting,
  fromJson,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";

// src/model/pull-request.ts
var repo = or(object({ id: or(count, void 0), full_name: or(text, "") }), {
  id: void 0,
  full_name: ""
});
var ofPullRequest = object({
  pull_request: object({
    number: count,
    head: object({ sha: commitHash, repo }),
    base: or(object({ repo }), void 0)
  })
});
var ofTriggeringRun = object({
  workflow_run: object({
    ...{ id: count, run_number: or(count, 0), run_attempt: or(count, 1), event: text, head_sha: commitHash },
    head_branch: or(text, ""),
    head_repository: or(object({ id: count, owner: object({ login: text }) }), void 0)
  })
});
function decodePullRequest(payload) {
  const found = fitting(ofPullRequest, payload)?.pull_request;
  if (found === void 0) return void 0;
  const { sha: head, repo: own } = found.head;
  const isFork = own.id === void 0 || own.id !== found.base?.repo.id;
  return { number: found.number, head, from: own.full_name, isFork };
}
function decodeTriggeringRun(payload) {
  const run = fitting(ofTriggeringRun, payload)?.workflow_run;
  if (run === void 0) return void 0;
  const { id, run_number: number, run_attempt: attempt, event, head_repository: from } = run;
  const repository = from && { id: from.id, owner: from.owner.login };
  return { id, number, attempt, event, head: { sha: run.head_sha, branch: run.head_branch, repository } };
}

// src/model/server.ts
var GITHUB = "https://github.com";
function serverOf(env) {
  const url = withoutSlash(env.GITHUB_SERVER_URL || GITHUB);
  const isGithub = url === GITHUB;
  const api = withoutSlash(env.GITHUB_API_URL || (isGithub ? "https://api.github.com" : `${url}/api/v3`));
  const besides = api.endsWith("/api/v3") ? api.replace(/\/v3$/, "/graphql") : `${api}/graphql`;
  return { url, api, graphql: env.GITHUB_GRAPHQL_URL || besides, noArtifacts: whyNoArtifacts(url, env) };
}
function whyNoArtifacts(url, { ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN }) {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (host !== "github.com" && !/\.(ghe\.com|localhost)$/.test(host))
    return `${host || url} keeps no artifacts of version 4`;
  return ACTIONS_RESULTS_URL && ACTIONS_RUNTIME_TOKEN ? void 0 : "this runner keeps no artifacts";
}
function withoutSlash(url) {
  return url.replace(/\/+$/, "");
}

// src/action/publish/question.ts
var MAX_WORDS = 200;
function questionOf({ matrix, options }) {
  const { stage, workingDirectory, packages, buildFlags, testFlags, bench, benchArgs, cpu, benchtime } = options;
  const {
    goVersion = "",
    goVersionFile = "",
    vet,
    staticcheck,
    test,
    coverage,
    timezones,
    moments
  } = options;
  const { baseline, baselineFile = "", baselineRef = "" } = options;
  const asked = [workingDirectory, packages, buildFlags, testFlags, goVersion, goVersionFile];
  const checked = [vet, staticcheck, test, coverage, timezones, moments];
  const measured = [bench.source, benchArgs, cpu, benchtime ?? "", baseline, baselineFile, baselineRef];
  return [matrix.trim(), stage, ...[...asked, ...checked, ...measured].map((value) => JSON.stringify(value))];
}
function wordsOf({ matrix, options }, job) {
  const { workingDirectory, packages, stage } = options;
  const values = valuesOf(matrix).map((value) => typeof value === "string" ? value : JSON.stringify(value));
  const unusual = [
    workingDirectory === "." ? "" : workingDirectory,
    packages.join(" ") === "./..." ? "" : packages.join(" "),
    stage === "test" || stage === "bench" ? stage : ""
  ];
  return cutMiddle(
    [...values, ...unusual.filter((word) => word !== "" && word !== job)].join(", "),
    MAX_WORDS
  );
}
function valuesOf(matrix) {
  const value = fromJson(matrix);
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

// src/action/publish/run-context.ts
function readRunContext(env, question) {
  const { GITHUB_REPOSITORY = "", GITHUB_WORKFLOW_REF = "" } = env;
  const { url: server, api, graphql, noArtifacts } = serverOf(env);
  return {
    server,
    api,
    graphql,
    repository: GITHUB_REPOSITORY,
    run: {
      id: Number(env.GITHUB_RUN_ID ?? 0),
      number: Number(env.GITHUB_RUN_NUMBER ?? 0),
      attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1)
    },
    sha: env.GITHUB_SHA ?? "",
    workflow: GITHUB_WORKFLOW_REF.replace(/@.*$/s, "").replace(`${GITHUB_REPOSITORY}/`, "") || (env.GITHUB_WORKFLOW ?? ""),
    job: env.GITHUB_JOB ?? "",
    step: env.GITHUB_ACTION ?? "",
    // A workflow that is called twice does not see who calls it; another kind of runner measures anew.
    question: [env.RUNNER_OS ?? "", env.RUNNER_ARCH ?? "", ...questionOf(question)],
    leg: wordsOf(question, env.GITHUB_JOB ?? ""),
    noArtifacts
  };
}
function runAddress({ server, repository }, id) {
  return `${server}/${repository}/actions/runs/${id}`;
}
function keyOf({ workflow, job, step, question }, part = "") {
  return digest(JSON.stringify([workflow, job, step, ...question, part]));
}
function digest(text2) {
  return shortHash(16, text2);
}

export {
  decodePullRequest,
  decodeTriggeringRun,
  serverOf,
  readRunContext,
  runAddress,
  keyOf,
  digest
};
