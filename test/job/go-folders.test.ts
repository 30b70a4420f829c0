import { expect, test } from "@jest/globals";
import { codeFolders, moduleFolders, otherCode } from "../../src/job/go-folders.ts";

test("modules are the folders of go.mod, but for those that the go command does not look into", () => {
  const paths = [
    "go.mod",
    "api/go.mod",
    "testdata/m/go.mod",
    "x/vendor/a/go.mod",
    "_old/go.mod",
    ".ci/go.mod",
  ];
  expect(moduleFolders(paths)).toEqual([".", "api"]);
});

test("code of a module is what no module below it has", () => {
  const paths = ["go.mod", "a.go", "in/b.go", "api/go.mod", "api/c.go", "apis/d.go", "testdata/e.go"];
  expect(codeFolders(paths, ".")).toEqual([".", "apis", "in"]);
  expect(codeFolders(paths, "api")).toEqual(["api"]);
});

test.each<[string, readonly string[], string, string, string]>([
  [
    "a module below",
    ["go.mod", "api/go.mod", "api/a.go"],
    ".",
    "go.mod in api/",
    "set working-directory: api; a job has one module, packages are those of it",
  ],
  [
    "modules of a go.work",
    ["go.work", "x/go.mod", "x/a.go", "y/go.mod"],
    ".",
    "go.mod in x/ and y/",
    "set working-directory to one of them, or packages: ./x/... ./y/...",
  ],
  [
    "many modules",
    ["a", "b", "c", "d", "e", "f"].map((name) => `${name}/go.mod`),
    ".",
    "go.mod in a/, b/, c/, d/ and 2 more",
    "set working-directory to one of them; a job has one module, packages are those of it",
  ],
  [
    "code elsewhere in the module",
    ["go.mod", "a.go", "parse/b.go", "docs/readme.md"],
    ".",
    "Go code in the top folder and parse/",
    "set packages to patterns that match it",
  ],
  [
    "nothing",
    ["readme.md"],
    ".",
    "no Go package in the repository",
    "commit one, or set working-directory or packages",
  ],
])("%s is named, and what to write", (_, paths, folder, found, remedy) => {
  expect(otherCode(paths, folder, ["./docs/..."])).toEqual({ found, remedy });
});

test("code that all packages do not match is left out by its build constraints", () => {
  expect(otherCode(["go.mod", "a_windows.go"], ".", ["./..."])).toEqual({
    found: "Go code in the top folder",
    remedy:
      "its build constraints leave it out on this system: set build-flags to the tags that it needs (-tags=…), or run the job on its system",
  });
});
