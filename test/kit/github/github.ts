// GitHub for tests: its REST API (emulate, with what it lacks put in front) and its Results service, on 127.0.0.1.

import { git } from "../repository.ts";
import { type ResultsService, startResultsService } from "../results/results-service.ts";
import { errorAnswer, type KitServer, startServer } from "../server.ts";
import { makeActionsApi, type RunJson, type WorkflowRun } from "./actions-api.ts";
import { makeAnnotations } from "./annotations.ts";
import { FORK, PEOPLE, type Permissions, type Person, REPOSITORY, startEmulator } from "./emulator.ts";
import { answerAsGithub, askAs, type Front, type PullJson } from "./front.ts";
import { answerGit, isGit } from "./git.ts";
import { type Job, type JobOptions, jobVariables, permissionsOf } from "./job.ts";
import { type Api, pushCommits } from "./push.ts";

/** Github is a running one. Its faults and its log are those of the REST API; `results` has its own. */
export interface Github extends KitServer {
  /** Ids in GraphQL of the comments that somebody has hidden. */
  readonly hidden: Set<string>;
  readonly results: ResultsService;
  /** serveGit serves the bare repositories below a folder, `owner/name` each, at GITHUB_SERVER_URL. */
  serveGit(root: string): void;
  /** api asks the API as a person. */
  api(person: Person, method: string, path: string, body?: unknown): Promise<unknown>;
  /** push makes a branch what a local repository has at a revision; gives its hash. */
  push(pushed: PushOptions): Promise<string>;
  /** openPull pushes both sides and opens a pull request. */
  openPull(pull: PullOptions): Promise<Pull>;
  comments(pull: number): Promise<readonly Comment[]>;
  /** checkRuns are those of a commit, with all their annotations. */
  checkRuns(sha: string): Promise<readonly CheckRun[]>;
  /** addRun makes a workflow run known; what is not said is a successful push to main. */
  addRun(run: Partial<WorkflowRun> & { readonly id: number }): RunJson;
  /** job makes what `runAction` needs of a job on this GitHub. */
  job(job: JobOptions): Promise<Job>;
}

/** PushOptions name what is pushed where. */
export interface PushOptions {
  readonly dir: string;
  readonly revision: string;
  /** A branch, or a whole ref that begins with `refs/`. */
  readonly branch: string;
  /** Default: REPOSITORY. */
  readonly repository?: typeof REPOSITORY | typeof FORK;
}

/** PullOptions are the two sides of a pull request in a local repository. */
export interface PullOptions {
  readonly dir: string;
  readonly head: string;
  readonly base: string;
  /** Default: `work`. */
  readonly branch?: string;
  /** Whether it comes from the fork. */
  readonly fork?: boolean;
}

/** Pull is an open pull request, with the payload of its event. */
export interface Pull {
  readonly number: number;
  readonly event: { readonly name: "pull_request"; readonly payload: Readonly<Record<string, unknown>> };
}

/** Comment is one of a pull request. */
export interface Comment {
  readonly id: number;
  readonly node_id: string;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly created_at: string;
  readonly updated_at: string;
  readonly html_url: string;
}

/** CheckRun is a check run as the API gives it. */
export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
  };
  readonly annotations: readonly Readonly<Record<string, unknown>>[];
}

/** startGithub starts both servers; about a third of a second. Stop it with `stop`. */
export async function startGithub(): Promise<Github> {
  const granted = new Map<string, Permissions>();
  let gitRoot: string | undefined;
  const results = await startResultsService((request) =>
    gitRoot === undefined || !isGit(request) ? undefined : answerGit({ root: gitRoot, granted }, request),
  );
  const heads = new Map<string, string>();
  const ids: Record<string, number> = {};
  const annotations = makeAnnotations();
  const actions = makeActionsApi({ artifacts: results.artifacts, url: () => server.url, ids: () => ids });
  let front: Front | undefined;
  const server = await startServer((request) => (front ? answerAsGithub(front, request) : errorAnswer(503)));
  const emulator = await startEmulator(server.url);
  const hidden = new Set<string>();
  front = { emulator, actions, annotations, granted, heads, hidden };

  const api: Github["api"] = (person, method, path, body) => askAs(emulator, { person, method, path, body });
  await api("mallory", "POST", `/repos/${REPOSITORY}/forks`, {});
  for (const name of [REPOSITORY, FORK])
    ids[name] = ((await api("octo", "GET", `/repos/${name}`)) as { readonly id: number }).id;

  const push = makePush(api, heads);
  let lastRun = 100;
  return {
    ...server,
    results,
    hidden,
    serveGit: (root) => {
      gitRoot = root;
    },
    api,
    push,
    openPull: (pull) => openPull(api, push, pull),
    comments: (pull) => listAll<Comment>(api, `/repos/${REPOSITORY}/issues/${pull}/comments`),
    checkRuns: async (sha) => {
      const path = `/repos/${REPOSITORY}/commits/${sha}/check-runs`;
      const { check_runs } = (await api("octo", "GET", path)) as { readonly check_runs: readonly CheckRun[] };
      return check_runs.map((run) => ({ ...run, annotations: annotations.of(run.id) }));
    },
    addRun: (run) => {
      const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, run.id)).toISOString();
      const whole = { ...PUSHED, createdAt, ...run };
      actions.add(whole);
      return actions.json(whole);
    },
    job: async (options) => {
      const permissions = permissionsOf(options);
      const token = await emulator.mint(permissions);
      granted.set(token, permissions);
      const runId = options.runId ?? ++lastRun;
      const servers = { results, url: server.url, repositoryId: ids[REPOSITORY] ?? 0 };
      return { event: options.event, token, runId, env: jobVariables({ ...options, runId }, servers) };
    },
    stop: async () => {
      emulator.stop();
      await Promise.all([server.stop(), results.stop()]);
    },
  };
}

const PUSHED: Omit<WorkflowRun, "id" | "createdAt"> = {
  event: "push",
  headBranch: "main",
  headSha: "0".repeat(40),
  headRepository: REPOSITORY,
  path: ".github/workflows/go.yml",
  status: "completed",
  conclusion: "success",
  attempt: 1,
};

function makePush(api: Github["api"], heads: Map<string, string>): Github["push"] {
  const known = new Map([REPOSITORY, FORK].map((name) => [name, new Set<string>()]));
  const refs = new Set([REPOSITORY, FORK].map((name) => `${name}:refs/heads/main`));
  return async ({ dir, revision, branch, repository = REPOSITORY }) => {
    const owner = PEOPLE.find((p) => repository.startsWith(`${p}/`)) ?? "octo";
    const below: Api = (method, path, body) => api(owner, method, `/repos/${repository}${path}`, body);
    const isHash = /^[0-9a-f]{40}$/.test(revision);
    const sha = isHash ? revision : git(dir, "rev-parse", `${revision}^{commit}`);
    if (heads.get(`${repository}:${branch}`) === sha) return sha;
    await pushCommits(below, { dir, revision: sha, known: known.get(repository) ?? new Set() });
    const ref = branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
    if (refs.has(`${repository}:${ref}`))
      await below("PATCH", `/git/refs/${ref.slice("refs/".length)}`, { sha, force: true });
    else await below("POST", "/git/refs", { ref, sha });
    refs.add(`${repository}:${ref}`);
    heads.set(`${repository}:${branch}`, sha);
    return sha;
  };
}

async function openPull(
  api: Github["api"],
  push: Github["push"],
  { dir, head, base, branch = "work", fork = false }: PullOptions,
): Promise<Pull> {
  await push({ dir, revision: base, branch: "main" });
  await push({ dir, revision: head, branch, repository: fork ? FORK : REPOSITORY });
  const body = { title: "A change", head: fork ? `mallory:${branch}` : branch, base: "main" };
  const author = fork ? "mallory" : "octo";
  const pull = (await api(author, "POST", `/repos/${REPOSITORY}/pulls`, body)) as PullJson;
  const pullRef = `refs/pull/${pull.number}/head`; // GitHub has a fork's commits in the repository that they go to
  await push({ dir, revision: head, branch: pullRef });
  const payload = {
    action: "synchronize",
    number: pull.number,
    pull_request: pull,
    repository: pull.base.repo,
  };
  return { number: pull.number, event: { name: "pull_request", payload } };
}

async function listAll<T>(api: Github["api"], path: string): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page++) {
    const more = (await api("octo", "GET", `${path}?per_page=100&page=${page}`)) as readonly T[];
    items.push(...more);
    if (more.length < 100) return items;
  }
}
