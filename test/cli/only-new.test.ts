// only-new on real code: what the base fails for, too, passes, although each run prints it otherwise.
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { startCommands } from "../kit/commands.ts";
import { temporaryFolder } from "../kit/go.ts";
import { commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const INIT = (why: string) =>
  `package m\n\nimport (\n\t"log"\n\t"os"\n\t"time"\n)\n\nfunc init() {\n\tdir, _ := os.MkdirTemp("", "x")\n\tdefer os.RemoveAll(dir)\n\twd, _ := os.Getwd()\n\tlog.Printf("pid %d in %s and %s at %v: ${why}", os.Getpid(), dir, wd, time.Now())\n\tos.Exit(1)\n}\n`;

const EVIL: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": "package m\n",
  "exits/init_test.go": INIT("no config").replace("package m", "package exits"),
  "exits/m_test.go": 'package exits\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n',
  "two/a.go": "package a\n",
  "two/b.go": "package b\n",
  "sub/sub.go": 'package sub\n\nimport _ "example.com/m/missing"\n',
  "embeds/e.go": 'package embeds\n\nimport _ "embed"\n\n//go:embed gone/*.txt\nvar text string\n',
};

const ARGS = ["run", "--stage", "test", "--only-new", "--no-staticcheck", "--base", "main"];

test("what the base fails for passes; another reason of the same package is new", async () => {
  const dir = join(folder.path, "repo");
  makeRepository(dir, EVIL);
  commit(dir, { "m.go": "package m\n\n// X is new.\nconst X = 1\n" });
  const known = await commands.run(ARGS, { cwd: dir, scratch: folder.path });
  expect({ code: known.code, stderr: known.stderr, out: known.stdout }).toMatchObject({ code: 0 });
  expect(known.stdout).toContain("PASSED");
  expect(known.stdout).toContain("tests passed: 0 passed, in 0 packages, 1 that the base has too");
  commit(dir, { "exits/init_test.go": INIT("no database").replace("package m", "package exits") });
  const fresh = await commands.run(ARGS, { cwd: dir, scratch: folder.path });
  expect(fresh.code).toBe(1);
  expect(fresh.stdout).toContain("FAILED: test has 1 finding");
});

test("a vendor folder that does not agree with go.mod is the base's fault, when it does not there either", async () => {
  const dir = join(folder.path, "vendored");
  const mod = (more: string) => `module example.com/m\n\ngo 1.22\n\nrequire example.com/x v1.0.0\n${more}`;
  makeRepository(dir, { "go.mod": mod(""), "m.go": "package m\n", "vendor/modules.txt": "# nothing\n" });
  commit(dir, { "m.go": "package m\n\nconst X = 1\n" });
  const { code, stdout, stderr } = await commands.run(ARGS, { cwd: dir, scratch: folder.path });
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  commit(dir, { "go.mod": mod("require example.com/y v1.0.0\n") });
  expect((await commands.run(ARGS, { cwd: dir, scratch: folder.path })).code).toBe(1);
});
