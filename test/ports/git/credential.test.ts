// Fetching from a server that wants a token: git's own server program behind a check of the header.
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withCredential } from "../../../src/ports/git/credential.ts";
import { openGit } from "../../../src/ports/git/git.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { type Command, makeProcesses } from "../../../src/ports/process/process.ts";
import { type GitServer, serveGit } from "../../kit/git-server.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { commit, git, makeRepository } from "../../kit/repository.ts";

const TOKEN = "ghs_AbCdEfGhIjKlMnOp";
const folder = temporaryFolder();
const origin = join(folder.path, "origin");
const made = join(folder.path, "made");
let server: GitServer;
let tip = "";
beforeAll(async () => {
  server = await serveGit(folder.path, TOKEN);
  makeRepository(origin, { "a.txt": "1\n" });
  git(origin, "switch", "--quiet", "main");
  git(folder.path, "clone", "--quiet", "--depth=1", `file://${origin}`, made);
  git(made, "remote", "set-url", "origin", `${server.url}/origin/.git`);
  tip = commit(origin, { "a.txt": "2\n" });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

let clones = 0;
/** A shallow clone of a private repository, without credentials, whose main branch has gone on. */
function privateClone(): string {
  const dir = join(folder.path, `clone-${++clones}`);
  cpSync(made, dir, { recursive: true });
  return dir;
}

const env = childEnvironment({ ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" });

/** The port, and every command that it runs. */
async function open(dir: string, token?: string, more: Readonly<Record<string, string>> = {}) {
  const processes = makeProcesses(new AbortController().signal);
  const commands: Command[] = [];
  const watched = {
    ...processes,
    run: (command: Command) => {
      commands.push(command);
      return processes.run(command);
    },
  };
  const credential = token === undefined ? undefined : { server: server.url, token };
  return { port: await openGit(watched, { ...env, ...more }, dir, { credential }), commands };
}

test("a private origin is fetched from with the token, which stands in no argument, file or address", async () => {
  const dir = privateClone();
  const { port, commands } = await open(dir, TOKEN);
  expect((await port.fetch(["--depth=1", "main"])).ok).toBe(true);
  expect(await port.resolve("FETCH_HEAD")).toBe(tip);
  expect(await port.askDefaultBranch()).toBe("origin/main");
  const words = commands.flatMap(({ file, args }) => [file, ...args]).join(" ");
  expect(words).not.toMatch(/ghs_|Authorization|Basic/);
  expect(readFileSync(join(dir, ".git/config"), "utf8")).not.toMatch(/ghs_|extraheader/i);
});

test("the token is tried where nothing works without it, and for the fetch alone", async () => {
  const dir = privateClone();
  const before = server.asked.length;
  const { port, commands } = await open(dir, TOKEN);
  await port.fetch(["main"]);
  await port.resolve("FETCH_HEAD");
  expect(server.asked[before]).toBe("");
  expect(server.asked.at(-1)).toMatch(/^Basic /);
  const withToken = commands.filter((c) => JSON.stringify(c.env).includes("extraheader"));
  expect(withToken.map(({ args }) => args.includes("fetch"))).toEqual([true]);
});

test("without a token, with a wrong one and with one for another server the fetch fails, and waits for nobody", async () => {
  const dir = privateClone();
  expect((await (await open(dir)).port.fetch(["main"])).ok).toBe(false);
  const { ok, message } = await (await open(dir, "ghs_wrongwrong")).port.fetch(["main"]);
  expect(ok).toBe(false);
  expect(message).toMatch(/Authentication failed|could not read Username/);
  expect(message).not.toContain("wrongwrong");
  const before = server.asked.length;
  const { port } = await open(dir);
  await port.fetch(["main"]);
  expect(server.asked.slice(before).filter((header) => header !== "")).toEqual([]);
});

test("a stale header in the repository's settings does not spoil the token, and the user's own settings stay", async () => {
  const dir = privateClone();
  git(dir, "config", `http.${server.url}/.extraheader`, "Authorization: Basic c3RhbGU6c3RhbGU=");
  git(dir, "remote", "set-url", "origin", "mine:origin/.git");
  const { port } = await open(dir, TOKEN, {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.${server.url}/.insteadOf`,
    GIT_CONFIG_VALUE_0: "mine:",
  });
  expect((await port.fetch(["--depth=1", "main"])).ok).toBe(true);
  expect(await port.resolve("FETCH_HEAD")).toBe(tip);
});

test("the header is for one server alone", () => {
  const settings = withCredential({}, { server: "https://github.com/", token: "ghs_secret" });
  expect(settings).toEqual({
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: "http.https://github.com/.extraheader",
    GIT_CONFIG_VALUE_0: "",
    GIT_CONFIG_KEY_1: "http.https://github.com/.extraheader",
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${Buffer.from("x-access-token:ghs_secret").toString("base64")}`,
  });
});

test("an origin that is no server is none of the token's business", async () => {
  const dir = privateClone();
  mkdirSync(join(folder.path, "nothing"), { recursive: true });
  git(dir, "remote", "set-url", "origin", `file://${folder.path}/nothing`);
  const before = server.asked.length;
  expect((await (await open(dir, TOKEN)).port.fetch(["main"])).ok).toBe(false);
  expect(server.asked.length).toBe(before);
});
