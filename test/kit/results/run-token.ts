// ACTIONS_RUNTIME_TOKEN: a JSON web token whose `scp` names the run and the job, and whose `ac` names the cache scopes.

import { createHash } from "node:crypto";

/** CacheScope is a ref whose caches a run may read, or write too. */
export interface CacheScope {
  readonly ref: string;
  readonly write: boolean;
}

/** RunClaims is what the Results service knows of a job, all of it from its token. */
export interface RunClaims {
  readonly runId: number;
  readonly runBackendId: string;
  readonly jobBackendId: string;
  /** In the order in which caches are looked up. */
  readonly scopes: readonly CacheScope[];
}

/** runBackendId is the id by which the service knows a run. */
export function runBackendId(runId: number): string {
  return `00000000-0000-4000-8000-${String(runId).padStart(12, "0")}`;
}

/** makeRunToken makes the token of a job; the kit signs nothing, and nobody checks a signature. */
export function makeRunToken(runId: number, job: string, scopes: readonly CacheScope[]): string {
  const digest = createHash("sha1").update(job).digest("hex");
  const jobBackendId = [8, 4, 4, 4, 12]
    .map((n, i, sizes) => digest.substr(sum(sizes.slice(0, i)), n))
    .join("-");
  const ac = JSON.stringify(scopes.map(({ ref, write }) => ({ Scope: ref, Permission: write ? 3 : 1 })));
  const claims = { scp: `Actions.Results:${runBackendId(runId)}:${jobBackendId}`, ac, run_id: runId };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.${Buffer.from("kit").toString("base64url")}`;
}

/** readRunToken reads the claims of a bearer token; undefined when it is none. */
export function readRunToken(authorization: string | undefined): RunClaims | undefined {
  const claims = /^Bearer [^.]+\.([^.]+)\./i.exec(authorization ?? "")?.[1];
  if (claims === undefined) return undefined;
  const { scp, ac, run_id } = JSON.parse(Buffer.from(claims, "base64url").toString());
  const [, runBackend = "", jobBackendId = ""] = /Actions\.Results:([^:]+):(\S+)/.exec(scp) ?? [];
  const scopes = JSON.parse(ac) as readonly { readonly Scope: string; readonly Permission: number }[];
  return {
    runId: run_id,
    runBackendId: runBackend,
    jobBackendId,
    scopes: scopes.map(({ Scope, Permission }) => ({ ref: Scope, write: (Permission & 2) !== 0 })),
  };
}

function sum(xs: readonly number[]): number {
  return xs.reduce((a, b) => a + b, 0);
}
