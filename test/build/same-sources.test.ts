// What real `go list` says of two trees, and what has to be compared between them.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type GoPackage, LIST_FIELDS, parsePackageList } from "../../src/build/package-list.ts";
import { type Listing, sourcesToCompare } from "../../src/build/same-sources.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { goEnvironment } from "../kit/go.ts";
import { type Files, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = { ...goEnvironment, GOPROXY: "off" };
const top = realpathSync(mkdtempSync(join(tmpdir(), "same-sources-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const M = "example.com/m";
const files: Files = {
  "go.mod": `module ${M}\n\ngo 1.22\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ./dep\n`,
  "p.go":
    'package p\n\nimport (\n\t_ "embed"\n\n\t"example.com/dep"\n)\n\n//go:embed table.txt *.tmpl.go\nvar table embed.FS\n\nvar X = dep.X\n'.replace(
      '_ "embed"',
      '"embed"',
    ),
  "more.go": "package p\n",
  "table.txt": "1\n",
  "x.tmpl.go": "//go:build ignore\n\npackage main\n",
  "p_test.go": 'package p\n\nimport "testing"\n\nfunc BenchmarkX(b *testing.B) {}\n',
  "out_test.go": 'package p_test\n\nimport _ "example.com/m"\n',
  "dep/go.mod": "module example.com/dep\n\ngo 1.21\n",
  "dep/dep.go": "package dep\n\nvar X = 1\n",
  "apart/apart.go": "package apart\n",
};

let made = 0;
async function list(changes: Files, more: Readonly<Record<string, string>> = {}): Promise<Listing> {
  const tree = join(top, String(made++));
  const all = Object.fromEntries(
    Object.entries({ ...files, ...changes }).filter(([, text]) => text !== null),
  );
  write(tree, all);
  const args = ["list", "-e", "-deps", "-test", `-json=${LIST_FIELDS}`, "./..."];
  const exit = await processes.run({ file: "go", args, cwd: tree, env: { ...env, ...more } });
  return { tree, packages: new Map(parsePackageList(exit.stdout).map((p) => [p.importPath, p])) };
}

let base: Listing;
beforeAll(async () => {
  base = await list({});
});

/** The files to compare, those that are data in brackets; or why the two differ already. */
async function compare(changes: Files, from: Listing = base): Promise<string> {
  const head = await list(changes);
  const found = sourcesToCompare(M, from, head);
  if (found.kind === "different") return found.reason;
  for (const pair of found.files) expect(relative(from.tree, pair.base)).toBe(relative(head.tree, pair.head));
  const names = found.files.map(({ head: path, isData }) =>
    isData ? `[${relative(head.tree, path)}]` : relative(head.tree, path),
  );
  return [...new Set(names), ...(found.hasForeignCode ? ["foreign"] : [])].sort().join(" ");
}

const ALL = "[table.txt] [x.tmpl.go] dep/dep.go more.go out_test.go p.go p_test.go";

test.each<readonly [string, Files, string]>([
  ["nothing changed", {}, ALL],
  ["the text of a file", { "p_test.go": `// A remark.\n\n${files["p_test.go"]}` }, ALL],
  ["a package that is not part of it", { "apart/apart.go": "package apart\n\nvar Y = 2\n" }, ALL],
  ["a new file", { "new.go": "package p\n" }, `${M} has other files`],
  ["a file gone", { "more.go": null }, `${M} has other files`],
  ["a file renamed", { "more.go": null, "mere.go": "package p\n" }, `${M} has other files`],
  ["a new test file", { "new_test.go": "package p\n" }, `${M} has other files`],
  ["a file switched off", { "more.go": "//go:build never\n\npackage p\n" }, `${M} has other files`],
  ["a new embedded file", { "y.tmpl.go": files["x.tmpl.go"] ?? "" }, `${M} has other files`],
  ["assembly in a package", { "sum.s": "TEXT ·sum(SB), 4, $0\n" }, `${M} has other files`],
  ["a new import of the standard library", { "more.go": 'package p\n\nimport _ "strings"\n' }, ALL],
  [
    "a new import of a package",
    { "more.go": `package p\n\nimport _ "${M}/apart"\n` },
    `${M}/apart is not part of the base`,
  ],
  [
    "an import that is nowhere",
    { "more.go": 'package p\n\nimport _ "example.com/nowhere"\n' },
    "example.com/nowhere is not part of the base",
  ],
  [
    "a test that cannot be parsed",
    { "p_test.go": "package p\n\nfunc {\n" },
    `the test of ${M} does not load`,
  ],
  ["no test any more", { "p_test.go": null, "out_test.go": null }, `${M} has no test on one side`],
  [
    "the language of the module",
    { "go.mod": files["go.mod"]?.replace("go 1.22", "go 1.21") ?? "" },
    "the GODEBUG settings differ",
  ],
  [
    "the language of a module that it uses",
    { "dep/go.mod": "module example.com/dep\n\ngo 1.20\n" },
    "example.com/dep is of another version",
  ],
  [
    "the version of a module",
    { "go.mod": files["go.mod"]?.replace("v1.0.0", "v1.0.1") ?? "" },
    "example.com/dep is of another version",
  ],
  [
    "the place of a module",
    {
      "go.mod": files["go.mod"]?.replace("./dep", "./dep2") ?? "",
      "dep2/go.mod": files["dep/go.mod"] ?? "",
      "dep2/dep.go": files["dep/dep.go"] ?? "",
    },
    "example.com/dep is of another version",
  ],
  [
    "a setting of GODEBUG",
    { "p_test.go": `//go:debug panicnil=1\n${files["p_test.go"]}` },
    "the GODEBUG settings differ",
  ],
  ["a toolchain line", { "go.mod": `${files["go.mod"]}\ntoolchain go1.23.0\n` }, ALL],
])("%s", async (_, changes, want) => {
  expect(await compare(changes)).toBe(want);
});

test("C and assembly anywhere below are told", async () => {
  const native: Files = {
    "dep/sum_amd64.s": '#include "x.h"\n',
    "dep/sum_arm64.s": '#include "x.h"\n',
    "dep/x.h": "",
  };
  const sides = await list(native);
  expect(await compare(native, sides)).toMatch(/dep\/x.h foreign/);
});

test("modules of a published version are not compared file by file, vendored ones are", async () => {
  const side = (tree: string, dir: string): Listing => {
    const test = { importPath: "p.test", dir: tree, deps: ["d"], files: [] };
    const part = {
      forTest: "",
      isStandard: false,
      isNamed: true,
      testFiles: [],
      embeddedFiles: [],
      hasForeignCode: false,
      godebug: "",
      error: undefined,
      module: undefined,
    };
    const dep = {
      ...part,
      importPath: "d",
      dir,
      deps: [],
      files: ["d.go"],
      module: { path: "d", version: "v1.0.0", replacedBy: "", goVersion: "1.20" },
    };
    return {
      tree,
      packages: new Map<string, GoPackage>([
        ["p.test", { ...part, ...test }],
        ["d", dep],
      ]),
    };
  };
  const none = { kind: "compare", files: [], hasForeignCode: false };
  expect(sourcesToCompare("p", side("/base", "/cache/d@v1.0.0"), side("/head", "/cache/d@v1.0.0"))).toEqual(
    none,
  );
  expect(sourcesToCompare("p", side("/base", "/base/vendor/d"), side("/head", "/head/vendor/d"))).toEqual({
    ...none,
    files: [{ base: "/base/vendor/d/d.go", head: "/head/vendor/d/d.go", isData: false }],
  });
});
