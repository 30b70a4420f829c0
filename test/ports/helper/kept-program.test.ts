// A real Go program, built once and kept.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { provideProgram } from "../../../src/ports/helper/kept-program.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, goOnPath, temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const processes = makeProcesses(new AbortController().signal);
const source = join(folder.path, "source");
const cacheDir = join(folder.path, "cache");
const programs = () => readdirSync(join(cacheDir, "programs"));
let outs = 0;

/** Provides the program in a folder of its own, and gives what it prints, or why there is none. */
async function provide({ version = goOnPath, path = "go" } = {}): Promise<string> {
  const out = join(folder.path, `out-${++outs}`);
  const go = { path, env: { ...goEnvironment }, version };
  const program = { name: "hello", pkg: "./hello" };
  const built = await provideProgram(processes, { go, source, program, out, cacheDir });
  return built.kind === "built" ? execFileSync(built.path, { encoding: "utf8" }) : built.reason;
}

function writeProgram(word: string): void {
  mkdirSync(join(source, "hello"), { recursive: true });
  writeFileSync(join(source, "go.mod"), "module example.com/programs\n\ngo 1.21\n");
  writeFileSync(join(source, "hello/main.go"), `package main\n\nfunc main() { say("${word}") }\n`);
  writeFileSync(
    join(source, "hello/print.go"),
    'package main\n\nimport "os"\n\nfunc say(s string) { os.Stdout.WriteString(s) }\n',
  );
}

/** A go command that cannot build: what comes out was kept. */
const NO_GO = join(folder.path, "no-go");

beforeAll(() => writeProgram("one"));

test("a program is built once, and copied from the cache folder after that", async () => {
  expect(await provide({ path: NO_GO })).toMatch(/no-go.*ENOENT/);
  expect(await provide()).toBe("one");
  expect(programs()).toEqual([expect.stringMatching(/^hello-[0-9a-f]{32}\.[0-9a-f]{32}$/)]);
  expect(await provide({ path: NO_GO })).toBe("one");
});

test("another source and another Go have a program of their own", async () => {
  writeProgram("two");
  expect(await provide()).toBe("two");
  expect(programs()).toHaveLength(2);
  expect(await provide({ version: "go1.99", path: NO_GO })).toMatch(/ENOENT/);
  writeProgram("one");
  expect(await provide({ path: NO_GO })).toBe("one");
});

test("a kept program that was damaged does not count: it is built and kept again", async () => {
  for (const name of programs()) writeFileSync(join(cacheDir, "programs", name), "damaged");
  expect(await provide()).toBe("one");
  expect(await provide({ path: NO_GO })).toBe("one");
});

test("programs that were built two months ago are removed when a new one is kept", async () => {
  const before = programs();
  for (const name of before) utimesSync(join(cacheDir, "programs", name), 1, 1);
  writeProgram("three");
  expect(await provide()).toBe("three");
  expect(programs()).toHaveLength(1);
  expect(before).not.toContain(programs()[0]);
});

test("where nothing can be kept, each run builds its own", async () => {
  const kept = join(cacheDir, "programs");
  rmSync(kept, { recursive: true });
  writeFileSync(kept, "a file where the folder should be");
  expect(await provide()).toBe("three");
  expect(await provide({ path: NO_GO })).toMatch(/ENOENT/);
});
