// The artifact half of the Results service (ArtifactService, artifact v4): zips by run and name, immutable.

import { createHash } from "node:crypto";
import type { Answer } from "../server.ts";
import type { BlobStore } from "./blob-store.ts";
import { twirpError } from "./caches.ts";
import type { RunClaims } from "./run-token.ts";

/** StoredArtifact is one artifact of a run. */
export interface StoredArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly blob: string;
  readonly size: number;
  /** `sha256:` and hexadecimal digits. */
  readonly digest: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly final: boolean;
}

/** Artifacts is what tests see of the stored artifacts. */
export interface Artifacts {
  /** Finished ones, oldest first. */
  entries(): readonly StoredArtifact[];
  /** add stores a zip as if a job of that run had uploaded it, whatever is in it. */
  add(runId: number, name: string, zip: Buffer): StoredArtifact;
  /** zip is the content of an artifact. */
  zip(artifact: StoredArtifact): Buffer;
  /** expire makes an artifact what it is after its retention: listed as expired, without content. */
  expire(id: number): void;
  expired(artifact: StoredArtifact): boolean;
  /** signedUrl is where its zip can be had. */
  signedUrl(artifact: StoredArtifact): string;
  call(method: string, body: Readonly<Record<string, unknown>>, claims: RunClaims): Answer;
}

/** ArtifactsOptions are the parts of the service that artifacts need. */
export interface ArtifactsOptions {
  readonly blobs: BlobStore;
  readonly now: () => number;
  readonly url: () => string;
}

const RETENTION_MS = 90 * 24 * 3600 * 1000;

/** makeArtifacts makes an artifact service without artifacts. */
export function makeArtifacts({ blobs, now, url }: ArtifactsOptions): Artifacts {
  let entries: readonly StoredArtifact[] = [];
  let lastId = 1000;
  const replace = (entry: StoredArtifact) => {
    entries = [...entries.filter((e) => e.id !== entry.id), entry];
    return entry;
  };
  const reserve = (runId: number, name: string, expiresAt?: string) => {
    const id = ++lastId;
    const created = {
      createdAt: new Date(now()).toISOString(),
      expiresAt: new Date(now() + RETENTION_MS).toISOString(),
    };
    const entry = {
      id,
      runId,
      name,
      blob: `artifacts/${id}.zip`,
      size: 0,
      digest: "",
      ...created,
      final: false,
    };
    return replace(expiresAt === undefined ? entry : { ...entry, expiresAt });
  };
  const finish = (entry: StoredArtifact) => {
    const zip = blobs.read(entry.blob) ?? Buffer.alloc(0);
    const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
    return replace({ ...entry, size: zip.length, digest, final: true });
  };
  const named = (runId: number, name: unknown) => entries.find((e) => e.runId === runId && e.name === name);

  const create = ({ name, expires_at }: Question, { runId }: RunClaims): Answer => {
    if (named(runId, name) !== undefined)
      return twirpError(
        409,
        "already_exists",
        "an artifact with this name already exists on the workflow run",
      );
    return ok({ ok: true, signed_upload_url: url() + blobs.sign(reserve(runId, name, expires_at).blob) });
  };
  const finalize = ({ name, size, hash }: Question, { runId }: RunClaims): Answer => {
    const found = named(runId, name);
    if (found === undefined || found.final) return twirpError(404, "not_found", "artifact not found");
    const final = finish(found);
    if (final.size === Number(size) && (hash === undefined || hash === final.digest))
      return ok({ ok: true, artifact_id: String(final.id) });
    entries = entries.filter((e) => e.id !== final.id);
    return twirpError(400, "invalid_argument", `size ${size} or hash ${hash} is not that of the upload`);
  };
  const list = (
    { name_filter, id_filter }: Question,
    { runId, runBackendId, jobBackendId }: RunClaims,
  ): Answer => {
    const found = entries.filter(
      (e) =>
        e.final &&
        e.runId === runId &&
        (name_filter === undefined || e.name === name_filter) &&
        (id_filter === undefined || e.id === Number(id_filter)),
    );
    const ids = { workflow_run_backend_id: runBackendId, workflow_job_run_backend_id: jobBackendId };
    const artifacts = found.map(({ id, name, size, createdAt, digest }) => ({
      ...ids,
      database_id: String(id),
      name,
      size: String(size),
      created_at: createdAt,
      digest,
    }));
    return ok({ artifacts });
  };
  const sign = ({ name }: Question, { runId }: RunClaims): Answer => {
    const found = named(runId, name);
    if (found === undefined) return twirpError(404, "not_found", "artifact not found");
    return ok({ signed_url: url() + blobs.sign(found.blob) });
  };
  const remove = ({ name }: Question, { runId }: RunClaims): Answer => {
    const found = named(runId, name);
    if (found === undefined) return twirpError(404, "not_found", "artifact not found");
    blobs.remove(found.blob);
    entries = entries.filter((e) => e.id !== found.id);
    return ok({ ok: true, artifact_id: String(found.id) });
  };

  const methods: Readonly<Record<string, (q: Question, claims: RunClaims) => Answer>> = {
    CreateArtifact: create,
    FinalizeArtifact: finalize,
    ListArtifacts: list,
    GetSignedArtifactURL: sign,
    DeleteArtifact: remove,
  };
  return {
    entries: () => entries.filter((e) => e.final).sort((a, b) => a.id - b.id),
    add: (runId, name, zip) => {
      const entry = reserve(runId, name);
      blobs.write(entry.blob, zip);
      return finish(entry);
    },
    zip: ({ blob }) => blobs.read(blob) ?? Buffer.alloc(0),
    expire: (id) => {
      const found = entries.find((e) => e.id === id);
      if (found === undefined) throw new Error(`no artifact ${id}`);
      blobs.remove(found.blob);
      replace({ ...found, expiresAt: new Date(now() - 1).toISOString() });
    },
    expired: ({ expiresAt }) => Date.parse(expiresAt) <= now(),
    signedUrl: ({ blob }) => url() + blobs.sign(blob),
    call: (method, body, claims) =>
      methods[method]?.(body as unknown as Question, claims) ?? twirpError(404, "bad_route", method),
  };
}

interface Question {
  readonly name: string;
  readonly expires_at?: string;
  readonly size?: string;
  readonly hash?: string;
  readonly name_filter?: string;
  readonly id_filter?: string;
}

function ok(body: object): Answer {
  return { status: 200, body };
}
