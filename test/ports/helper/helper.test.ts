import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { InterruptedError } from "../../../src/model/errors.ts";
import { readAnswer, reading, runEnd } from "../../../src/ports/helper/answers.ts";
import { buildProgram, HELPER } from "../../../src/ports/helper/build-program.ts";
import type { Helper, Program } from "../../../src/ports/helper/helper.ts";
import { startHelper } from "../../../src/ports/helper/start.ts";
import { withoutHelper } from "../../../src/ports/helper/without.ts";
import { StartError } from "../../../src/ports/process/child.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { provideHelper } from "../../kit/helper.ts";

const { path: folder, remove } = temporaryFolder();
const go = {
  path: `${execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim()}/bin/go`,
  env: goEnvironment,
};
const processes = makeProcesses(new AbortController().signal);
const source = resolve("helper");
let path = "";
let helper: Helper;
const fallback = withoutHelper(processes);

beforeAll(async () => {
  path = await provideHelper(processes, join(folder, "helper"));
  helper = startHelper(path, { env: goEnvironment, processes });
});
afterAll(async () => {
  await helper[Symbol.asyncDispose]();
  remove();
});

const node: Program = { path: process.execPath, dir: folder, env: { PATH: process.env.PATH ?? "" } };
const unix = process.platform === "win32" ? test.skip : test;
const script = (text: string, by: Helper = helper, timeoutMs = 60_000) =>
  by.run(node, ["-e", text], timeoutMs);
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test("a program's end is told the same way with and without the helper", async () => {
  const text = `process.stdout.write("out ü"); process.stderr.write("err"); process.exitCode = 7`;
  for (const by of [helper, fallback]) {
    const { seconds, usage, ...end } = await script(text, by);
    expect(end).toEqual({
      code: 7,
      signal: null,
      stdout: "out ü",
      stderr: "err",
      timedOut: false,
      truncated: false,
    });
    expect(seconds).toBeGreaterThan(0.005);
    expect(usage !== undefined).toBe(by === helper);
  }
});

unix("a program that is killed at its time limit has a signal and no code", async () => {
  for (const by of [helper, fallback]) {
    const end = await script("setInterval(() => {}, 1000)", by, 300);
    expect([end.code, end.signal, end.timedOut]).toEqual([null, "SIGKILL", true]);
    expect(end.seconds).toBeLessThan(10);
  }
});

test("twenty megabytes of output are cut", async () => {
  const end = await script(
    `const x = "x".repeat(1e6); for (let i = 0; i < 20; i++) require("fs").writeSync(1, x)`,
  );
  expect([end.code, end.stdout.length, end.truncated]).toEqual([0, 4 * 1024 * 1024, true]);
});

test("CPU time and memory of a program are told", async () => {
  const { seconds, usage } = await script(
    "const t = Date.now(); while (Date.now() - t < 300); new Uint8Array(2e8).fill(1)",
  );
  const cpu = (usage?.user ?? 0) + (usage?.system ?? 0);
  expect(seconds).toBeGreaterThan(0.3);
  expect(cpu).toBeGreaterThan(0.05);
  expect(usage?.peakMemory).toBeGreaterThan(2e8);
  expect(usage?.peakMemory).toBeLessThan(2e9);
});

test("a program sees its own environment and folder, and nothing of ours", async () => {
  const { stdout } = await script(
    "console.log(process.cwd(), process.env.TZ, Object.keys(process.env).length)",
  );
  const extra = process.platform === "win32" ? 2 : 1; // Windows adds SYSTEMROOT
  expect(stdout).toBe(`${folder} undefined ${extra}\n`);
});

test("a program that is not there is a StartError with its code", async () => {
  for (const by of [helper, fallback]) {
    const error = await by.run({ ...node, path: join(folder, "none") }, [], 1000).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StartError);
    expect((error as StartError).code).toBe("ENOENT");
  }
});

test("time of programs counts as busy, the helper's own work does not", async () => {
  const metered = makeProcesses(new AbortController().signal);
  await using own = startHelper(path, { env: goEnvironment, processes: metered });
  const a = file("own.go", "package x\n");
  await own.sameTokens([[a, a]]);
  expect(metered.busySeconds()).toBe(0);
  const { seconds } = await script("setTimeout(() => {}, 100)", own);
  expect(metered.busySeconds()).toBeGreaterThanOrEqual(seconds);
});

test("comments make no difference to the helper, code does; without it every byte does", async () => {
  const base = file("a.go", "package x\n\nvar a = 1\n");
  const remark = file("b.go", "// remark\n\npackage x\n\nvar a = 1 // one\n");
  const changed = file("c.go", "package x\n\nvar a = 2\n");
  const pairs = [
    [base, base],
    [base, remark],
    [base, changed],
  ] as const;
  expect(await helper.sameTokens(pairs)).toEqual({ different: [2], reasons: [`line 3: "1" became "2"`] });
  expect(await fallback.sameTokens(pairs)).toEqual({
    different: [1, 2],
    reasons: ["the files differ", "the files differ"],
  });
});

test("binaries are the same when only line numbers differ; without the helper when every byte is equal", async () => {
  const build = (name: string, remark: string, number: number) => {
    const dir = join(folder, name);
    const out = join(dir, "x");
    mkdirSync(dir);
    file(`${name}/go.mod`, "module example.com/x\n\ngo 1.22\n");
    file(`${name}/x.go`, `${remark}package main\n\nfunc main() { println(${number}) }\n`);
    execFileSync(go.path, ["build", "-trimpath", "-o", out, "."], { cwd: dir, env: goEnvironment });
    return out;
  };
  const [base, remark, changed] = [
    build("base", "", 1),
    build("remark", "// remark\n", 1),
    build("changed", "", 2),
  ];
  expect(await helper.sameBinary(base, remark)).toEqual({
    same: true,
    reason: "only line numbers and what is not loaded differ",
  });
  expect((await helper.sameBinary(base, changed)).same).toBe(false);
  expect((await fallback.sameBinary(base, base)).same).toBe(true);
  expect(await fallback.sameBinary(base, remark)).toEqual({ same: false, reason: "the files differ" });
});

test("benchmark functions are found, with a hash by the helper alone", async () => {
  const tests = file(
    "x_test.go",
    [
      "package x",
      "func BenchmarkA(b *testing.B) { /* one */ f() }",
      "func Benchmark(*testing.B) {}",
      "func  BenchmarkÄ_1( b * testing . B ) {}",
      "func Benchmarks(b *testing.B) {}",
      "func BenchmarkB(t *testing.T) {}",
      "var raw = `",
      "func BenchmarkC(b *testing.B) {}",
      "`",
      "/*",
      "func BenchmarkD(b *testing.B) {}",
      "*/",
      "func BenchmarkE(",
      "\tb *testing.B,",
      ") { f() }",
      "",
    ].join("\n"),
  );
  const places = [
    ["BenchmarkA", 2, 6],
    ["Benchmark", 3, 6],
    ["BenchmarkÄ_1", 4, 7],
    ["BenchmarkE", 13, 6],
  ];
  for (const by of [helper, fallback]) {
    const [found] = await by.benchmarks([tests]);
    expect(found?.benchmarks.map(({ name, line, column }) => [name, line, column])).toEqual(places);
    expect(new Set(found?.benchmarks.map(({ hash }) => hash.length))).toEqual(
      new Set([by === helper ? 64 : 0]),
    );
  }
  const other = file("y_test.go", "package x\n\nfunc BenchmarkA(b *testing.B) { f() }\n");
  const [one, two] = await helper.benchmarks([tests, other]);
  expect(one?.benchmarks[0]?.hash).toBe(two?.benchmarks[0]?.hash);
});

test("a file that cannot be parsed is told with what was found in it", async () => {
  const [found] = await helper.benchmarks([
    file("z_test.go", "package x\nfunc BenchmarkA(b *testing.B) {\n"),
  ]);
  expect(found?.benchmarks.map(({ name }) => name)).toEqual(["BenchmarkA"]);
  expect(found?.error).toMatch(/expected '}'/);
});

test("many questions at once get each its own answer", async () => {
  const files = Array.from({ length: 50 }, (_, i) => file(`many${i}.go`, `package x\n\nvar a = ${i}\n`));
  const answers = await Promise.all(files.map((f) => helper.sameTokens([[files[7] ?? "", f]])));
  expect(answers.map(({ different }) => different.length)).toEqual(files.map((_, i) => (i === 7 ? 0 : 1)));
});

unix("cancelling ends the helper and what it runs", async () => {
  const cancel = new AbortController();
  const own = startHelper(path, { env: goEnvironment, processes: makeProcesses(cancel.signal) });
  const alive = join(folder, "alive");
  const running = script(
    `setInterval(() => require("fs").appendFileSync(${JSON.stringify(alive)}, "."), 10)`,
    own,
  );
  const outcome = running.catch((error: unknown) => error);
  for (let i = 0; i < 500 && sizeOf(alive) === 0; i++) await sleep(20);
  cancel.abort();
  expect(await outcome).toBeInstanceOf(InterruptedError);
  await own[Symbol.asyncDispose]();
  const size = sizeOf(alive);
  await sleep(200);
  expect(size).toBeGreaterThan(0);
  expect(sizeOf(alive)).toBe(size);
  await expect(own.sameTokens([])).rejects.toThrow("interrupted");
});

function sizeOf(name: string): number {
  try {
    return readFileSync(name).length;
  } catch {
    return 0;
  }
}

test("a helper that dies is the error of each request that waits", async () => {
  const own = startHelper(process.execPath, { env: { NODE_OPTIONS: "--no-such-option" }, processes });
  await expect(own.sameTokens([])).rejects.toThrow(/^the Go helper ended before its answer: exit code 9/);
  await own[Symbol.asyncDispose]();
  const none = startHelper(join(folder, "none"), { env: node.env, processes });
  await expect(none.sameTokens([])).rejects.toThrow(/^the Go helper ended before its answer: .*ENOENT/);
  await none[Symbol.asyncDispose]();
});

test("an answer of the wrong shape is not taken", () => {
  expect(() => readAnswer("[]")).toThrow("the Go helper's answer is not an object: []");
  expect(() => readAnswer(`{"id":"1"}`)).toThrow(`the Go helper's answer.id is not a finite number: "1"`);
  expect(() => reading(runEnd)({ code: 0, usage: {} })).toThrow(
    "the Go helper's answer.signal is not a finite number: absent",
  );
});

test("a source that does not build is a reason, and so is a Go that is not there", async () => {
  mkdirSync(join(folder, "broken"));
  file("broken/go.mod", "module x\n\ngo 1.22\n");
  file("broken/main.go", "package main\n\nfunc main() { x }\n");
  const out = join(folder, "out");
  const broken = await buildProgram(processes, { program: HELPER, go, source: join(folder, "broken"), out });
  expect(broken).toEqual({ kind: "failed", reason: "./main.go:3:15: undefined: x" });
  const missing = await buildProgram(processes, {
    program: HELPER,
    go: { ...go, path: join(folder, "no-go") },
    source,
    out,
  });
  expect(missing.kind === "failed" && missing.reason).toMatch(/^cannot start .*ENOENT/);
});
