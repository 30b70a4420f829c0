// A job on the kit's GitHub: its event, its token, and the variables by which it finds the servers.

import type { ResultsService } from "../results/results-service.ts";
import { type Permissions, REPOSITORY } from "./emulator.ts";

/** JobOptions are what a job is started by, and what it may do. */
export interface JobOptions {
  readonly event: { readonly name: string; readonly payload: unknown };
  /** `write`: all a workflow can grant. `read`: what a fork gets, whatever its workflow says. Or exactly these. Default: `write`. */
  readonly token?: "write" | "read" | Permissions;
  /** Default: a new one. */
  readonly runId?: number;
  readonly attempt?: number;
  /** What GITHUB_REF is. Default: of the event's pull request, else main. */
  readonly ref?: string;
  readonly sha?: string;
  /** Whether the job may write caches. Default: true. */
  readonly cacheWrite?: boolean;
  readonly job?: string;
  /** File name of the workflow. Default: `go.yml`. */
  readonly workflow?: string;
}

/** Job goes into `runAction({ ...job, … })`. */
export interface Job {
  readonly event: JobOptions["event"];
  readonly token: string;
  readonly env: Readonly<Record<string, string>>;
  readonly runId: number;
}

/** permissionsOf are those of a job's token. */
export function permissionsOf({ token = "write" }: JobOptions): Permissions {
  if (typeof token !== "string") return token;
  return {
    actions: "read",
    checks: token,
    contents: "read",
    issues: token,
    metadata: "read",
    pull_requests: token,
  };
}

/** Servers are where a job finds what it needs. */
export interface Servers {
  readonly results: ResultsService;
  readonly url: string;
  readonly repositoryId: number;
}

/** jobVariables are what the runner sets for a job of this GitHub. */
export function jobVariables(
  options: JobOptions & { readonly runId: number },
  { results, url, repositoryId }: Servers,
): Readonly<Record<string, string>> {
  const { runId, attempt = 1, job = "go", workflow = "go.yml", cacheWrite = true } = options;
  const { ref, sha, base } = refsOf(options);
  const readable = [...new Set([base, "refs/heads/main"])].filter((r) => r !== ref);
  const scopes = [{ ref, write: cacheWrite }, ...readable.map((r) => ({ ref: r, write: false }))];
  return {
    ...results.environment({ runId, job, scopes }),
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_RUN_NUMBER: String(runId),
    GITHUB_JOB: job,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    GITHUB_BASE_REF: base === ref ? "" : base.replace("refs/heads/", ""),
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/${workflow}@${ref}`,
  };
}

interface Refs {
  readonly ref: string;
  readonly sha: string;
  /** The ref whose caches the job may read beside its own. */
  readonly base: string;
}

function refsOf(options: JobOptions): Refs {
  const { ref, sha, base } = refsOfEvent(options.event);
  return { ref: options.ref ?? ref, sha: options.sha ?? sha, base };
}

function refsOfEvent({ name, payload }: JobOptions["event"]): Refs {
  const { pull_request: pull, merge_group: group } = (payload ?? {}) as {
    readonly pull_request?: {
      readonly number: number;
      readonly head: { readonly sha: string };
      readonly base: { readonly ref: string };
    };
    readonly merge_group?: {
      readonly head_ref: string;
      readonly head_sha: string;
      readonly base_ref: string;
    };
  };
  if (name === "pull_request" && pull !== undefined)
    return { ref: `refs/pull/${pull.number}/merge`, sha: pull.head.sha, base: `refs/heads/${pull.base.ref}` };
  if (name === "merge_group" && group !== undefined)
    return { ref: group.head_ref, sha: group.head_sha, base: group.base_ref };
  return { ref: "refs/heads/main", sha: "0".repeat(40), base: "refs/heads/main" };
}
