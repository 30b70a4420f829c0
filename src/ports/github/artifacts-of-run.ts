// Artifacts of any run of the repository, through the REST interface. The job needs `actions: read`.

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { object } from "../../model/shape.ts";
import { makeDownloads, TransportError } from "../download.ts";
import { openTemporaryFolder } from "../files/temporary-folder.ts";
import {
  type Artifact,
  ArtifactError,
  checkSize,
  type Destination,
  listedFields,
  refused,
  unpack,
} from "./artifact-shape.ts";
import { type Github, readAnswer } from "./github.ts";

interface ArtifactSource {
  readonly github: Github;
  /** `owner/name`. */
  readonly repository: string;
  readonly cancelled: AbortSignal;
}

const listed = object(listedFields);

/** The newest of each name, without expired ones. Throws GithubError. */
export async function artifactsOfRun(
  { github, repository }: Omit<ArtifactSource, "cancelled">,
  run: number,
): Promise<readonly Artifact[]> {
  const found = await github.all(`GET /repos/${repository}/actions/runs/{run}/artifacts`, { run });
  const artifacts = found
    .map(readAnswer("an artifact in the list", listed))
    .filter(({ expired }) => !expired)
    .map(({ size_in_bytes: size, id, name, digest }): Artifact => ({ id, name, size, digest }))
    .sort((a, b) => b.id - a.id);
  return artifacts.filter(({ name }, i) => artifacts.findIndex((other) => other.name === name) === i);
}

/** Throws ArtifactError and GithubError. */
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
const PAUSE_MS = 500; // before the second attempt, twice as long before the third

async function download(
  { github, repository, cancelled }: ArtifactSource,
  artifact: Artifact,
  to: { readonly path: string; readonly limit: number },
): Promise<string> {
  using downloads = makeDownloads({ patienceMs: PATIENCE_MS, cancelled, authorization: () => undefined });
  for (let attempt = 1; ; attempt++) {
    // Asked for again each time: the address is valid for a minute.
    const route = `GET /repos/${repository}/actions/artifacts/{artifact}/{format}`;
    const url = await github.address(route, { artifact: artifact.id, format: "zip" });
    try {
      return await downloads.toFile({ ...to, url, onSize: () => {} });
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const isOver = attempt === ATTEMPTS || (error.status !== undefined && error.status < 500);
      if (isOver) throw unreachable(artifact, url, error);
      await sleep(PAUSE_MS * attempt);
    }
  }
}

/** The message leaves out the query of the address: that is a signature which opens the artifact. */
function unreachable({ name }: Artifact, url: string, cause: TransportError): ArtifactError {
  const [place = ""] = url.split("?");
  const why = cause.message.replaceAll(url, place);
  return new ArtifactError(`the artifact ${JSON.stringify(name)} could not be had: ${why}`);
}
