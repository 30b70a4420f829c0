// A program that stands in for `go install`, to see what it is given and what is left of it.
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Go } from "../../../src/ports/process/go-command.ts";
import { type GoTool, installGoTool } from "../../../src/ports/process/go-tool.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";

const unix = process.platform === "win32" ? test.skip : test;
const processes = makeProcesses(new AbortController().signal);
let folder: string;
let tool: GoTool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "go-tool-"));
  tool = { pkg: "example.com/m/cmd/x", version: "v1.2.3", folder: join(folder, "kept") };
});
afterEach(() => rm(folder, { recursive: true }));

async function goThat(script: string): Promise<Go> {
  const path = join(folder, "go");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  const env = { PATH: process.env.PATH ?? "", GOOS: "windows", GOARCH: "arm64", GOFLAGS: "-mod=vendor" };
  return { path, version: "go1.26.8", env, goos: "windows", goarch: "arm64", reason: "", warnings: [] };
}

unix("builds for this machine, whatever the project builds for and with which flags", async () => {
  const go = await goThat('echo "$*|$GOOS|$GOARCH|$GOFLAGS|$GOWORK|$CGO_ENABLED" > "$GOBIN/x"');
  const path = join(tool.folder, "x");
  expect(await installGoTool(processes, go, tool)).toEqual({ kind: "installed", path });
  expect(await readFile(path, "utf8")).toBe("install example.com/m/cmd/x@v1.2.3|||-trimpath|off|0\n");
});

unix("two at once do not collide, and leave one program and nothing else", async () => {
  const go = await goThat('sleep 0.1; echo whole > "$GOBIN/x"');
  const both = await Promise.all([installGoTool(processes, go, tool), installGoTool(processes, go, tool)]);
  expect(both.map(({ kind }) => kind)).toEqual(["installed", "installed"]);
  expect(await readdir(tool.folder)).toEqual(["x"]);
});

unix("repeats why it could not be built, without what was downloaded", async () => {
  const go = await goThat('echo "go: downloading m v1" >&2; echo "m: no network" >&2; exit 1');
  expect(await installGoTool(processes, go, tool)).toEqual({ kind: "failed", reason: "m: no network" });
  expect(await readdir(tool.folder)).toEqual([]);
});
