import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StoredFileError,
  StoredFilesError
} from "./chunk-QHSSFLMP.js";
import {
  fetchArtifact
} from "./chunk-5WBKOA3C.js";
import {
  removeArtifact,
  uploadArtifact
} from "./chunk-NXK44J2M.js";
import {
  ArtifactError,
  listedFields
} from "./chunk-PCIKI6JQ.js";
import {
  GithubError,
  isNotGranted,
  readAnswer
} from "./chunk-ZKWW4U7H.js";
import "./chunk-KA4N5GWW.js";
import "./chunk-E3CMD2KF.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-2OE5MBBK.js";
import "./chunk-XTVYU3JP.js";
import "./chunk-SMI5HJ5O.js";
import {
  count,
  list,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";
import "./chunk-24M4FNCI.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/ports/github/baseline-artifacts.ts
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
var BENCH_OUT = "bench.out";
var LIMIT = 64 * 1024 * 1024;
var MOST_PAGES = 3;
var PER_PAGE = 100;
var OWN = ["push", "schedule", "workflow_dispatch"];
function artifactStore(store) {
  return {
    newestFirst: () => ownOnes(store),
    async keep(file) {
      const copy = join(store.folder, "kept", BENCH_OUT);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(file, copy);
      const upload = { name: store.name, folder: dirname(copy), files: [BENCH_OUT] };
      await refusedTogether(async () => {
        if (await uploadArtifact(upload)) return;
        if (store.attempt > 1) await removeArtifact(store.name);
        if (store.attempt === 1 || !await uploadArtifact(upload))
          throw new StoredFilesError("another job of this run measures the same, and has stored its own");
      });
    }
  };
}
async function* ownOnes(store) {
  const github = await store.github();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const onPage = await refusedTogether(() => artifactsOn(github, store, page));
    for (const artifact of onPage.filter((each) => mayBeOwn(each, store))) {
      const run = await refusedTogether(() => runOf(github, store, artifact.workflow_run.id));
      if (run !== void 0 && isOwn(run, store)) yield asFile(github, store, artifact);
    }
    if (onPage.length < PER_PAGE) return;
  }
}
var listed = object({
  ...listedFields,
  workflow_run: object({ id: count, head_branch: or(text, "") })
});
var artifactList = object({ artifacts: list(listed) });
async function artifactsOn(github, { repository, name }, page) {
  const route = `GET /repos/${repository}/actions/artifacts`;
  const answer = await github.ask(route, { name, page, per_page: PER_PAGE });
  return readAnswer("the list of artifacts", artifactList)(answer).artifacts;
}
function mayBeOwn({ name, workflow_run: { id, head_branch: branch } }, store) {
  return name === store.name && id !== store.run && branch === store.branch;
}
var ofRepository = or(object({ id: or(count, void 0) }), { id: void 0 });
var runShape = object({
  ...{ event: or(text, ""), head_branch: or(text, ""), path: or(text, "") },
  ...{ repository: ofRepository, head_repository: ofRepository }
});
async function runOf(github, { repository }, run) {
  try {
    const answer = await github.ask(`GET /repos/${repository}/actions/runs/{run}`, { run });
    return readAnswer("a run", runShape)(answer);
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return void 0;
    throw error;
  }
}
function fileName(path) {
  return path.replace(/@.*$/s, "").replace(/^.*\//s, "");
}
function isOwn(run, store) {
  const isWanted = store.workflow === void 0 || store.workflow === fileName(run.path);
  const home = run.repository.id;
  const isForeign = home === void 0 || home !== run.head_repository.id;
  return !isForeign && run.head_branch === store.branch && OWN.includes(run.event) && isWanted;
}
function asFile(github, store, listedArtifact) {
  const { repository, cancelled } = store;
  const { id, name, size_in_bytes: size, digest, workflow_run: run } = listedArtifact;
  const artifact = { id, name, size, digest };
  const folder = join(store.folder, String(id));
  return {
    name: `the artifact of run ${run.id}`,
    async fetch() {
      if (listedArtifact.expired) throw new StoredFileError("it has expired");
      try {
        await mkdir(folder, { recursive: true });
        const shape = { files: [BENCH_OUT], limit: LIMIT };
        const source = { github, repository, cancelled };
        await fetchArtifact(source, artifact, { folder, temporary: store.folder, shape });
      } catch (cause) {
        if (!(cause instanceof ArtifactError || cause instanceof GithubError)) throw cause;
        throw new StoredFileError(cause.message, { cause });
      }
      return join(folder, BENCH_OUT);
    }
  };
}
async function refusedTogether(act) {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof GithubError || cause instanceof ArtifactError)) throw cause;
    const isDenied = cause instanceof GithubError && isNotGranted(cause);
    throw new StoredFilesError(cause.message + (isDenied ? " (the job needs `actions: read`)" : ""), {
      cause
    });
  }
}
export {
  artifactStore
};
