// A clone without file contents (actions/checkout: `filter: blob:none`, `sparse-checkout`) of a private repository: what our own git
// commands lack, they fetch with the token; nothing else is given it.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openGit } from "../../../src/ports/git/git.ts";
import { openWorkspace } from "../../../src/ports/git/workspace.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { type Command, makeProcesses } from "../../../src/ports/process/process.ts";
import { checkOut } from "../../../src/sides/check-out.ts";
import { type GitServer, serveGit } from "../../kit/git-server.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { commit, git, makeRepository } from "../../kit/repository.ts";

const TOKEN = "ghs_AbCdEfGhIjKlMnOp";
const folder = temporaryFolder();
const top = realpathSync(folder.path);
const env = childEnvironment({ ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" });
let server: GitServer;
let base: string;
beforeAll(async () => {
  server = await serveGit(top, TOKEN);
  const origin = join(top, "origin");
  makeRepository(origin, { "a.txt": "a of the base\n", "src/b.txt": "b of the base\n", "far/c.txt": "c\n" });
  base = git(origin, "rev-parse", "HEAD");
  commit(origin, { "a.txt": "a of the head\n", "src/b.txt": "b of the head\n" });
  git(origin, "config", "uploadpack.allowFilter", "true");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

/** As actions/checkout leaves it with persist-credentials: false. */
function partialClone(name: string, filter: string, ...sparse: readonly string[]): string {
  const dir = join(top, name);
  const from = ["--quiet", `--filter=${filter}`, "--no-checkout", `file://${top}/origin/.git`, dir];
  git(top, "clone", ...from);
  if (sparse.length > 0) git(dir, "sparse-checkout", "set", ...sparse);
  git(dir, "checkout", "--quiet", "work");
  git(dir, "remote", "set-url", "origin", `${server.url}/origin/.git`);
  return dir;
}

/** Both sides of a clone, and what git was told on the way. */
async function layOutBoth(dir: string, token: string | undefined) {
  const commands: Command[] = [];
  const processes = makeProcesses(new AbortController().signal);
  const run = (command: Command) => {
    commands.push(command);
    return processes.run(command);
  };
  const credential = token === undefined ? undefined : { server: server.url, token };
  const port = await openGit({ ...processes, run }, env, dir, { credential });
  await using workspace = await openWorkspace(port, top);
  const head = git(dir, "rev-parse", "HEAD");
  const files: Record<string, readonly (string | undefined)[]> = {};
  for (const [name, sha] of [
    ["head", head],
    ["base", base],
  ] as const) {
    const tree = await checkOut({ git: port, workspace, name, sha, changed: [], workingDirectory: "." });
    const read = (path: string) => {
      const file = join(tree.root, path);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    };
    files[name] = ["a.txt", "src/b.txt", "far/c.txt"].map(read);
    files[`${name} status`] = [git(tree.root, "status", "--porcelain")];
    expect(readFileSync(join(tree.root, ".git/config"), "utf8")).not.toMatch(/ghs_|extraheader/i);
  }
  const differ = await port.filesThatDiffer(base, head);
  const committed = await port.fileAt(base, "src/b.txt");
  return { files, differ, committed, commands };
}

const HEAD = ["a of the head\n", "b of the head\n"];
const BASE = ["a of the base\n", "b of the base\n"];

test.each(["blob:none", "tree:0"])(
  "both sides of a clone with --filter=%s are laid out with the token",
  async (filter) => {
    const dir = partialClone(`whole-${filter.slice(0, 4)}`, filter);
    const before = server.asked.length;
    const { files, differ, committed, commands } = await layOutBoth(dir, TOKEN);
    const clean = { "head status": [""], "base status": [""] };
    expect(files).toEqual({ head: [...HEAD, "c\n"], base: [...BASE, "c\n"], ...clean });
    expect(differ).toEqual(["a.txt", "src/b.txt"]);
    expect(committed).toBe("b of the base\n");
    expect(server.asked.slice(before)).toContain("");
    expect(commands.flatMap(({ args }) => args).join(" ")).not.toMatch(/ghs_|Authorization|Basic/);
    const withToken = commands.filter((command) => JSON.stringify(command.env).includes("Authorization"));
    const verbs = new Set(withToken.map(({ args }) => args.find((arg) => /^[a-z]+(-[a-z]+)*$/.test(arg))));
    for (const verb of verbs) expect(["read-tree", "diff", "cat-file", "rev-parse"]).toContain(verb);
  },
);

test("a sparse checkout gives sparse sides, of which nothing else is fetched", async () => {
  const dir = partialClone("sparse", "blob:none", "src");
  const { files } = await layOutBoth(dir, TOKEN);
  expect(files).toMatchObject({ head: [...HEAD, undefined], base: [...BASE, undefined] });
  expect(files).toMatchObject({ "head status": [""], "base status": [""] });
  expect(readdirSync(dir)).not.toContain("far");
});

test("without a token it is said what is missing", async () => {
  const dir = partialClone("tokenless", "blob:none");
  await expect(layOutBoth(dir, undefined)).rejects.toThrow(
    /^git read-tree .* failed: fatal: could not read Username/,
  );
});

test("a cancelled run does not wait for the origin that is asked for a commit", async () => {
  const dir = partialClone("hangs", "blob:none");
  git(dir, "remote", "set-url", "origin", "ssh://host/x");
  git(dir, "config", "core.sshCommand", "sleep 20; true");
  const cancel = new AbortController();
  const port = await openGit(makeProcesses(cancel.signal), env, dir);
  const start = performance.now();
  setTimeout(() => cancel.abort(), 300);
  await expect(port.resolve("0123456789".repeat(4))).rejects.toMatchObject({ name: "InterruptedError" });
  expect(performance.now() - start).toBeLessThan(10_000);
});
