// Several processes and one store; processes that are killed; and, where STEADY_REAL_GOPROXY names a version, the real thing.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { byForm } from "../kit/long.ts";
import { moduleZip, type Servers, startServers } from "./servers.ts";

const GO = `go1.26.8.${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
const onLinux = GO.endsWith("linux-amd64") ? test : test.skip;
let servers: Servers;
let folder: string;
let program: string;

beforeAll(async () => {
  servers = await startServers(["1.26.8"]);
  folder = mkdtempSync(join(tmpdir(), "processes-"));
  program = join(folder, "install.mjs");
  const banner =
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  execFileSync("node_modules/.bin/esbuild", [
    ...["test/toolchain/install-alone.ts", "--bundle", "--platform=node", "--target=node20", "--format=esm"],
    ...[`--banner:js=${banner}`, "--log-level=error", `--outfile=${program}`],
  ]);
});
afterAll(() => {
  servers.close();
  rmSync(folder, { recursive: true });
});

function start(store: string): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    GOENV: "off",
    GOPROXY: `${servers.url}/proxy,off`,
    GOSUMDB: servers.key,
  };
  const stdio = ["ignore", "pipe", "inherit"] as const;
  return spawn(process.execPath, [program, store, "1.26.8"], { env, stdio: [...stdio] });
}

async function finish(child: ChildProcess): Promise<number | null> {
  child.stdout?.resume();
  const [code] = await once(child, "close");
  return code as number | null;
}

/** Nothing but temporary folders beside a Go that runs, or no Go at all. */
function isWhole(store: string): boolean {
  const go = join(store, GO);
  if (existsSync(go)) {
    const said = execFileSync(join(go, "bin/go"), ["version"], { encoding: "utf8" });
    expect(said).toBe("go version go1.26.8 linux/amd64\n");
    expect(existsSync(join(go, "src/go.mod"))).toBe(true);
  }
  const names = existsSync(store) ? readdirSync(store) : [];
  return names.every((name) => name === GO || name.startsWith("tmp-"));
}

onLinux("eight processes at once leave one whole Go, and all succeed", async () => {
  const store = join(folder, "eight");
  const codes = await Promise.all(Array.from({ length: 8 }, () => finish(start(store))));
  expect(codes).toEqual(Array.from({ length: 8 }, () => 0));
  expect(readdirSync(store)).toEqual([GO]);
  expect(isWhole(store)).toBe(true);
});

/** Of the twenty moments every fourth one, at night all. */
const STEP = byForm({ short: 4, long: 1 });

onLinux(`killed at ${20 / STEP} moments, never a broken Go, and the next one installs it`, async () => {
  const store = join(folder, "killed");
  const { name, zip } = moduleZip("1.26.8");
  const path = `/proxy/golang.org/toolchain/@v/${name}.zip`;
  for (let moment = 0; moment < 20; moment += STEP) {
    // Moments from before the first byte to after the last one.
    const child = start(store);
    servers.replies.set(path, (response) => {
      response.writeHead(200, { "content-length": zip.length });
      response.write(zip.subarray(0, Math.ceil((zip.length * moment) / 10)));
      if (moment >= 10) response.end();
      setTimeout(() => child.kill("SIGKILL"), moment < 10 ? 5 : moment - 10);
    });
    await finish(child);
    expect([moment, isWhole(store)]).toEqual([moment, true]);
    rmSync(join(store, GO), { recursive: true, force: true });
  }
  servers.replies.set(path, zip);
  expect(await finish(start(store))).toBe(0);
  expect(isWhole(store)).toBe(true);
});

onLinux("a store that cannot be written is named", async () => {
  const store = join(folder, "locked");
  const child = spawn(process.execPath, [program, `${program}/store`, "1.26.8"], {
    env: { GOENV: "off", GOPROXY: `${servers.url}/proxy,off`, GOSUMDB: servers.key },
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  expect(await finish(child)).not.toBe(0);
  expect(said).toContain(`cannot install Go below ${program}/store: ENOTDIR`);
  expect(existsSync(store)).toBe(false);
});

const WITHIN = { PATH: process.env.PATH, GOENV: "off" };
const within = () => ({ ...WITHIN, GOPROXY: `${servers.url}/proxy,off`, GOSUMDB: servers.key });

/** Runs a shell script in which `$0` is Node, `$1` the program and `$2` the store; its output is what it says and what it left. */
async function runIn(script: string, store: string, command: readonly string[] = []) {
  const [file = "sh", ...args] = [...command, "sh", "-c", script, process.execPath, program, store];
  const child = spawn(file, args, { env: within() });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await finish(child);
  return { code, said };
}

onLinux("a file that may not grow ends it with the reason, and nothing is left", async () => {
  const store = join(folder, "small-files");
  const { said } = await runIn('ulimit -f 1; "$0" "$1" "$2" 1.26.8', store);
  expect(said).toContain(`cannot install Go below ${store}: EFBIG`);
  expect(readdirSync(store)).toEqual([]);
});

/** A disk of the test's own needs a right that not every machine gives. */
const mounts = [
  ["unshare", "-m"],
  ["unshare", "-Urm"],
].find(
  ([file = "", ...args]) => spawnSync(file, [...args, "mount", "-t", "tmpfs", "none", tmpdir()]).status === 0,
);
if (mounts === undefined)
  process.stderr.write("PASSED OVER: a full disk: no file system can be mounted here\n");

(mounts === undefined ? test.skip : onLinux)(
  "a full disk ends it with the reason, and nothing is left",
  async () => {
    for (const size of ["4k", "12k"]) {
      const store = mkdtempSync(join(folder, "full-"));
      const script = `mount -t tmpfs -o size=${size} none "$2" && "$0" "$1" "$2" 1.26.8; echo "left: $(ls -A "$2")"`;
      const { said } = await runIn(script, store, mounts);
      expect(said).toContain(`cannot install Go below ${store}: ENOSPC`);
      expect(said).toContain("hint: 'free space there");
      expect(said).toMatch(/^left: $/m);
    }
  },
);

/** 70 MB are downloaded: only on demand. `STEADY_REAL_GOPROXY=1.25.3 npm test -- test/toolchain`. */
const real = process.env.STEADY_REAL_GOPROXY ?? "";

(real === "" ? test.skip : test)("the Go of the GOPROXY of this machine builds, vets and tests", () => {
  const store = join(folder, "real");
  const said = execFileSync(process.execPath, [program, store, real], { encoding: "utf8" });
  const root = join(store, readdirSync(store).find((name) => name.startsWith(`go${real}.`)) ?? said);
  const env = {
    HOME: folder,
    GOTOOLCHAIN: "local",
    GOFLAGS: "-mod=mod",
    CGO_ENABLED: "0",
    GOCACHE: join(folder, "build"),
  };
  const go = (...args: readonly string[]) =>
    execFileSync(join(root, "bin/go"), args, { cwd: "examples/tokens", env, encoding: "utf8" });
  expect(go("version")).toContain(` go${real} `);
  expect(go("vet", "./...")).toBe("");
  expect(go("build", "std")).toBe("");
  expect(go("test", "./...")).toMatch(/^ok /);
});
