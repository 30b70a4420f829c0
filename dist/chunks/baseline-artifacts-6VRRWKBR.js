import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  fetchArtifact
} from "./chunk-OIVCYFBG.js";
import {
  removeArtifact,
  uploadArtifact
} from "./chunk-M7BVHHQN.js";
import {
  ArtifactError
} from "./chunk-JXTNZUHB.js";
import {
  GithubError,
  isNotGranted
} from "./chunk-PPV2LPE3.js";
import "./chunk-KA4N5GWW.js";
import {
  StoredFileError,
  StoredFilesError
} from "./chunk-QHSSFLMP.js";
import "./chunk-JR7FY5LL.js";
import "./chunk-EHWD64NN.js";
import "./chunk-JGWXXTDD.js";
import "./chunk-MSDFCHOJ.js";
import "./chunk-QPDY7BUD.js";
import "./chunk-MF2IKNT3.js";
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
    newestFirst: () => list(store),
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
async function* list(store) {
  const github = await store.github();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const listed = await refusedTogether(() => artifactsOn(github, store, page));
    for (const artifact of listed.filter((each) => mayBeOwn(each, store))) {
      const run = await refusedTogether(() => runOf(github, store, artifact.run));
      if (isOwn(run, store)) yield asFile(github, store, artifact);
    }
    if (listed.length < PER_PAGE) return;
  }
}
async function artifactsOn(github, { repository, name }, page) {
  const route = `GET /repos/${repository}/actions/artifacts`;
  const answer = await github.ask(route, { name, page, per_page: PER_PAGE });
  return listIn(answer, "artifacts").map((value) => {
    const fields = recordOf(value);
    const run = recordOf(fields.workflow_run);
    return {
      id: numberOf(fields.id),
      name: String(fields.name),
      size: numberOf(fields.size_in_bytes),
      digest: typeof fields.digest === "string" ? fields.digest : "",
      run: numberOf(run.id),
      branch: run.head_branch,
      expired: fields.expired === true
    };
  });
}
function mayBeOwn({ name, run, branch }, store) {
  return name === store.name && run !== store.run && branch === store.branch;
}
async function runOf(github, { repository }, run) {
  const fields = recordOf(await github.ask(`GET /repos/${repository}/actions/runs/{run}`, { run }));
  const [home, head] = [recordOf(fields.repository).id, recordOf(fields.head_repository).id];
  return {
    isForeign: typeof home !== "number" || home !== head,
    event: String(fields.event),
    branch: String(fields.head_branch),
    workflow: fileName(String(fields.path))
  };
}
function fileName(path) {
  return path.replace(/@.*$/s, "").replace(/^.*\//s, "");
}
function isOwn({ isForeign, event, branch, workflow }, store) {
  const isWanted = store.workflow === void 0 || store.workflow === workflow;
  return !isForeign && branch === store.branch && OWN.includes(event) && isWanted;
}
function asFile(github, store, artifact) {
  const { repository, cancelled } = store;
  const folder = join(store.folder, String(artifact.id));
  return {
    name: `the artifact of run ${artifact.run}`,
    async fetch() {
      if (artifact.expired) throw new StoredFileError("it has expired");
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
function recordOf(value) {
  return typeof value === "object" && value !== null ? value : {};
}
function listIn(answer, name) {
  const list2 = recordOf(answer)[name];
  if (Array.isArray(list2)) return list2;
  throw new GithubError(`the list of ${name} is not as it should be`, { status: void 0 });
}
function numberOf(value) {
  if (Number.isSafeInteger(value)) return Number(value);
  throw new GithubError(`${JSON.stringify(value)} is no number`, { status: void 0 });
}
export {
  artifactStore
};
