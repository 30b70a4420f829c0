// Caches for the go command where the machine has none, with the real go command.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { setUp } from "../../src/toolchain/set-up.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const folder = temporaryFolder();
const [spare, moduleDir] = [join(folder.path, "spare"), join(folder.path, "m")];
const none = { GOCACHE: "", GOMODCACHE: "", GOPATH: "", HOME: "", XDG_CACHE_HOME: "" };
afterAll(folder.remove);

/** GOCACHE, GOMODCACHE and GOPATH of the run, and what is said of it. */
async function caches(env: Readonly<Record<string, string>>) {
  write(moduleDir, benchmarkModule);
  const go = await setUp({
    processes,
    env: { ...goEnvironment, ...none, ...env },
    moduleDir,
    prefer: "path",
    spareCaches: spare,
  });
  const args = ["env", "GOCACHE", "GOMODCACHE", "GOPATH"];
  const places = execFileSync(go.path, args, { cwd: moduleDir, env: go.env, encoding: "utf8" });
  return { places: places.trim().split("\n"), said: go.reason.split("; ").slice(1).join("; ") };
}

test("without HOME they lie in the spare folder, and checksums with them", async () => {
  const { places, said } = await caches({});
  expect(places).toEqual([`${spare}/go-build`, `${spare}/gopath/pkg/mod`, `${spare}/gopath`]);
  expect(said).toMatch(/^GOCACHE is off; .*GOMODCACHE is not set; /);
});

test("one that cannot be written is replaced, the other is kept", async () => {
  const own = join(folder.path, "own");
  const { places, said } = await caches({ GOCACHE: "/proc/go-build", GOPATH: own });
  expect(places).toEqual([`${spare}/go-build`, `${own}/pkg/mod`, own]);
  expect(said).toMatch(/^GOCACHE \/proc\/go-build cannot be written: .*; .*go-build is used instead$/);
});

test("caches that can be used are left alone, and nothing is said", async () => {
  const env = {
    GOCACHE: join(folder.path, "cache"),
    GOMODCACHE: join(folder.path, "modules"),
    GOPATH: folder.path,
  };
  expect(await caches(env)).toEqual({ places: [env.GOCACHE, env.GOMODCACHE, folder.path], said: "" });
});
