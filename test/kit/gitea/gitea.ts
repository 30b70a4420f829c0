// A server that is to a job what Gitea and Forgejo are: the REST interface below /api/v1, without GraphQL, check runs and pages
// of comments; jobs that comment as an account of the server's own; a server that artifacts of version 4 are refused for.
// Facts: go-gitea/gitea, routers/api/v1/repo/issue_comment.go and models/user/user_system.go; gitea/act, pkg/runner/run_context.go.

import { makeRunToken } from "../results/run-token.ts";
import { type Answer, type KitServer, type Received, startServer } from "../server.ts";

/** Gitea is a running one, with one repository, `octo/demo`. */
export interface Gitea extends KitServer {
  /** The account that jobs comment as. */
  readonly account: string;
  /** comments are those of a pull request, oldest first. */
  comments(pull: number): readonly GiteaComment[];
  /** say makes a comment of somebody. */
  say(login: string, pull: number, body: string): GiteaComment;
  /** openPull opens a pull request from a branch of the repository; where there is one from it, that has new commits. */
  openPull(sides: PullSides): GiteaPull;
  /** job makes what `runAction` needs of a job on this server. */
  job(job: GiteaJobOptions): GiteaJob;
}

/** GiteaOptions say which of the two it is. */
export interface GiteaOptions {
  /** Default: `gitea-actions`; Forgejo's is `forgejo-actions`; a proxy may have any other. */
  readonly account?: string;
  /** Whether a job's token is told whose it is: older servers refuse to. Default: false. */
  readonly tellsAccount?: boolean;
}

/** GiteaComment is one of a pull request. */
export interface GiteaComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly id: number; readonly login: string };
  readonly html_url: string;
  readonly pull: number;
}

/** PullSides are the two commits of a pull request. */
export interface PullSides {
  readonly head: string;
  readonly base: string;
  readonly branch?: string;
}

/** GiteaPull is an open pull request, with the payload of its event. */
export interface GiteaPull {
  readonly number: number;
  readonly event: { readonly name: "pull_request"; readonly payload: Readonly<Record<string, unknown>> };
}

/** GiteaJobOptions are what a job is started by. */
export interface GiteaJobOptions {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly ref: string;
  readonly sha: string;
  readonly runId: number;
  readonly attempt?: number;
}

/** GiteaJob goes into `runAction({ ...job, … })`. */
export interface GiteaJob {
  readonly event: GiteaJobOptions["event"];
  readonly token: string;
  readonly env: Readonly<Record<string, string>>;
}

const REPOSITORY = "octo/demo";
const TOKEN = "0123456789abcdef0123456789abcdef01234567"; // neither has a prefix
/** Accounts of the server itself have ids below zero. */
const ACTIONS_ID = -2;

/** startGitea starts one. */
export async function startGitea(options: GiteaOptions = {}): Promise<Gitea> {
  const { account = "gitea-actions", tellsAccount = false } = options;
  const comments: GiteaComment[] = [];
  const pulls: Readonly<Record<string, unknown>>[] = [];
  let lastId = 0;
  const say: Gitea["say"] = (login, pull, body) => {
    const id = ++lastId;
    const html_url = `${server.url}/${REPOSITORY}/pulls/${pull}#issuecomment-${id}`;
    const user = { id: login === account ? ACTIONS_ID : id + 10, login };
    const comment = { id, body, user, html_url, pull };
    comments.push(comment);
    return comment;
  };
  const one = (id: number) => comments.findIndex((comment) => comment.id === id);
  const change = ({ method, body }: Received, id: number): Answer => {
    const found = comments[one(id)];
    if (found === undefined) return NOT_FOUND;
    if (method === "GET") return { status: 200, body: found };
    comments.splice(one(id), 1, ...(method === "PATCH" ? [{ ...found, body: textOf(body) }] : []));
    return method === "PATCH" ? { status: 200, body: comments[one(id)] } : { status: 204 };
  };
  const routes: readonly (readonly [RegExp, (request: Received, part: number) => Answer])[] = [
    [
      /^GET \/user$/,
      () => (tellsAccount ? { status: 200, body: { id: ACTIONS_ID, login: account } } : FORBIDDEN),
    ],
    // All of them, whatever page is asked for; no header says that there are others.
    [
      /^GET \/repos\/octo\/demo\/issues\/(\d+)\/comments$/,
      (_, pull) => ({ status: 200, body: comments.filter((c) => c.pull === pull) }),
    ],
    [
      /^POST \/repos\/octo\/demo\/issues\/(\d+)\/comments$/,
      (r, pull) => ({ status: 201, body: say(account, pull, textOf(r.body)) }),
    ],
    [/^(?:GET|PATCH|DELETE) \/repos\/octo\/demo\/issues\/comments\/(\d+)$/, change],
    // `head` is no filter here.
    [/^GET \/repos\/octo\/demo\/pulls$/, () => ({ status: 200, body: pulls })],
    [/^GET \/repos\/octo\/demo\/pulls\/(\d+)$/, (_, n) => shown(pulls.find(({ number }) => number === n))],
    [/^GET \/repos\/octo\/demo$/, () => ({ status: 200, body: repository(server.url) })],
  ];
  const server: KitServer = await startServer((request) => {
    if (!request.path.startsWith("/api/v1/")) return PAGE_NOT_FOUND;
    if (!/^(?:bearer|token) (.+)$/i.test(request.headers.authorization ?? "")) return UNAUTHORIZED;
    const asked = `${request.method} ${request.path.slice("/api/v1".length)}`;
    const route = routes.find(([pattern]) => pattern.test(asked));
    return route?.[1](request, Number(route[0].exec(asked)?.[1])) ?? NOT_FOUND;
  });
  return {
    ...server,
    account,
    say,
    comments: (pull) => comments.filter((comment) => comment.pull === pull),
    openPull: (sides) => {
      const there = pulls.findIndex(({ branch }) => branch === (sides.branch ?? "work"));
      const pull = pullJson(server.url, there < 0 ? pulls.length + 1 : there + 1, sides);
      pulls[pull.number - 1] = { ...pull, branch: pull.head.ref };
      const payload = {
        action: "synchronized",
        number: pull.number,
        pull_request: pull,
        repository: repository(server.url),
      };
      return { number: pull.number, event: { name: "pull_request", payload } };
    },
    job: (job) => ({ event: job.event, token: TOKEN, env: variables(server.url, job) }),
  };
}

const url = "https://gitea.example/api/swagger";
const NOT_FOUND: Answer = { status: 404, body: { errors: [], message: "not found", url } };
const FORBIDDEN: Answer = {
  status: 403,
  body: { message: "user should have specific permission or be a site admin", url },
};
const UNAUTHORIZED: Answer = { status: 401, body: { message: "token is required", url } };
/** What is no part of the interface is a page for people. */
const PAGE_NOT_FOUND: Answer = {
  status: 404,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html><title>Page Not Found</title>",
};

function shown(found: object | undefined): Answer {
  return found === undefined ? NOT_FOUND : { status: 200, body: found };
}

function textOf(body: Buffer): string {
  const { body: text = "" } = JSON.parse(body.toString() || "{}");
  return String(text);
}

function repository(server: string) {
  const html_url = `${server}/${REPOSITORY}`;
  return {
    id: 1,
    name: "demo",
    full_name: REPOSITORY,
    html_url,
    default_branch: "main",
    owner: { id: 1, login: "octo" },
  };
}

function pullJson(server: string, number: number, { head, base, branch = "work" }: PullSides) {
  const repo = repository(server);
  return {
    id: number,
    number,
    state: "open",
    html_url: `${repo.html_url}/pulls/${number}`,
    head: { label: branch, ref: branch, sha: head, repo_id: 1, repo },
    base: { label: "main", ref: "main", sha: base, repo_id: 1, repo },
  };
}

/** What its runner tells a job: the addresses are the server's own, and that of GraphQL is empty. */
function variables(
  server: string,
  { event, ref, sha, runId, attempt = 1 }: GiteaJobOptions,
): Readonly<Record<string, string>> {
  return {
    ACTIONS_CACHE_URL: `${server}/`,
    ACTIONS_RESULTS_URL: `${server}/`,
    ACTIONS_RUNTIME_TOKEN: makeRunToken(runId, "go", []),
    ACTIONS_RUNTIME_URL: `${server}/api/actions_pipeline/`,
    GITEA_ACTIONS: "true",
    GITHUB_API_URL: `${server}/api/v1`,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_GRAPHQL_URL: "",
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: String(runId),
    GITHUB_SERVER_URL: server,
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW_REF: "",
  };
}
