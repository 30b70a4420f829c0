// Which packages' tests a change leaves the same, by what real `go list` says of two trees.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { LIST_FIELDS, parsePackageList } from "../../src/build/package-list.ts";
import { proveTests } from "../../src/build/prove-tests.ts";
import type { Listing } from "../../src/build/same-sources.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { goEnvironment } from "../kit/go.ts";
import { type Files, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = { ...goEnvironment, GOPROXY: "off" };
const top = realpathSync(mkdtempSync(join(tmpdir(), "prove-tests-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const testOf = (pkg: string, body = "", imports = "") =>
  `package ${pkg}\n\nimport (\n\t"testing"\n${imports})\n\nfunc TestIt(t *testing.T) {${body}}\n`;

const files: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "README.md": "Read me.\n",
  ".github/workflows/ci.yml": "on: push\n",
  "changing/changing.go": "package changing\n\nvar X = 1\n",
  "changing/changing_test.go": testOf("changing"),
  "user/user.go": 'package user\n\nimport _ "example.com/m/changing"\n',
  "user/user_test.go": testOf("user"),
  "apart/apart.go": "package apart\n",
  "apart/apart_test.go": testOf("apart", ' t.Log("CHANGELOG.md") '),
  "apart/testdata/want.txt": "1\n",
  "reader/reader_test.go": testOf("reader", ' os.ReadFile("../README.md") ', '\t"os"\n'),
  "walker/walker_test.go": testOf("walker", ' os.ReadDir("..") ', '\t"os"\n'),
  "web/web_test.go": testOf("web", ' http.Get("") ', '\t"net/http"\n'),
  "starter/start/start.go": 'package start\n\nimport "os/exec"\n\nvar Run = exec.Command\n',
  "starter/starter_test.go": testOf("starter", " start.Run() ", '\t"example.com/m/starter/start"\n'),
};

async function list(name: string, all: Files): Promise<Listing> {
  const tree = join(top, name);
  write(tree, all);
  const args = ["list", "-e", "-deps", "-test", `-json=${LIST_FIELDS}`, "./..."];
  const exit = await processes.run({ file: "go", args, cwd: tree, env });
  return { tree, packages: new Map(parsePackageList(exit.stdout).map((p) => [p.importPath, p])) };
}

let base: Listing;
beforeAll(async () => {
  base = await list("base", files);
});

const ALL = ["apart", "changing", "reader", "starter", "user", "walker", "web"];

test.each<[string, Files, readonly string[]]>([
  ["nothing", {}, ALL],
  ["code of one", { "changing/changing.go": "package changing\n\nvar X = 2\n" }, ["apart", "reader", "web"]],
  [
    "a comment, which moves the lines of one",
    { "changing/changing.go": "// Package changing.\npackage changing\n\nvar X = 1\n" },
    ["apart", "reader", "web"],
  ],
  ["a test of one", { "changing/more_test.go": "package changing\n" }, ["apart", "reader", "web"]],
  ["prose that one of them reads", { "README.md": "Do read me.\n" }, ["apart", "changing", "user", "web"]],
  ["data, which any may read", { "apart/testdata/want.txt": "2\n" }, []],
  ["a workflow, which may set their flags", { ".github/workflows/ci.yml": "on: pull_request\n" }, []],
  ["the Go of the module", { "go.mod": "module example.com/m\n\ngo 1.23\n" }, []],
])("a change of %s", async (what, changed, same) => {
  const head = await list(`head of ${what}`, { ...files, ...changed });
  const proved = await proveTests({ base, head, changes: new Set(Object.keys(changed)) });
  expect(proved.map((pkg) => pkg.replace("example.com/m/", ""))).toEqual(same);
});
