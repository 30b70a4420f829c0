// Where stored baselines are fetched from: runs that end meanwhile, runs that are gone.
import { Readable } from "node:stream";
import { afterAll, expect, test } from "@jest/globals";
import { artifactStore } from "../../../src/ports/github/baseline-artifacts.ts";
import { cacheStore } from "../../../src/ports/github/baseline-caches.ts";
import { type Github, GithubError } from "../../../src/ports/github/github.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a run that is cancelled while a cache entry arrives is interrupted, and passes nothing over", async () => {
  const cancel = new AbortController();
  const body = new Readable({ read() {} });
  const store = cacheStore({
    service: {
      find: async () => ({ key: "k-20261128-x", url: "" }),
      async open() {
        setTimeout(() => cancel.abort(), 50);
        return body;
      },
    },
    compression: "gzip",
    processes: makeProcesses(cancel.signal),
    env: goEnvironment,
    prefix: () => "k-",
    cpu: "",
    date: () => new Date("2026-11-28T12:00:00Z"),
    folder: folder.path,
  });
  const [file] = await firstOf(store.newestFirst());
  await expect(file?.fetch()).rejects.toMatchObject({ name: "InterruptedError" });
});

test("a run that was deleted is passed over, and no permission is asked for", async () => {
  const artifact = (id: number) => ({
    ...{ id, name: "base", size_in_bytes: 1, expired: false },
    workflow_run: { id: 10 * id, head_branch: "main" },
  });
  const home = { id: 1 };
  const github: Pick<Github, "ask"> = {
    async ask(route, { run } = {}) {
      if (!route.includes("/runs/")) return { artifacts: [artifact(2), artifact(1)] };
      if (run === 20) throw new GithubError(`${route}: HTTP 404, Not Found`, { status: 404 });
      return { event: "push", head_branch: "main", path: "", repository: home, head_repository: home };
    },
  };
  const store = artifactStore({
    github: async () => github as Github,
    ...{ repository: "o/r", branch: "main", workflow: undefined, run: 5, attempt: 1, name: "base" },
    folder: folder.path,
    cancelled: new AbortController().signal,
  });
  expect((await firstOf(store.newestFirst())).map(({ name }) => name)).toEqual(["the artifact of run 10"]);
});

async function firstOf<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  for await (const entry of list) return [entry];
  return [];
}
