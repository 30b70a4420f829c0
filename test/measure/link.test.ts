// Linking with real Go: the same package several times, with its functions in other orders.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type LinkRequest, link } from "../../src/measure/link.ts";
import { bothOf } from "../../src/model/side.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { goEnvironment } from "../kit/go.ts";
import { benchmarkModule, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const top = realpathSync(mkdtempSync(join(tmpdir(), "link-")));
const sides = { base: join(top, "base"), head: join(top, "head") };
beforeAll(() => {
  write(sides.base, benchmarkModule);
  write(sides.head, {
    ...benchmarkModule,
    "more_test.go":
      'package m\n\nimport "testing"\n\nvar linked = "no"\n\nfunc TestLinked(t *testing.T) { t.Log("linked:", linked) }\n',
  });
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

let runs = 0;
function request(over: Partial<LinkRequest> = {}): LinkRequest {
  const out = join(top, `out-${++runs}`);
  mkdirSync(out);
  return {
    sides: {
      base: { dir: sides.base, env: goEnvironment },
      head: { dir: sides.head, env: goEnvironment },
    },
    common: { go: "go", goos: process.platform === "win32" ? "windows" : process.platform, buildFlags: [] },
    goflags: [],
    linkFlags: [],
    packages: [{ importPath: "example.com/m", trimPath: true }],
    out,
    orders: [1, 2, 3],
    mayGoOn: () => Promise.resolve(true),
    ...over,
  };
}

test("each order gives a binary of each side that runs, and no two of a side are the same", async () => {
  const layouts = (await link(processes, request({ orders: [1, 2] }))).get("example.com/m") ?? [];
  const bytes = layouts.flatMap(bothOf).map((path) => readFileSync(path, "base64"));
  expect(new Set(bytes).size).toBe(4);
  for (const layout of layouts) {
    const listed = bothOf(layout).map((path) =>
      execFileSync(path, ["-test.list=Benchmark"], { encoding: "utf8" }),
    );
    expect(listed).toEqual(["BenchmarkWork\n", "BenchmarkWork\n"]);
  }
});

test("it stops when it may not go on", async () => {
  const asked: number[] = [];
  const mayGoOn = (linked: number) => {
    asked.push(linked);
    return Promise.resolve(linked < 1);
  };
  expect((await link(processes, request({ mayGoOn }))).get("example.com/m")).toHaveLength(1);
  expect(asked).toEqual([1]);
});

test("a package that cannot be linked has no layouts, and the others have theirs", async () => {
  const packages = ["example.com/m", "example.com/m/nowhere"].map((importPath) => ({
    importPath,
    trimPath: true,
  }));
  const layouts = await link(processes, request({ packages, orders: [4] }));
  expect([...layouts.keys()]).toEqual(["example.com/m"]);
});

test("the user's own flags for the linker stay", async () => {
  const goflags = ["-ldflags=-X example.com/m.linked=yes"];
  const [layout] = (await link(processes, request({ goflags, orders: [5] }))).get("example.com/m") ?? [];
  const run = ["-test.run=TestLinked", "-test.v"];
  expect(execFileSync(layout?.head ?? "", run, { encoding: "utf8" })).toContain("linked: yes");
});
