// Where the linker alone can find a fault.
import { afterAll, expect, test } from "@jest/globals";
import type { GoPackage } from "../../src/build/package-list.ts";
import { hasOwnForeignCode, mayNotLink } from "../../src/measure/link-doubt.ts";
import { temporaryFolder } from "../kit/go.ts";
import { write } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a change may not link where code is joined by name, or other modules are named", async () => {
  write(folder.path, {
    "a.go": "package a\n",
    "sub/b.go": 'package b\n\nimport _ "unsafe"\n\n//go:linkname now time.now\nfunc now() int64\n',
    "notes.md": "//go:linkname\n",
  });
  const doubts = async (...paths: readonly string[]) => mayNotLink(new Set(paths), folder.path);
  expect(await doubts("a.go", "notes.md", "gone.go")).toBe(false);
  expect(await doubts("a.go", "sub/b.go")).toBe(true);
  for (const path of ["go.mod", "sub/go.sum", "go.work", "vendor/modules.txt"])
    expect([path, await doubts(path)]).toEqual([path, true]);
});

function part(importPath: string, said: Partial<GoPackage> = {}): readonly [string, GoPackage] {
  return [
    importPath,
    {
      ...{ importPath, forTest: "", dir: "/", isStandard: false, isNamed: true, deps: [], module: undefined },
      ...{
        files: [],
        embeddedFiles: [],
        testFiles: [],
        hasForeignCode: false,
        godebug: "",
        error: undefined,
      },
      ...said,
    },
  ];
}

test("assembly and C count where they are the repository's own, and part of the test", () => {
  const module = { path: "m", version: "v1.0.0", replacedBy: "", goVersion: "" };
  const parts = [
    part("runtime", { isStandard: true, hasForeignCode: true }),
    part("other.org/sys", { module, hasForeignCode: true }),
    part("m/asm", { module: { ...module, version: "" }, hasForeignCode: true }),
    part("other.org/replaced", { module: { ...module, replacedBy: "../replaced@" }, hasForeignCode: true }),
    part("m/c.test", { deps: ["other.org/replaced"] }),
    part("m/a.test", { deps: ["runtime", "other.org/sys", "not/listed"] }),
    part("m/b.test", { deps: ["runtime", "m/asm"] }),
  ];
  const listing = { tree: "/", packages: new Map(parts) };
  expect(["m/a", "m/b", "m/none"].map((pkg) => hasOwnForeignCode(pkg, listing))).toEqual([
    false,
    true,
    false,
  ]);
});
