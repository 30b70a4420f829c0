// GitHub's Results service as the libraries @actions/cache (v2) and @actions/artifact (v4) speak to it: Twirp calls in JSON,
// and blobs behind signed URLs.

import { type Answer, errorAnswer, type KitServer, type Received, startServer } from "../server.ts";
import { type Artifacts, makeArtifacts } from "./artifacts.ts";
import { BLOBS, makeBlobStore } from "./blob-store.ts";
import { type Caches, makeCaches, twirpError } from "./caches.ts";
import { type CacheScope, makeRunToken, readRunToken } from "./run-token.ts";

/** ResultsService is a running one, for one repository. */
export interface ResultsService extends KitServer {
  readonly caches: Caches;
  readonly artifacts: Artifacts;
  /** advance moves the service's clock, so that caches and artifacts grow old. */
  advance(ms: number): void;
  /** environment is what the runner gives an action of one job, so that the libraries find this service. */
  environment(job: JobIdentity): Readonly<Record<string, string>>;
}

/** JobIdentity is whose token the service sees. */
export interface JobIdentity {
  readonly runId: number;
  readonly job?: string;
  /** Refs whose caches the job may read or write, its own first. */
  readonly scopes: readonly CacheScope[];
}

/** Beside says what the same address answers besides; undefined for what it does not. */
export type Beside = (request: Received) => Promise<Answer> | undefined;

/** startResultsService starts an empty service. */
export async function startResultsService(beside: Beside = () => undefined): Promise<ResultsService> {
  let offset = 0;
  const now = () => Date.now() + offset;
  const blobs = makeBlobStore();
  const parts = { blobs, now, url: () => server.url };
  const [caches, artifacts] = [makeCaches(parts), makeArtifacts(parts)];
  const server = await startServer((request) => {
    if (request.path.startsWith(BLOBS)) return blobs.answer(request);
    return beside(request) ?? twirp(request, { caches, artifacts });
  });
  return {
    ...server,
    caches,
    artifacts,
    advance: (ms) => {
      offset += ms;
    },
    environment: ({ runId, job = "go", scopes }) => ({
      ACTIONS_RUNTIME_TOKEN: makeRunToken(runId, job, scopes),
      ACTIONS_RESULTS_URL: `${server.url}/`,
      ACTIONS_RUNTIME_URL: `${server.url}/`,
      ACTIONS_CACHE_URL: `${server.url}/`,
      ACTIONS_CACHE_SERVICE_V2: "True",
      GITHUB_SERVER_URL: `http://github.localhost:${server.port}`, // the libraries take *.localhost for github.com
    }),
  };
}

function twirp(
  request: Received,
  services: { readonly caches: Caches; readonly artifacts: Artifacts },
): Answer {
  const [, service, method = ""] =
    /^\/twirp\/github\.actions\.results\.api\.v1\.(Cache|Artifact)Service\/(\w+)$/.exec(request.path) ?? [];
  if (service === undefined || request.method !== "POST") return errorAnswer(404);
  const claims = readRunToken(request.headers.authorization);
  if (claims === undefined) return twirpError(401, "unauthenticated", "the token is not one of a run");
  const body = JSON.parse(request.body.toString());
  const foreign = body.workflow_run_backend_id ?? claims.runBackendId;
  if (foreign !== claims.runBackendId) return twirpError(403, "permission_denied", `not a job of ${foreign}`);
  return service === "Cache"
    ? services.caches.call(method, body, claims)
    : services.artifacts.call(method, body, claims);
}
