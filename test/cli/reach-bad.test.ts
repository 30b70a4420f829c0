// `go-steady reach` where the reach cannot be known: a sentence that says why, and the exit code of what could not be measured.
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { cli } from "../kit/cli.ts";
import { temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, type Files, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

function repository(name: string, base: Files, head: Files): string {
  const dir = join(folder.path, name);
  makeRepository(dir, base);
  commit(dir, head);
  return dir;
}

function reach(cwd: string, env: Readonly<Record<string, string>> = {}) {
  return cli(["reach", "--base", "main"], { cwd, scratch: folder.path, env });
}

test("a go.mod that cannot be read ends the command with its line", () => {
  const dir = repository("mod", benchmarkModule, { "go.mod": "module example.com/m\n\nrequire (\n" });
  expect(reach(dir)).toMatchObject({
    code: 3,
    stdout: "",
    stderr: expect.stringMatching(/go\.mod:\d/),
    left: [],
  });
});

test("a module without benchmarks has none that a change could reach", () => {
  const { "m_test.go": _, ...code } = benchmarkModule;
  const dir = repository("none", code, { "m.go": "package m\n\nfunc Work(n int) int { return n }\n" });
  const { code: exit, stdout, left } = reach(dir);
  expect({ exit, left }).toEqual({ exit: 0, left: [] });
  expect(stdout).toContain("Both sides share no benchmark.");
});

const linux = process.platform === "linux" ? test : test.skip;

linux("a helper that dies leaves the reach unknown", () => {
  const dir = repository("dies", benchmarkModule, {
    "m.go": "package m\n\nfunc Work(n int) int { return n }\n",
  });
  // Compilers are run by way of this: it kills the helper, where that has started the go command.
  const script = join(folder.path, "tools", "kill");
  write(folder.path, {
    "tools/kill": `#!/bin/sh
parent=$(cut -d ' ' -f 4 /proc/$PPID/stat)
if [ "$(cat /proc/$parent/comm)" = helper ]; then kill -9 $parent; fi
exec "$@"
`,
  });
  chmodSync(script, 0o755);
  const { code, stdout, stderr } = reach(dir, { GOFLAGS: `-toolexec=${script}` });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain(
    "the reach of the change is not known: the Go helper ended before its answer: SIGKILL",
  );
  expect(stderr).toContain("go-steady run measures without it");
});
