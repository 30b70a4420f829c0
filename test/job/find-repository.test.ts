// Where the repository of a run is found, with real git.
import { lchownSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { findRepository } from "../../src/job/find-repository.ts";
import { SteadyError } from "../../src/model/errors.ts";
import type { Event } from "../../src/model/event.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { temporaryFolder } from "../kit/go.ts";
import { git, makeRepository, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const folder = temporaryFolder();
afterAll(folder.remove);
const workspace = join(folder.path, "workspace");
const app = join(workspace, "app");
const RUNNER: Event = { kind: "other", name: "schedule" };

/** What the run is about: `top folder : working directory`, or the error's sentences. */
async function found(
  workingDirectory: string,
  { cwd = workspace, event = RUNNER }: { readonly cwd?: string; readonly event?: Event } = {},
): Promise<string> {
  const env = {
    ...childEnvironment(process.env),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CEILING_DIRECTORIES: folder.path,
  };
  const world = { processes, env, credential: undefined, cwd, event };
  try {
    const place = await findRepository(world, workingDirectory);
    return `${place.git.root} : ${place.workingDirectory}`;
  } catch (error) {
    if (!(error instanceof SteadyError)) throw error;
    return `${error.name}: ${error.message}; ${error.hint}`;
  }
}

beforeAll(() => {
  makeRepository(app, { "go.mod": "module m\n", "api/go.mod": "module api\n" });
  const library = join(folder.path, "library");
  makeRepository(library, { "deep/go.mod": "module library\n" });
  git(app, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "library");
  git(app, "commit", "--quiet", "--message=library");
  symlinkSync(app, join(folder.path, "link"));
});

test.each([
  ["actions/checkout with a path", "app", `${app} : .`],
  ["a module below it", "app/api", `${app} : api`],
  ["a folder that only another revision has", "app/later/v2", `${app} : later/v2`],
  ["a submodule is a part of the repository around it", "app/library/deep", `${app} : library/deep`],
])("the repository is the one that the working directory lies in: %s", async (_, wanted, want) => {
  expect(await found(wanted)).toBe(want);
});

test("started inside a submodule, it is about the submodule", async () => {
  const inside = { cwd: join(app, "library/deep"), event: { kind: "local" } as const };
  expect(await found(".", inside)).toBe(`${app}/library : deep`);
  expect(await found("../../api", inside)).toBe(`${app} : api`);
});

test("a workspace behind a link is the same place", async () => {
  expect(await found("api", { cwd: join(folder.path, "link") })).toBe(`${app} : api`);
});

test("a folder outside of the repository is refused", async () => {
  expect(await found("..", { cwd: app })).toBe(
    `UsageError: working-directory ${workspace} is outside the repository ${app}; name a folder inside it`,
  );
});

test("without a repository a runner names the checkouts that there are, or git, or the checkout", async () => {
  const start = `UnmeasurableError: ${workspace} is not in a git repository: fatal: not a git repository (or any of the parent directories): .git; `;
  expect(await found(".")).toBe(`${start}set working-directory to a checkout that is there: app`);
  const [bare, empty] = ["downloaded", "empty"].map((name) => join(folder.path, name)) as [string, string];
  write(bare, { "go.mod": "module m\n" });
  mkdirSync(empty);
  expect(await found(".", { cwd: bare })).toMatch(
    /; there are files and no repository: install git before actions\/checkout/,
  );
  expect(await found(".", { cwd: empty })).toMatch(/; run actions\/checkout before this step$/);
});

test("without git it is said what to install, and when", async () => {
  const world = {
    processes,
    env: { PATH: "/nowhere" },
    credential: undefined,
    cwd: workspace,
    event: RUNNER,
  };
  await expect(findRepository(world, "app")).rejects.toMatchObject({
    message: "cannot start git: spawn git ENOENT",
    hint: expect.stringContaining("install git (in a workflow before actions/checkout"),
  });
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
if (process.getuid?.() !== 0)
  process.stderr.write("SKIPPED, only root can give files away: another owner of the checkout\n");

asRoot("a checkout of another user is read on a runner, and only there", async () => {
  const other = join(workspace, "other");
  makeRepository(other, { "go.mod": "module m\n" });
  giveAway(other, 65534);
  expect(await found("other")).toBe(`${other} : .`);
  const place = await findRepository(
    { processes, env: childEnvironment(process.env), credential: undefined, cwd: workspace, event: RUNNER },
    "other",
  );
  expect(await place.git.resolve("HEAD")).toBe(
    git(app, "-c", "safe.directory=*", "-C", other, "rev-parse", "HEAD"),
  );
  expect(await found("other", { event: { kind: "local" } })).toBe(
    `UnmeasurableError: git does not trust the repository ${other}, which belongs to another user; ` +
      `run \`git config --global --add safe.directory ${other}\` first`,
  );
});

function giveAway(path: string, user: number): void {
  lchownSync(path, user, user);
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), user, user);
}
