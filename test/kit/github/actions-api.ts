// The part of GitHub's API that is about workflow runs and their artifacts, which emulate has no way to fill:
// https://docs.github.com/rest/actions/workflow-runs and https://docs.github.com/rest/actions/artifacts.

import type { Artifacts, StoredArtifact } from "../results/artifacts.ts";
import { type Answer, errorAnswer, type Received } from "../server.ts";
import { FORK, REPOSITORY } from "./emulator.ts";

/** WorkflowRun is a run as a test states it. */
export interface WorkflowRun {
  readonly id: number;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  /** `octo/demo`, or that of a fork. */
  readonly headRepository: string;
  /** Of the workflow file. */
  readonly path: string;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: "success" | "failure" | "cancelled" | null;
  readonly attempt: number;
  readonly createdAt: string;
}

/** RunJson is a run as the API gives it. */
export type RunJson = ReturnType<typeof runJson>;

/** ActionsApi answers what it knows, and leaves the rest. */
export interface ActionsApi {
  add(run: WorkflowRun): void;
  all(): readonly WorkflowRun[];
  answer(request: Received): Answer | undefined;
  json(run: WorkflowRun): RunJson;
}

/** ActionsApiOptions are what runs and artifacts are made of. */
export interface ActionsApiOptions {
  readonly artifacts: Artifacts;
  readonly url: () => string;
  /** The ids of the repositories by full name. */
  readonly ids: () => Readonly<Record<string, number>>;
}

const BASE = `/repos/${REPOSITORY}/actions`;

/** makeActionsApi makes an API without runs. */
export function makeActionsApi({ artifacts, url, ids }: ActionsApiOptions): ActionsApi {
  const runs = new Map<number, WorkflowRun>();
  const json = (run: WorkflowRun) => runJson(run, url(), ids());
  const shown = (artifact: StoredArtifact) =>
    artifactJson(artifact, { run: runs.get(artifact.runId), artifacts, url: url() });
  const newestFirst = () =>
    [...runs.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
  const listRuns = (request: Received, path?: string): Answer => {
    const chosen = newestFirst().filter(
      (r) => (path === undefined || r.path.endsWith(`/${path}`)) && asked(r, request.query),
    );
    return page(request, "workflow_runs", chosen.map(json));
  };
  const listArtifacts = (request: Received, runId?: number): Answer => {
    const name = request.query.get("name");
    const chosen = artifacts
      .entries()
      .filter((a) => (runId === undefined || a.runId === runId) && (name === null || a.name === name));
    return page(request, "artifacts", [...chosen].reverse().map(shown));
  };
  const zip = (id: number): Answer => {
    const artifact = artifacts.entries().find((a) => a.id === id);
    if (artifact === undefined) return errorAnswer(404);
    if (artifacts.expired(artifact)) return errorAnswer(410, "Artifact has expired");
    return { status: 302, headers: { location: artifacts.signedUrl(artifact) } };
  };
  const one = <T>(found: T | undefined, show: (found: T) => object): Answer =>
    found === undefined ? errorAnswer(404) : { status: 200, body: show(found) };
  const routes: readonly (readonly [RegExp, (request: Received, part: string) => Answer])[] = [
    [/^\/runs$/, (r) => listRuns(r)],
    [/^\/workflows\/([^/]+)\/runs$/, (r, file) => listRuns(r, file)],
    [/^\/runs\/(\d+)$/, (_, id) => one(runs.get(Number(id)), json)],
    [/^\/runs\/(\d+)\/artifacts$/, (r, id) => listArtifacts(r, Number(id))],
    [/^\/artifacts$/, (r) => listArtifacts(r)],
    [
      /^\/artifacts\/(\d+)$/,
      (_, id) =>
        one(
          artifacts.entries().find((a) => a.id === Number(id)),
          shown,
        ),
    ],
    [/^\/artifacts\/(\d+)\/zip$/, (_, id) => zip(Number(id))],
  ];
  return {
    add: (run) => void runs.set(run.id, run),
    all: newestFirst,
    json,
    answer: (request) => {
      if (request.method !== "GET" || !request.path.startsWith(`${BASE}/`)) return undefined;
      const rest = request.path.slice(BASE.length);
      const route = routes.find(([path]) => path.test(rest));
      return route?.[1](request, route[0].exec(rest)?.[1] ?? "");
    },
  };
}

/** The filters of the run lists; `status` takes conclusions too. */
function asked(run: WorkflowRun, query: URLSearchParams): boolean {
  const fits = (name: string, ...values: readonly (string | null)[]) =>
    query.get(name) === null || values.includes(query.get(name));
  return (
    fits("branch", run.headBranch) &&
    fits("event", run.event) &&
    fits("head_sha", run.headSha) &&
    fits("status", run.status, run.conclusion)
  );
}

function page(request: Received, name: string, items: readonly object[]): Answer {
  const [perPage, number] = [
    Math.min(100, Number(request.query.get("per_page") ?? 30)),
    Number(request.query.get("page") ?? 1),
  ];
  const body = { total_count: items.length, [name]: items.slice((number - 1) * perPage, number * perPage) };
  const last = Math.max(1, Math.ceil(items.length / perPage));
  if (number >= last) return { status: 200, body };
  const next = new URLSearchParams(request.query);
  next.set("page", String(number + 1));
  return {
    status: 200,
    body,
    headers: { link: `<http://${request.headers.host}${request.path}?${next}>; rel="next"` },
  };
}

function runJson(run: WorkflowRun, url: string, ids: Readonly<Record<string, number>>) {
  const repository = (name: string) => ({
    id: ids[name] ?? 0,
    name: name.split("/")[1] ?? "",
    full_name: name,
    owner: { login: name.split("/")[0] ?? "" },
    fork: name === FORK,
  });
  return {
    id: run.id,
    name: "go",
    path: run.path,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    run_number: run.id,
    run_attempt: run.attempt,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    display_title: "go",
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    url: `${url}${BASE}/runs/${run.id}`,
    html_url: `${url}/${REPOSITORY}/actions/runs/${run.id}`,
    artifacts_url: `${url}${BASE}/runs/${run.id}/artifacts`,
    pull_requests: [] as readonly object[], // always, for forks: the case that matters
    repository: repository(REPOSITORY),
    head_repository: repository(run.headRepository),
  };
}

interface Showing {
  readonly run: WorkflowRun | undefined;
  readonly artifacts: Artifacts;
  readonly url: string;
}

function artifactJson(artifact: StoredArtifact, { run, artifacts, url }: Showing) {
  const base = `${url}${BASE}/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.size,
    url: base,
    archive_download_url: `${base}/zip`,
    expired: artifacts.expired(artifact),
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    digest: artifact.digest,
    workflow_run: {
      id: artifact.runId,
      head_branch: run?.headBranch ?? null,
      head_sha: run?.headSha ?? null,
    },
  };
}
