import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArtifactError,
  checkSize,
  refused,
  unpack
} from "./chunk-JXTNZUHB.js";
import {
  GithubError
} from "./chunk-PPV2LPE3.js";
import {
  TransportError,
  makeDownloads
} from "./chunk-EHWD64NN.js";
import {
  openTemporaryFolder
} from "./chunk-MSDFCHOJ.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/github/artifacts-of-run.ts
import { join } from "node:path";
async function artifactsOfRun({ github, repository }, run) {
  const found = await github.all(`GET /repos/${repository}/actions/runs/{run}/artifacts`, { run });
  const artifacts = found.flatMap(readArtifact).sort((a, b) => b.id - a.id);
  return artifacts.filter(({ name }, i) => artifacts.findIndex((other) => other.name === name) === i);
}
async function fetchArtifact(source, artifact, to) {
  var _stack = [];
  try {
    checkSize(artifact, to.shape);
    const scratch = __using(_stack, await openTemporaryFolder(to.temporary), true);
    const zip = join(scratch.path, "artifact.zip");
    const sha256 = await download(source, artifact, { path: zip, limit: to.shape.limit });
    if (artifact.digest !== "" && artifact.digest !== `sha256:${sha256}`)
      throw refused(artifact, "it is not what was uploaded");
    await unpack(artifact, zip, to);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var ATTEMPTS = 3;
var PATIENCE_MS = 3e4;
async function download({ github, repository, cancelled }, artifact, to) {
  var _stack = [];
  try {
    const downloads = __using(_stack, makeDownloads({ patienceMs: PATIENCE_MS, cancelled, authorization: () => void 0 }));
    for (let attempt = 1; ; attempt++) {
      const route = `GET /repos/${repository}/actions/artifacts/{artifact}/{format}`;
      const url = await github.address(route, { artifact: artifact.id, format: "zip" });
      try {
        return await downloads.toFile({ ...to, url, onSize: () => {
        } });
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        const isOver = attempt === ATTEMPTS || error.status !== void 0 && error.status < 500;
        if (isOver) throw unreachable(artifact, url, error);
      }
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function readArtifact(value) {
  const {
    id,
    name,
    size_in_bytes: size,
    expired,
    digest
  } = value ?? {};
  if (!Number.isSafeInteger(id) || typeof name !== "string" || !Number.isSafeInteger(size))
    throw new GithubError("the list of artifacts is not as it should be", { status: void 0 });
  if (expired === true) return [];
  return [{ id: Number(id), name, size: Number(size), digest: typeof digest === "string" ? digest : "" }];
}
function unreachable({ name }, url, cause) {
  const [place = ""] = url.split("?");
  const why = cause.message.replaceAll(url, place);
  return new ArtifactError(`the artifact ${JSON.stringify(name)} could not be had: ${why}`);
}

export {
  artifactsOfRun,
  fetchArtifact
};
