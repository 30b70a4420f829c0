// Baselines as artifacts of runs of the main branch. Any run may keep an artifact of the same name, and a
// fork may have a branch of the same name: only what a run of this repository's own branch kept counts.

import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { count, list, object, or, type TypeOf, text } from "../../model/shape.ts";
import {
  type StoredFile,
  StoredFileError,
  type StoredFiles,
  StoredFilesError,
} from "../files/stored-files.ts";
import { type Artifact, ArtifactError, listedFields } from "./artifact-shape.ts";
import { removeArtifact, uploadArtifact } from "./artifacts.ts";
import { fetchArtifact } from "./artifacts-of-run.ts";
import { type Github, GithubError, isNotGranted, readAnswer } from "./github.ts";

interface ArtifactStore {
  readonly github: () => Promise<Github>;
  /** `owner/name`. */
  readonly repository: string;
  /** The main branch. */
  readonly branch: string;
  /** File name of the workflow that keeps the baseline; undefined means any. */
  readonly workflow: string | undefined;
  /** This run, which is not its own baseline. */
  readonly run: number;
  /** Attempt of this run, from 1. Only a later one replaces an artifact. */
  readonly attempt: number;
  /** Of the artifact. */
  readonly name: string;
  /** For downloads; absolute. */
  readonly folder: string;
  readonly cancelled: AbortSignal;
}

const BENCH_OUT = "bench.out";
/** Bytes. Thousands of benchmarks with a hundred values each have a tenth of it. */
const LIMIT = 64 * 1024 * 1024;
/** Of the newest artifacts of the name: older ones are no baselines any more. */
const MOST_PAGES = 3;
const PER_PAGE = 100;
/** Events for which the code of the main branch itself runs. */
const OWN = ["push", "schedule", "workflow_dispatch"];

/** Reading needs `actions: read`. */
export function artifactStore(store: ArtifactStore): StoredFiles {
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
        if (store.attempt === 1 || !(await uploadArtifact(upload)))
          throw new StoredFilesError("another job of this run measures the same, and has stored its own");
      });
    },
  };
}

async function* ownOnes(store: ArtifactStore): AsyncIterable<StoredFile> {
  const github = await store.github();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const onPage = await refusedTogether(() => artifactsOn(github, store, page));
    for (const artifact of onPage.filter((each) => mayBeOwn(each, store))) {
      const run = await refusedTogether(() => runOf(github, store, artifact.workflow_run.id));
      if (run !== undefined && isOwn(run, store)) yield asFile(github, store, artifact);
    }
    if (onPage.length < PER_PAGE) return;
  }
}

const listed = object({
  ...listedFields,
  workflow_run: object({ id: count, head_branch: or(text, "") }),
});
type Listed = TypeOf<typeof listed>;
const artifactList = object({ artifacts: list(listed) });

/** Newest first. Expired ones are in it too, so that a message can say that they have expired. */
async function artifactsOn(github: Github, { repository, name }: ArtifactStore, page: number) {
  const route = `GET /repos/${repository}/actions/artifacts`;
  const answer = await github.ask(route, { name, page, per_page: PER_PAGE });
  return readAnswer("the list of artifacts", artifactList)(answer).artifacts;
}

function mayBeOwn(
  { name, workflow_run: { id, head_branch: branch } }: Listed,
  store: ArtifactStore,
): boolean {
  return name === store.name && id !== store.run && branch === store.branch;
}

const ofRepository = or(object({ id: or(count, undefined) }), { id: undefined });
const runShape = object({
  ...{ event: or(text, ""), head_branch: or(text, ""), path: or(text, "") },
  ...{ repository: ofRepository, head_repository: ofRepository },
});
type Run = TypeOf<typeof runShape>;

/** Undefined for a run that was deleted after its artifact was listed, which needs the same permission. */
async function runOf(github: Github, { repository }: ArtifactStore, run: number): Promise<Run | undefined> {
  try {
    const answer = await github.ask(`GET /repos/${repository}/actions/runs/{run}`, { run });
    return readAnswer("a run", runShape)(answer);
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return undefined;
    throw error;
  }
}

/** The path may end in a branch: `.github/workflows/main.yml@refs/heads/main`. */
function fileName(path: string): string {
  return path.replace(/@.*$/s, "").replace(/^.*\//s, "");
}

function isOwn(run: Run, store: ArtifactStore): boolean {
  const isWanted = store.workflow === undefined || store.workflow === fileName(run.path);
  const home = run.repository.id;
  const isForeign = home === undefined || home !== run.head_repository.id;
  return !isForeign && run.head_branch === store.branch && OWN.includes(run.event) && isWanted;
}

function asFile(github: Github, store: ArtifactStore, listedArtifact: Listed): StoredFile {
  const { repository, cancelled } = store;
  const { id, name, size_in_bytes: size, digest, workflow_run: run } = listedArtifact;
  const artifact: Artifact = { id, name, size, digest };
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
    },
  };
}

async function refusedTogether<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof GithubError || cause instanceof ArtifactError)) throw cause;
    const isDenied = cause instanceof GithubError && isNotGranted(cause);
    throw new StoredFilesError(cause.message + (isDenied ? " (the job needs `actions: read`)" : ""), {
      cause,
    });
  }
}
