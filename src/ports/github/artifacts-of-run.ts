// Artifacts of any run of the repository, through the REST interface. The job needs `actions: read`.

import { join } from "node:path";
import { makeDownloads, TransportError } from "../download.ts";
import { openTemporaryFolder } from "../files/temporary-folder.ts";
import {
  type Artifact,
  ArtifactError,
  checkSize,
  type Destination,
  refused,
  unpack,
} from "./artifact-shape.ts";
import { type Github, GithubError } from "./github.ts";

/** ArtifactSource is where an artifact of another run is. */
interface ArtifactSource {
  readonly github: Github;
  /** `owner/name`. */
  readonly repository: string;
  readonly cancelled: AbortSignal;
}

/**
 * artifactsOfRun lists the artifacts of a run that have not expired, the newest of each name. Throws
 * GithubError.
 */
export async function artifactsOfRun(
  { github, repository }: Omit<ArtifactSource, "cancelled">,
  run: number,
): Promise<readonly Artifact[]> {
  const found = await github.all(`GET /repos/${repository}/actions/runs/{run}/artifacts`, { run });
  const artifacts = found.flatMap(readArtifact).sort((a, b) => b.id - a.id);
  return artifacts.filter(({ name }, i) => artifacts.findIndex((other) => other.name === name) === i);
}

/** fetchArtifact downloads an artifact of any run and unpacks it. Throws ArtifactError and GithubError. */
export async function fetchArtifact(
  source: ArtifactSource,
  artifact: Artifact,
  to: Destination,
): Promise<void> {
  checkSize(artifact, to.shape);
  await using scratch = await openTemporaryFolder(to.temporary);
  const zip = join(scratch.path, "artifact.zip");
  const sha256 = await download(source, artifact, { path: zip, limit: to.shape.limit });
  if (artifact.digest !== "" && artifact.digest !== `sha256:${sha256}`)
    throw refused(artifact, "it is not what was uploaded");
  await unpack(artifact, zip, to);
}

const ATTEMPTS = 3;
const PATIENCE_MS = 30_000;

async function download(
  { github, repository, cancelled }: ArtifactSource,
  artifact: Artifact,
  to: { readonly path: string; readonly limit: number },
): Promise<string> {
  using downloads = makeDownloads({ patienceMs: PATIENCE_MS, cancelled, authorization: () => undefined });
  for (let attempt = 1; ; attempt++) {
    // Asked for again each time: the address holds for a minute.
    const route = `GET /repos/${repository}/actions/artifacts/{artifact}/{format}`;
    const url = await github.address(route, { artifact: artifact.id, format: "zip" });
    try {
      return await downloads.toFile({ ...to, url, onSize: () => {} });
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const isOver = attempt === ATTEMPTS || (error.status !== undefined && error.status < 500);
      if (isOver) throw unreachable(artifact, url, error);
    }
  }
}

function readArtifact(value: unknown): Artifact[] {
  const {
    id,
    name,
    size_in_bytes: size,
    expired,
    digest,
  } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Number.isSafeInteger(id) || typeof name !== "string" || !Number.isSafeInteger(size))
    throw new GithubError("the list of artifacts is not as it should be", { status: undefined });
  if (expired === true) return [];
  return [{ id: Number(id), name, size: Number(size), digest: typeof digest === "string" ? digest : "" }];
}

/** Without its query: that is a signature which opens the artifact. */
function unreachable({ name }: Artifact, url: string, cause: TransportError): ArtifactError {
  const [place = ""] = url.split("?");
  const why = cause.message.replaceAll(url, place);
  return new ArtifactError(`the artifact ${JSON.stringify(name)} could not be had: ${why}`);
}
