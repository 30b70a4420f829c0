// Baselines as artifacts of runs of the main branch. Anybody's run may have an artifact of the same name, and
// a fork a branch of the same name: only what this repository's own branch kept when it was run itself
// counts.

import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  type StoredFile,
  StoredFileError,
  type StoredFiles,
  StoredFilesError,
} from "../files/stored-files.ts";
import { type Artifact, ArtifactError } from "./artifact-shape.ts";
import { removeArtifact, uploadArtifact } from "./artifacts.ts";
import { fetchArtifact } from "./artifacts-of-run.ts";
import { type Github, GithubError, isNotGranted } from "./github.ts";

/** ArtifactStore is where to look. */
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
  /** Which attempt at it: only a later one puts its artifact in the place of another. */
  readonly attempt: number;
  /** Name of the artifact. */
  readonly name: string;
  /** Folder for what is downloaded, absolute. */
  readonly folder: string;
  readonly cancelled: AbortSignal;
}

/** BENCH_OUT is the one file in it. */
const BENCH_OUT = "bench.out";
/** Thousands of benchmarks with a hundred values each have a tenth of it. */
const LIMIT = 64 * 1024 * 1024;
/** The newest artifacts of the name; what is older is no baseline any more. */
const MOST_PAGES = 3;
const PER_PAGE = 100;
/** Events of which the main branch itself is what runs. */
const OWN = ["push", "schedule", "workflow_dispatch"];

/** artifactStore makes the store. Reading needs `actions: read`. */
export function artifactStore(store: ArtifactStore): StoredFiles {
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
        if (store.attempt === 1 || !(await uploadArtifact(upload)))
          throw new StoredFilesError("another job of this run measures the same, and has stored its own");
      });
    },
  };
}

async function* list(store: ArtifactStore): AsyncIterable<StoredFile> {
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

interface ListedArtifact extends Artifact {
  /** Id of the run that kept it. */
  readonly run: number;
  readonly branch: unknown;
  readonly expired: boolean;
}

/** Newest first, also those that are gone: it is said that they are. */
async function artifactsOn(github: Github, { repository, name }: ArtifactStore, page: number) {
  const route = `GET /repos/${repository}/actions/artifacts`;
  const answer = await github.ask(route, { name, page, per_page: PER_PAGE });
  return listIn(answer, "artifacts").map((value): ListedArtifact => {
    const fields = recordOf(value);
    const run = recordOf(fields.workflow_run);
    return {
      id: numberOf(fields.id),
      name: String(fields.name),
      size: numberOf(fields.size_in_bytes),
      digest: typeof fields.digest === "string" ? fields.digest : "",
      run: numberOf(run.id),
      branch: run.head_branch,
      expired: fields.expired === true,
    };
  });
}

function mayBeOwn({ name, run, branch }: ListedArtifact, store: ArtifactStore): boolean {
  return name === store.name && run !== store.run && branch === store.branch;
}

interface KeepingRun {
  readonly isForeign: boolean;
  readonly event: string;
  readonly branch: string;
  /** File name. */
  readonly workflow: string;
}

async function runOf(github: Github, { repository }: ArtifactStore, run: number): Promise<KeepingRun> {
  const fields = recordOf(await github.ask(`GET /repos/${repository}/actions/runs/{run}`, { run }));
  const [home, head] = [recordOf(fields.repository).id, recordOf(fields.head_repository).id];
  return {
    isForeign: typeof home !== "number" || home !== head,
    event: String(fields.event),
    branch: String(fields.head_branch),
    workflow: fileName(String(fields.path)),
  };
}

/** Of a path such as `.github/workflows/main.yml`, which may have the branch behind an @. */
function fileName(path: string): string {
  return path.replace(/@.*$/s, "").replace(/^.*\//s, "");
}

function isOwn({ isForeign, event, branch, workflow }: KeepingRun, store: ArtifactStore): boolean {
  const isWanted = store.workflow === undefined || store.workflow === workflow;
  return !isForeign && branch === store.branch && OWN.includes(event) && isWanted;
}

function asFile(github: Github, store: ArtifactStore, artifact: ListedArtifact): StoredFile {
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

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function listIn(answer: unknown, name: string): readonly unknown[] {
  const list = recordOf(answer)[name];
  if (Array.isArray(list)) return list;
  throw new GithubError(`the list of ${name} is not as it should be`, { status: undefined });
}

function numberOf(value: unknown): number {
  if (Number.isSafeInteger(value)) return Number(value);
  throw new GithubError(`${JSON.stringify(value)} is no number`, { status: undefined });
}
