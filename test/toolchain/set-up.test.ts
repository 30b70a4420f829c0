// Real go commands where it is about Go; where several versions are needed, small programs that answer as Go does.
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { UnmeasurableError, UsageError } from "../../src/model/errors.ts";
import type { Env } from "../../src/ports/process/environment.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { makeToolCache } from "../../src/ports/tool-cache.ts";
import type { Installer } from "../../src/toolchain/installer.ts";
import { type SetUp, setUp } from "../../src/toolchain/set-up.ts";
import { parseGoVersion } from "../../src/toolchain/versions/version.ts";

const processes = makeProcesses(new AbortController().signal);
const real = childEnvironment(process.env);
const unix = process.platform === "win32" ? test.skip : test;
let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "set-up-")));
});
afterEach(async () => {
  delete process.env.RUNNER_TOOL_CACHE;
  await rm(folder, { recursive: true });
});

async function write(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** A program that answers `go env -json` for an installation of that version. */
async function fakeGo(root: string, version: string, hostOs = "linux"): Promise<void> {
  const answer = {
    GOVERSION: version,
    GOROOT: join(folder, root),
    GOOS: "linux",
    GOARCH: "amd64",
    GOHOSTOS: hostOs,
  };
  const path = await write(`${root}/bin/go`, `#!/bin/sh\ncat <<'E'\n${JSON.stringify(answer)}\nE\n`);
  await chmod(path, 0o755);
}

const withPath = (...roots: readonly string[]): Env => ({
  ...real,
  PATH: [...roots.map((root) => join(folder, root, "bin")), "/usr/bin", "/bin"].join(delimiter),
});

const ask = (request: Partial<SetUp>) =>
  setUp({ processes, env: real, moduleDir: folder, prefer: "path", ...request });

/** A tool cache with these versions, as actions/setup-go leaves them. */
async function fillToolCache(...versions: readonly string[]): Promise<void> {
  process.env.RUNNER_TOOL_CACHE = join(folder, "cache");
  for (const version of versions) {
    await fakeGo(`cache/go/${version}/${process.arch}`, `go${version}`);
    await write(`cache/go/${version}/${process.arch}.complete`, "");
  }
}

test("takes the Go on PATH when it satisfies go.mod, and pins it", async () => {
  await write("go.mod", "module example.com/m\n\ngo 1.22\n");
  const go = await ask({});
  const exit = await processes.run({
    file: "go",
    args: ["env", "GOROOT", "GOTOOLCHAIN"],
    cwd: folder,
    env: go.env,
  });
  expect(exit.stdout).toBe(`${dirname(dirname(go.path))}\nlocal\n`);
  const version = await processes.run({ file: go.path, args: ["version"], cwd: folder, env: go.env });
  expect(version.stdout).toBe(`go version ${go.version} ${go.goos}/${go.goarch}\n`);
  expect(go.reason).toBe(`${go.version} is on PATH: it satisfies go.mod`);
  expect(go.env.TZ).toBe("UTC");
});

test("says what is needed when there is no Go", async () => {
  await write("go.mod", "module example.com/m\n\ngo 1.25.1\n");
  const failure = ask({ env: { ...real, PATH: folder } });
  await expect(failure).rejects.toThrow("there is no go on PATH (go.mod needs Go 1.25.1 or newer)");
  await expect(failure).rejects.toMatchObject({
    exitCode: 3,
    hint: expect.stringContaining("install Go 1.25.1 "),
  });
});

test("says what is there when it is too old for go.mod", async () => {
  await write("go.mod", "module example.com/m\n\ngo 1.999\n");
  const failure = ask({ env: { ...real, GOTOOLCHAIN: "local" } });
  await expect(failure).rejects.toThrow(/^go1\.\S+ \(.*\) is too old: go\.mod needs Go 1\.999 or newer$/);
  await expect(failure).rejects.toBeInstanceOf(UnmeasurableError);
});

test("repeats why Go refuses to run when it should switch to a Go that does not exist", async () => {
  await write("go.mod", "module example.com/m\n\ngo 1.999.0\n");
  const failure = ask({ env: { ...real, GOTOOLCHAIN: "auto", GOPROXY: "off" } });
  await expect(failure).rejects.toThrow(/^go on PATH does not run: go: .*1\.999\.0/);
});

unix("a Go older than 1.22 is too old for any project", async () => {
  await fakeGo("old", "go1.21.13");
  await write("go.mod", "module example.com/m\n");
  await expect(ask({ env: withPath("old") })).rejects.toThrow(
    /go1\.21\.13 .* is too old: go\.mod needs Go 1\.22/,
  );
});

unix("the project's toolchain line decides, found in the tool cache", async () => {
  await fakeGo("on-path", "go1.26.8");
  await fillToolCache("1.25.3", "1.25.1", "1.24.9");
  await write("go.mod", "module example.com/m\n\ngo 1.24\ntoolchain go1.25.1\n");
  const go = await ask({ env: withPath("on-path"), prefer: "project", toolCache: makeToolCache() });
  expect(go).toMatchObject({
    path: join(folder, "cache/go/1.25.1", process.arch, "bin/go"),
    version: "go1.25.1",
    reason: 'go1.25.1 is in the tool cache: go.mod says "toolchain go1.25.1"',
    warnings: [],
  });
  expect(go.env.PATH?.startsWith(dirname(go.path) + delimiter)).toBe(true);
});

unix(
  "a go line without patch number takes the newest patch, and go.work above wins over go.mod",
  async () => {
    await fakeGo("on-path", "go1.25.2");
    await fillToolCache("1.25.3", "1.25.1", "1.26.0");
    await write("go.work", "go 1.25\nuse ./m\n");
    await write("m/go.mod", "module example.com/m\n\ngo 1.26\n");
    const request = { env: withPath("on-path"), prefer: "project", toolCache: makeToolCache() } as const;
    const go = await ask({ ...request, moduleDir: join(folder, "m") });
    expect(go.reason).toBe('go1.25.3 is in the tool cache: go.work says "go 1.25"');
    const off = { ...request, env: { ...request.env, GOWORK: "off" } };
    expect((await ask({ ...off, moduleDir: join(folder, "m") })).version).toBe("go1.26.0");
  },
);

unix("an incomplete version in the tool cache does not count", async () => {
  await fakeGo("on-path", "go1.26.8");
  await fillToolCache("1.24.1");
  await rm(join(folder, `cache/go/1.24.1/${process.arch}.complete`));
  await write("go.mod", "module example.com/m\n\ngo 1.24\n");
  const go = await ask({ env: withPath("on-path"), prefer: "project", toolCache: makeToolCache() });
  expect(go.reason).toBe(
    'go1.26.8 is on PATH: go.mod says "go 1.24"; Go 1.24 is not installed, a newer one stands in',
  );
});

unix("go-version wins over the files, and nothing stands in for it", async () => {
  await fakeGo("on-path", "go1.26.8");
  await fillToolCache("1.25.3");
  await write("go.mod", "module example.com/m\n\ngo 1.24\n");
  const request = { env: withPath("on-path"), toolCache: makeToolCache() };
  expect((await ask({ ...request, goVersion: "1.25.x" })).version).toBe("go1.25.3");
  await expect(ask({ ...request, goVersion: "1.24" })).rejects.toThrow(
    'no Go 1.24 was found (go-version is "1.24"); there is 1.26.8 on PATH, 1.25.3 in the tool cache',
  );
});

unix("a version that the user named is still too old for a project that needs a newer one", async () => {
  await fakeGo("on-path", "go1.25.3");
  await write("go.mod", "module example.com/m\n\ngo 1.26\n");
  await expect(ask({ env: withPath("on-path"), goVersion: "1.25" })).rejects.toThrow(
    /^go1\.25\.3 \(.*\) is too old: go\.mod needs Go 1\.26 or newer$/,
  );
});

test("a working directory that is not there is wrong use", async () => {
  await expect(ask({ moduleDir: join(folder, "no") })).rejects.toMatchObject({ exitCode: 2 });
});

unix("go-version-file is read by its format; one that is not there is wrong use", async () => {
  await fakeGo("on-path", "go1.26.8");
  await fillToolCache("1.25.3");
  await write("ci/.tool-versions", "golang 1.25.3 1.24.1\n");
  const request = { env: withPath("on-path"), toolCache: makeToolCache() };
  const go = await ask({ ...request, goVersionFile: "ci/.tool-versions" });
  expect(go.reason).toBe('go1.25.3 is in the tool cache: ci/.tool-versions says "1.25.3"');
  const notThere = "go-version-file: there is no no/go.mod in the working directory";
  await expect(ask({ ...request, goVersionFile: "no/go.mod" })).rejects.toThrow(new UsageError(notThere, ""));
});

unix.each([
  [".go-version", "# later\n"],
  ["ci/.tool-versions", "nodejs 20.1.0\n"],
])(
  "a go-version-file without a version (%s) is wrong use: it was named for the one in it",
  async (name, text) => {
    await fakeGo("on-path", "go1.26.8");
    await write(name, text);
    const asked = ask({ env: withPath("on-path"), goVersionFile: name });
    await expect(asked).rejects.toThrow(new UsageError(`go-version-file: ${name} names no Go version`, ""));
  },
);

unix(
  "GOTOOLCHAIN=local, as an earlier set-up step leaves it behind, does not hide a toolchain line",
  async () => {
    await fakeGo("on-path", "go1.24.0");
    await fillToolCache("1.25.1");
    await write("go.mod", "module example.com/m\n\ngo 1.24.0\ntoolchain go1.25.1\n");
    const env = { ...withPath("on-path"), GOTOOLCHAIN: "local" };
    const go = await ask({ env, prefer: "project", toolCache: makeToolCache() });
    expect([go.version, go.env.GOTOOLCHAIN]).toEqual(["go1.25.1", "local"]);
  },
);

unix("another root in the environment does not follow the chosen Go", async () => {
  await fakeGo("on-path", "go1.26.8");
  const go = await ask({ env: { ...withPath("on-path"), GOROOT: "/elsewhere" } });
  expect(go.env.GOROOT).toBeUndefined();
});

unix("on Windows it warns that Go ignores TZ, and a development version is named as such", async () => {
  await fakeGo("on-path", "devel go1.28-0123abcd", "windows");
  const go = await ask({ env: withPath("on-path") });
  expect(go.warnings).toEqual([
    "Go on Windows ignores TZ: times are in the zone of the system, which `tzutil /s UTC` changes",
    "this Go is a development version, which cannot be compared with what the project asks for",
  ]);
});

/** Whatever is asked for is there to be had, and counted. */
function fakeInstaller(releases: readonly string[], reasons: readonly string[] = []) {
  const installed: string[] = [];
  const versions = releases.map(parseGoVersion).filter((version) => version !== null);
  const installer = async (): Promise<Installer> => ({
    kept: async () => [],
    releases: async () =>
      reasons.length > 0 ? { kind: "unavailable", reasons } : { kind: "found", value: versions },
    install: async ({ text }) => {
      if (reasons.length > 0) return { kind: "unavailable", reasons };
      await fakeGo(`store/${text}`, `go${text}`);
      installed.push(text);
      return { kind: "found", value: { root: join(folder, "store", text), from: "https://proxy.example" } };
    },
  });
  return { installer, installed };
}

unix("what is on neither is downloaded, pinned, and runs", async () => {
  await fakeGo("on-path", "go1.26.8");
  await write("go.mod", "module example.com/m\n\ngo 1.24\n");
  const { installer } = fakeInstaller(["1.24.1", "1.24.13", "1.25.0"]);
  const go = await ask({ env: withPath("on-path"), prefer: "project", installer });
  expect(go).toMatchObject({
    path: join(folder, "store/1.24.13/bin/go"),
    version: "go1.24.13",
    reason: 'go1.24.13 was downloaded from https://proxy.example and verified: go.mod says "go 1.24"',
    warnings: [],
  });
  expect(go.env.GOTOOLCHAIN).toBe("local");
});

unix(
  "the newest of a line is downloaded even when an older one is installed; the newest is not",
  async () => {
    await fakeGo("on-path", "go1.24.3");
    await write("go.mod", "module example.com/m\n\ngo 1.24\n");
    const newer = fakeInstaller(["1.24.3", "1.24.13"]);
    const request = { env: withPath("on-path"), prefer: "project" } as const;
    expect((await ask({ ...request, installer: newer.installer })).version).toBe("go1.24.13");
    const same = fakeInstaller(["1.24.1", "1.24.3"]);
    expect((await ask({ ...request, installer: same.installer })).reason).toBe(
      'go1.24.3 is on PATH: go.mod says "go 1.24"',
    );
    expect(same.installed).toEqual([]);
  },
);

unix("stable and oldstable come from the list of releases", async () => {
  await fakeGo("on-path", "go1.24.3");
  const { installer } = fakeInstaller(["1.24.3", "1.25.2", "1.26.0", "1.26.1", "1.27rc1"]);
  const request = { env: withPath("on-path"), installer };
  expect((await ask({ ...request, goVersion: "stable" })).version).toBe("go1.26.1");
  expect((await ask({ ...request, goVersion: "oldstable" })).version).toBe("go1.25.2");
});

unix("one release that is installed asks nobody", async () => {
  await fakeGo("on-path", "go1.24.3");
  const installer = () => Promise.reject(new Error("asked"));
  const go = await ask({ env: withPath("on-path"), goVersion: "1.24.3", installer });
  expect(go.reason).toBe('go1.24.3 is on PATH: go-version is "1.24.3"');
});

unix("where nothing can be downloaded, what is installed stands in, with a warning", async () => {
  await fakeGo("on-path", "go1.26.8");
  await write("go.mod", "module example.com/m\n\ngo 1.24\n");
  const { installer } = fakeInstaller([], ["https://proxy.example: HTTP 503"]);
  const request = { env: withPath("on-path"), prefer: "project", installer } as const;
  expect((await ask(request)).warnings).toEqual([
    "Go 1.24 could not be downloaded: https://proxy.example: HTTP 503",
  ]);
  expect((await ask({ ...request, goVersion: "1.26" })).warnings).toEqual([
    "there may be a newer Go 1.26 than 1.26.8: https://proxy.example: HTTP 503",
  ]);
  await expect(ask({ ...request, goVersion: "stable" })).rejects.toThrow(
    'no Go stable was found (go-version is "stable"; https://proxy.example: HTTP 503); there is 1.26.8 on PATH',
  );
});

unix("without a Go on PATH, and with one that is too old, the project's own is downloaded", async () => {
  await write("go.mod", "module example.com/m\n\ngo 1.25.3\n");
  const { installer } = fakeInstaller([]);
  const go = await ask({ env: { ...real, PATH: "/usr/bin:/bin" }, installer });
  expect(go.version).toBe("go1.25.3");
  await fakeGo("old", "go1.24.0");
  expect((await ask({ env: withPath("old"), installer })).version).toBe("go1.25.3");
  await fakeGo("new", "go1.26.8");
  expect((await ask({ env: withPath("new"), installer })).version).toBe("go1.26.8");
});
