import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArtifactError,
  checkSize,
  refused,
  unpack
} from "./chunk-PCIKI6JQ.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/github/artifacts.ts
import { readdir } from "node:fs/promises";
import { join } from "node:path";
async function uploadArtifact({ name, folder, files, days }) {
  const paths = files.map((file) => join(folder, file));
  const options = days === void 0 ? {} : { retentionDays: days };
  return called(`the artifact ${name} could not be kept`, async (client) => {
    try {
      await client.uploadArtifact(name, paths, folder, options);
      return true;
    } catch (error) {
      if (!/\(409\)|already exists/i.test(error.message)) throw error;
      return false;
    }
  });
}
async function removeArtifact(name) {
  await called(`the artifact ${name} could not be replaced`, (client) => client.deleteArtifact(name));
}
async function artifactsOfThisRun() {
  const { artifacts } = await called(
    "the artifacts of this run could not be listed",
    (client) => client.listArtifacts({ latest: true })
  );
  return artifacts.map(({ id, name, size, digest }) => ({ id, name, size, digest: digest ?? "" }));
}
async function fetchOwnArtifact(artifact, to) {
  var _stack = [];
  try {
    checkSize(artifact, to.shape);
    const scratch = __using(_stack, await openTemporaryFolder(to.temporary), true);
    const expected = artifact.digest === "" ? {} : { expectedHash: artifact.digest };
    const { digestMismatch } = await called(
      `the artifact ${artifact.name} could not be had`,
      (client) => client.downloadArtifact(artifact.id, { path: scratch.path, skipDecompress: true, ...expected })
    );
    if (digestMismatch) throw refused(artifact, "it is not what was uploaded");
    const [zip = ""] = await readdir(scratch.path);
    await unpack(artifact, join(scratch.path, zip), to);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function called(what, act) {
  const { DefaultArtifactClient } = await import("./artifact-PWHQD66X.js");
  try {
    return await act(new DefaultArtifactClient());
  } catch (cause) {
    throw new ArtifactError(`${what}: ${cause.message}`, { cause });
  }
}

export {
  uploadArtifact,
  removeArtifact,
  artifactsOfThisRun,
  fetchOwnArtifact
};
