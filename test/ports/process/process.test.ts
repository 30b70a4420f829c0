import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { InterruptedError } from "../../../src/model/errors.ts";
import { StartError } from "../../../src/ports/process/child.ts";
import { type Command, makeProcesses } from "../../../src/ports/process/process.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "process-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env.PATH ?? "" };
const processes = makeProcesses(new AbortController().signal);
const unix = process.platform === "win32" ? test.skip : test;
const run = (command: Partial<Command>) =>
  processes.run({ file: process.execPath, args: [], cwd: folder, env, ...command });
const script = (text: string, more: Partial<Command> = {}) => run({ args: ["-e", text], ...more });
const shell = (text: string, more: Partial<Command> = {}) =>
  run({ file: "/bin/sh", args: ["-c", text], ...more });

unix("a program that somebody still has open for writing is started when they have closed it", async () => {
  const file = join(folder, "fresh");
  copyFileSync("/bin/sh", file);
  const writer = spawn("/bin/sh", ["-c", 'exec 3>>"$0"; echo open; sleep 0.3', file]);
  await once(writer.stdout, "data");
  expect(await run({ file, args: ["-c", "echo started"] })).toMatchObject({ code: 0, stdout: "started\n" });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie waits for a parent that may never ask; it runs no more.
    return process.platform !== "linux" || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 50 && isAlive(pid); i++) await sleep(20);
  return !isAlive(pid);
}

test("a program that fails is an exit with all that it said", async () => {
  const exit = await script(`process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 7`);
  expect(exit).toMatchObject({
    code: 7,
    signal: null,
    stdout: "out",
    stderr: "err",
    timedOut: false,
    truncated: false,
  });
});

test("sees the environment that it is given and no other", async () => {
  process.env.GO_STEADY_SECRET = "x";
  const { stdout } = await script("process.stdout.write(JSON.stringify(process.env))", {
    env: { A: "b" },
  });
  delete process.env.GO_STEADY_SECRET;
  expect(Object.keys(JSON.parse(stdout))).toEqual(["A"]);
});

test("arguments reach the program as they are, without a shell", async () => {
  const args = ["$HOME", "`id`", "a b", "", "*", '"', "µ\n"];
  const { stdout } = await script("process.stdout.write(JSON.stringify(process.argv.slice(1)))", {
    args: ["-e", "process.stdout.write(JSON.stringify(process.argv.slice(1)))", "--", ...args],
  });
  expect(JSON.parse(stdout)).toEqual(args);
});

test("a hundred megabytes of output cost no memory, and the program comes to its end", async () => {
  const before = process.memoryUsage.rss();
  const exit = await script(
    `const b = Buffer.alloc(1 << 20, "x"); let n = 100;
     const go = () => { while (n-- > 0) if (!process.stdout.write(b)) return process.stdout.once("drain", go); process.exitCode = 3; }; go()`,
    { maxOutput: 1000 },
  );
  expect(exit).toMatchObject({ code: 3, truncated: true, stdout: "x".repeat(1000) });
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(60);
});

test("one line of a hundred megabytes is read as fast as many, and the lines behind it still come", async () => {
  const lines: string[] = [];
  const start = performance.now();
  const exit = await script(
    `const b = Buffer.alloc(1 << 20, "x"); let n = 100; process.stdout.write("first\\n");
     const go = () => { while (n-- > 0) if (!process.stdout.write(b)) return process.stdout.once("drain", go); process.stdout.write("\\nlast\\nrest"); }; go()`,
    { maxOutput: 64 * 2 ** 20, onLine: (line) => lines.push(line) },
  );
  expect(exit.truncated).toBe(true);
  expect(lines).toEqual(["first", "last"]);
  expect(performance.now() - start).toBeLessThan(5000);
});

test("a character that is cut in two by the pipe is whole in its line", async () => {
  const lines: string[] = [];
  await script(
    `const b = Buffer.from("aµ€😀\\n\\nz\\n"); let i = 0;
     const go = () => { if (i < b.length) { process.stdout.write(b.subarray(i, ++i)); setTimeout(go, 3); } }; go()`,
    { onLine: (line) => lines.push(line) },
  );
  expect(lines).toEqual(["aµ€😀", "", "z"]);
});

test("a program that does not read a large input is no failure, and one that does gets all of it", async () => {
  const stdin = "é".repeat(8 * 2 ** 20);
  expect(await script("", { stdin })).toMatchObject({ code: 0, stderr: "" });
  const { stdout } = await script(
    `let n = 0; process.stdin.on("data", (d) => n += d.length).on("end", () => console.log(n))`,
    { stdin },
  );
  expect(stdout).toBe(`${16 * 2 ** 20}\n`);
});

test.each([
  ["a program that is not there", { file: "no-such-program" }, "ENOENT"],
  ["a folder that is not there", { cwd: "/no/such/folder" }, "ENOENT"],
  ["a file in place of the folder", { cwd: process.execPath }, "ENOTDIR"],
  ["more arguments than the system takes", { args: ["x".repeat(4 * 2 ** 20)] }, "E2BIG"],
] as const)("%s is a StartError", async (_, command, code) => {
  const error = await run(command).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(StartError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(/^cannot start /) });
});

test("a short command is asked with the environment that it is given, and says all that it said", async () => {
  const dir = join(folder, 'a folder with "quotes"');
  mkdirSync(dir);
  const program = join(dir, "program");
  writeFileSync(program, '#!/bin/sh\nenv | grep -c .; echo "$1|$2"; echo err >&2; exit 7\n', { mode: 0o755 });
  const exit = await processes.ask({
    file: program,
    args: ["a b", "$HOME"],
    cwd: dir,
    env: { ...env, A: "b" },
  });
  expect(exit).toMatchObject({ code: 7, stderr: "err\n", stdout: expect.stringMatching(/\na b\|\$HOME\n$/) });
  expect(Number(exit.stdout.split("\n")[0])).toBeLessThan(6);
});

test.each([
  ["a program that is not there", { file: "no-such-program" }, "ENOENT"],
  ["a folder that is not there", { cwd: "/no/such/folder" }, "ENOENT"],
  ["a file that is no program", { file: resolve("package.json") }, "ENOENT"],
] as const)("asking %s is a StartError", async (_, command, code) => {
  const asked = processes.ask({ file: process.execPath, args: [], cwd: folder, env, ...command });
  const error = await asked.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(StartError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(/^cannot start /) });
});

test("a run that is cancelled asks nothing more", async () => {
  const controller = new AbortController();
  const cancelled = makeProcesses(controller.signal);
  const asked = cancelled.ask({ file: process.execPath, args: ["-e", ""], cwd: folder, env });
  controller.abort();
  await expect(asked).rejects.toThrow(InterruptedError);
});

unix("the time limit ends a program with all that it started", async () => {
  const start = performance.now();
  const exit = await shell(`echo begun; (trap "" TERM; sleep 60; echo never) & echo $!; wait`, {
    timeoutMs: 300,
  });
  expect(exit).toMatchObject({ code: null, signal: "SIGKILL", timedOut: true });
  expect(performance.now() - start).toBeLessThan(2000);
  const [, pid] = exit.stdout.split("\n");
  expect(await isGone(Number(pid))).toBe(true);
});

test("a time limit longer than any timer is none", async () => {
  expect(await script("setTimeout(() => {}, 50)", { timeoutMs: 1e12 })).toMatchObject({
    code: 0,
    timedOut: false,
  });
});

unix("what a program leaves behind in its group ends with it", async () => {
  const start = performance.now();
  const exit = await shell("sleep 60 & echo $!");
  expect(exit).toMatchObject({ code: 0, timedOut: false });
  expect(performance.now() - start).toBeLessThan(900);
  expect(await isGone(Number(exit.stdout))).toBe(true);
});

unix("a daemon that holds the pipes does not hold us", async () => {
  const daemon = `const { spawn } = require("child_process");
    const c = spawn("sleep", ["60"], { detached: true, stdio: "inherit" }); c.unref(); console.log(c.pid)`;
  const start = performance.now();
  const exit = await script(daemon, { timeoutMs: 20_000 });
  expect(exit).toMatchObject({ code: 0, timedOut: false });
  expect(performance.now() - start).toBeLessThan(3000);
  process.kill(Number(exit.stdout), "SIGKILL");
});

unix("a cancelled run lets programs clean up, ends those that do not, and starts no more", async () => {
  const controller = new AbortController();
  const cancelled = makeProcesses(controller.signal);
  const sh = (text: string) =>
    cancelled.run({ file: "/bin/sh", args: ["-c", text], cwd: folder, env }).catch((e: unknown) => e);
  const polite = sh(`trap 'rm lock; exit' TERM; touch lock; while :; do sleep 0.05; done`);
  const stubborn = sh(`trap "" TERM; echo $$ > stubborn; while :; do sleep 0.05; done`);
  await sleep(300);
  const start = performance.now();
  controller.abort();
  expect(await polite).toBeInstanceOf(InterruptedError);
  expect(() => readFileSync(join(folder, "lock"))).toThrow("ENOENT");
  expect(await stubborn).toBeInstanceOf(InterruptedError);
  expect(performance.now() - start).toBeLessThan(3000);
  expect(await isGone(Number(readFileSync(join(folder, "stubborn"), "utf8")))).toBe(true);
  expect(await sh("echo")).toBeInstanceOf(InterruptedError);
});

test("many programs may run at once, and the time is counted once", async () => {
  const meter = makeProcesses(new AbortController().signal);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 30 }, () =>
      meter.run({ file: "/bin/sh", args: ["-c", "sleep 0.1"], cwd: folder, env }),
    ),
  );
  const wall = (performance.now() - start) / 1000;
  expect(meter.busySeconds()).toBeGreaterThanOrEqual(0.1);
  expect(meter.busySeconds()).toBeLessThanOrEqual(wall);
});
