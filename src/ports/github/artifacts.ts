// The artifacts of this job's own run, for another job or for a later run. They need no permission.
// Every function throws ArtifactError.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openTemporaryFolder } from "../files/temporary-folder.ts";
import {
  type Artifact,
  ArtifactError,
  checkSize,
  type Destination,
  refused,
  unpack,
} from "./artifact-shape.ts";

interface Upload {
  /** Unique in its run; no `" : < > | * ? \ /`. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Relative to the folder, as they are named in the artifact. */
  readonly files: readonly string[];
  /** Until it is removed; absent means the setting of the repository. */
  readonly days?: number;
}

/** False when the run has an artifact of that name already. */
export async function uploadArtifact({ name, folder, files, days }: Upload): Promise<boolean> {
  const paths = files.map((file) => join(folder, file));
  const options = days === undefined ? {} : { retentionDays: days };
  return called(`the artifact ${name} could not be kept`, async (client) => {
    try {
      await client.uploadArtifact(name, paths, folder, options);
      return true;
    } catch (error) {
      if (!/\(409\)|already exists/i.test((error as Error).message)) throw error;
      return false;
    }
  });
}

export async function removeArtifact(name: string): Promise<void> {
  await called(`the artifact ${name} could not be replaced`, (client) => client.deleteArtifact(name));
}

/** The newest of each name. */
export async function artifactsOfThisRun(): Promise<readonly Artifact[]> {
  const { artifacts } = await called("the artifacts of this run could not be listed", (client) =>
    client.listArtifacts({ latest: true }),
  );
  return artifacts.map(({ id, name, size, digest }) => ({ id, name, size, digest: digest ?? "" }));
}

export async function fetchOwnArtifact(artifact: Artifact, to: Destination): Promise<void> {
  checkSize(artifact, to.shape);
  await using scratch = await openTemporaryFolder(to.temporary);
  const expected = artifact.digest === "" ? {} : { expectedHash: artifact.digest };
  const { digestMismatch } = await called(`the artifact ${artifact.name} could not be had`, (client) =>
    client.downloadArtifact(artifact.id, { path: scratch.path, skipDecompress: true, ...expected }),
  );
  if (digestMismatch) throw refused(artifact, "it is not what was uploaded");
  const [zip = ""] = await readdir(scratch.path);
  await unpack(artifact, join(scratch.path, zip), to);
}

type Client = import("@actions/artifact").ArtifactClient;

/** The library is loaded when it is used: it is the largest one. */
async function called<T>(what: string, act: (client: Client) => Promise<T>): Promise<T> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  try {
    return await act(new DefaultArtifactClient());
  } catch (cause) {
    throw new ArtifactError(`${what}: ${(cause as Error).message}`, { cause });
  }
}
