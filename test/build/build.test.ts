// Listing and building with real Go: one module with every kind of package.
import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Build, buildTests } from "../../src/build/build.ts";
import { listPackages } from "../../src/build/list-packages.ts";
import { inBatches, testBinaryName } from "../../src/build/test-binaries.ts";
import { UnmeasurableError } from "../../src/model/errors.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { goEnvironment } from "../kit/go.ts";
import { write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = { ...goEnvironment, GOPROXY: "off", CGO_ENABLED: "1" };
const top = realpathSync(mkdtempSync(join(tmpdir(), "build-")));
const root = join(top, "module");
const goos = process.platform === "win32" ? "windows" : process.platform;
afterAll(() => rmSync(top, { recursive: true, force: true }));

const benchmark = (pkg: string, body = "") =>
  `package ${pkg}\n\nimport "testing"\n\nfunc BenchmarkIt(b *testing.B) { ${body} }\n`;
const M = "example.com/m";
beforeAll(() =>
  write(root, {
    "go.mod": `module ${M}\n\ngo 1.22\n`,
    "m.go": "package m\n",
    "a/codec/codec.go": "package codec\n",
    "a/codec/codec_test.go": benchmark("codec", 'b.Log("first")'),
    "b/Codec/codec.go": "package codec\n",
    "b/Codec/codec_test.go": benchmark("codec", 'b.Log("second")'),
    "api/v2/api.go": "package api\n",
    "api/v2/api_test.go": benchmark("api"),
    "yaml.v3/yaml.go": "package yaml\n",
    "yaml.v3/yaml_test.go": benchmark("yaml"),
    "broken/broken.go": "package broken\n",
    "broken/broken_test.go": benchmark("broken", "undefined()"),
    "lost/lost_test.go": benchmark("lost").replace("\n\nfunc", '\nimport _ "example.com/nowhere"\n\nfunc'),
    "both/both.go": "package both\n\nfunc inner() int { return 1 }\n",
    "both/in_test.go": benchmark("both", "inner()"),
    "both/export_test.go": "package both\n\nvar Inner = inner\n",
    "both/out_test.go": `package both_test\n\nimport (\n\t"testing"\n\n\t"${M}/both"\n)\n\nfunc BenchmarkOut(b *testing.B) { both.Inner() }\n`,
    "tagged/tagged.go": "package tagged\n",
    "tagged/tagged_test.go": `//go:build special\n\n${benchmark("tagged")}`,
    "native/native.go":
      'package native\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc One() int { return int(C.one()) }\n',
    "native/native_test.go": benchmark("native", "One()"),
    "native/extra.c": "int two(void) { return 2; }\n",
    "cmd/cmd.go": "package main\n\nfunc main() {}\n",
    "cmd/cmd_test.go": benchmark("main"),
    "testdata/ignored/x.go": "package",
    "nested/go.mod": "module example.com/nested\n",
    "nested/nested.go": "package nested\n",
    "empty/go.mod": "module example.com/empty\n\ngo 1.22\n",
    "none/README.md": "no module\n",
  }),
);

const list = (
  packages: readonly string[],
  more: { dir?: string; mustFind?: boolean; buildFlags?: readonly string[] } = {},
) =>
  listPackages(processes, {
    go: "go",
    env,
    tree: root,
    dir: root,
    buildFlags: [],
    mustFind: true,
    packages,
    ...more,
  });

async function named(...args: Parameters<typeof list>): Promise<readonly string[]> {
  const { packages } = await list(...args);
  return [...packages.values()]
    .filter((p) => p.isNamed && p.forTest === "" && !p.importPath.endsWith(".test"))
    .map((p) => p.importPath.replace(M, "."));
}

test("lists the module's packages, those that do not load included, and no other module's", async () => {
  const all = [
    "a/codec",
    "api/v2",
    "b/Codec",
    "both",
    "broken",
    "cmd",
    "lost",
    "native",
    "tagged",
    "yaml.v3",
  ];
  expect([...(await named(["./..."]))].sort()).toEqual([".", ...all.map((path) => `./${path}`)].sort());
});

test("lists a package with its variants, its files and what it is built from", async () => {
  const { packages, tree } = await list(["./both"]);
  expect(tree).toBe(root);
  expect([...packages.values()].filter((p) => !p.isStandard).map((p) => p.importPath)).toEqual([
    `${M}/both`,
    `${M}/both [${M}/both.test]`,
    `${M}/both_test [${M}/both.test]`,
    `${M}/both.test`,
  ]);
  expect(packages.get(`${M}/both [${M}/both.test]`)).toMatchObject({
    dir: join(root, "both"),
    forTest: `${M}/both`,
    files: expect.arrayContaining(["both.go", "export_test.go", "in_test.go"]),
    module: { path: M, version: "", replacedBy: "", goVersion: "1.22" },
    hasForeignCode: false,
    error: undefined,
  });
  expect((await list(["./native"])).packages.get(`${M}/native`)).toMatchObject({
    files: expect.arrayContaining(["native.go", "extra.c"]),
    hasForeignCode: true,
  });
});

test("build tags decide what belongs to a package", async () => {
  const files = async (buildFlags: readonly string[]) =>
    (await list(["./tagged"], { buildFlags })).packages.get(`${M}/tagged`)?.testFiles;
  expect(await files([])).toEqual([]);
  expect(await files(["-tags=special"])).toEqual(["tagged_test.go"]);
});

test("a module without packages lists nothing", async () => {
  expect(await named(["./..."], { dir: join(root, "empty") })).toEqual([]);
});

async function failure(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((e: unknown) => e);
  if (!(error instanceof UnmeasurableError)) throw error;
  return `${error.message}; ${error.hint}`;
}

test.each([
  ["./gone", "go list ./gone failed: stat gone: directory not found; make `go list` work there first"],
  [
    "example.com/gone",
    /^go list example.com\/gone failed: no required module provides package example.com\/gone/,
  ],
  [
    "./gone/...",
    /^go list .\/gone\/... failed: pattern .\/gone\/...: lstat .\/gone\/: no such file or directory/,
  ],
])(
  "the pattern %s is unknown: said of the head, and no reason to stop on the base",
  async (pattern, want) => {
    expect(await failure(list([pattern]))).toEqual(
      typeof want === "string" ? want : expect.stringMatching(want),
    );
    expect(await named([pattern, "./cmd"], { mustFind: false })).toContain("./cmd");
  },
);

test("a folder without a module, and a flag that go does not know, are said", async () => {
  const outside = join(top, "outside");
  write(outside, { "x.go": "package x\n" });
  const request = {
    go: "go",
    env,
    tree: outside,
    dir: outside,
    buildFlags: [],
    packages: ["./..."],
    mustFind: true,
  };
  expect(await failure(listPackages(processes, request))).toMatch(
    /^the repository is not in a Go module: .*; run it where go.mod or go.work is, set working-directory to that folder, or start/s,
  );
  expect(await failure(list(["./..."], { buildFlags: ["-short"] }))).toMatch(
    /^go list .\/... failed: flag provided but not defined: -short/,
  );
});

const paths = ["a/codec", "b/Codec", "api/v2", "yaml.v3", "broken", "lost", "both", "native", "cmd"].map(
  (path) => `${M}/${path}`,
);
let builds: ReadonlyMap<string, Build>;
beforeAll(async () => {
  const request = {
    go: "go",
    goos,
    env,
    dir: root,
    out: join(top, "out"),
    buildFlags: [],
    trimPath: true,
  };
  builds = await buildTests(processes, { ...request, importPaths: paths });
});

function benchmarksOf(pkg: string): string {
  const build = builds.get(`${M}/${pkg}`);
  if (build?.kind !== "built") return build?.output ?? "not asked for";
  const args = ["-test.run=^$", "-test.bench=.", "-test.benchtime=1x"];
  const text = execFileSync(build.binary, args, { encoding: "utf8", env });
  return [...text.matchAll(/^Benchmark(\w+)|^ +\w+_test.go:\d+: (\w+)$/gm)]
    .map((m) => m[1] ?? m[2])
    .join(" ");
}

test("builds all kinds of packages, one that does not compile beside them", () => {
  expect(
    ["a/codec", "b/Codec", "api/v2", "yaml.v3", "both", "native", "cmd"].map((pkg) => [
      pkg,
      benchmarksOf(pkg),
    ]),
  ).toEqual([
    ["a/codec", "It first"],
    ["b/Codec", "It second"],
    ["api/v2", "It"],
    ["yaml.v3", "It"],
    ["both", "It Out"],
    ["native", "It"],
    ["cmd", "It"],
  ]);
});

test("what does not build says why, and only its own reason", () => {
  expect(benchmarksOf("broken")).toBe(
    `# ${M}/broken [${M}/broken.test]\nbroken/broken_test.go:5:34: undefined: undefined\n`,
  );
  expect(benchmarksOf("lost")).toMatch(
    /^# example.com\/m\/lost\nlost\/lost_test.go:\d+:\d+: .*example.com\/nowhere/,
  );
});

test("no path of this machine and no revision is in a binary, unless paths are asked for", async () => {
  const native = (build: Build | undefined) => (build?.kind === "built" ? build.binary : "");
  const has = (binary: string) => execFileSync("grep", ["-c", root, binary], { encoding: "utf8" }).trim();
  expect(() => has(native(builds.get(`${M}/both`)))).toThrow("grep"); // exit code 1: none
  const request = {
    go: "go",
    goos,
    env,
    dir: root,
    out: join(top, "with-paths"),
    buildFlags: [],
    trimPath: false,
  };
  const again = await buildTests(processes, { ...request, importPaths: [`${M}/both`] });
  expect(Number(has(native(again.get(`${M}/both`))))).toBeGreaterThan(0);
});

test.each([
  ["example.com/m", "linux", "m.test"],
  ["example.com/m/v2", "linux", "m.test"],
  ["example.com/m/v10", "windows", "m.test.exe"],
  ["example.com/m/v1", "linux", "v1.test"],
  ["example.com/m/v0", "linux", "v0.test"],
  ["example.com/m/v02", "linux", "v02.test"],
  ["example.com/m/v2x", "linux", "v2x.test"],
  ["gopkg.in/yaml.v3", "linux", "yaml.v3.test"],
  ["m", "linux", "m.test"],
  ["v2", "linux", "v2.test"],
])("the test of %s on %s is called %s", (path, goos, name) => {
  expect(testBinaryName(path, goos)).toBe(name);
});

test("packages that would write the same file are built apart, whatever the system thinks of case", () => {
  expect(inBatches(["x/a", "y/A", "x/b", "z/a", "x/a/v2"])).toEqual([
    ["x/a", "x/b"],
    ["y/A"],
    ["z/a"],
    ["x/a/v2"],
  ]);
  expect(inBatches([])).toEqual([]);
});
