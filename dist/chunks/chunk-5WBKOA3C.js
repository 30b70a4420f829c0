import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  ArtifactError,
  checkSize,
  listedFields,
  refused,
  unpack
} from "./chunk-PCIKI6JQ.js";
import {
  readAnswer
} from "./chunk-ZKWW4U7H.js";
import {
  TransportError,
  makeDownloads
} from "./chunk-E3CMD2KF.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  object
} from "./chunk-DFRP22PA.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/github/artifacts-of-run.ts
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
var listed = object(listedFields);
async function artifactsOfRun({ github, repository }, run) {
  const found = await github.all(`GET /repos/${repository}/actions/runs/{run}/artifacts`, { run });
  const artifacts = found.map(readAnswer("an artifact in the list", listed)).filter(({ expired }) => !expired).map(({ size_in_bytes: size, id, name, digest }) => ({ id, name, size, digest })).sort((a, b) => b.id - a.id);
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
var PAUSE_MS = 500;
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
        await sleep(PAUSE_MS * attempt);
      }
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
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
