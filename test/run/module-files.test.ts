import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { localPaths } from "../../src/run/module-files.ts";
import { goEnvironment } from "../kit/go.ts";
import { write } from "../kit/repository.ts";

const dir = mkdtempSync(join(tmpdir(), "module-files-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What the real go command says of a file. */
function edited(name: "go.mod" | "go.work", text: string): string {
  write(dir, { [name]: text });
  const kind = name === "go.mod" ? "mod" : "work";
  return execFileSync("go", [kind, "edit", "-json", join(dir, name)], {
    cwd: dir,
    env: goEnvironment,
    encoding: "utf8",
  });
}

test("the folders of replace and use, not the modules of another version", () => {
  const replace =
    'replace (\n\tx.y/a => ../a\n\tx.y/b v1.0.0 => "./b b"\n\tx.y/c => z.y/c v1.2.3\n\tx.y/d => /abs/d\n)\n';
  expect(localPaths(edited("go.mod", `module m\n\ngo 1.22\n\n${replace}`))).toEqual([
    "../a",
    "./b b",
    "/abs/d",
  ]);
  expect(localPaths(edited("go.work", `go 1.22\n\nuse (\n\t.\n\t../w\n)\n\n${replace}`))).toEqual([
    "../a",
    "./b b",
    "/abs/d",
    ".",
    "../w",
  ]);
});

test("a file without any names none", () => {
  expect(localPaths(edited("go.mod", "module m\n"))).toEqual([]);
  expect(localPaths("{}")).toEqual([]);
  expect(localPaths('{"Replace":null,"Use":[{"DiskPath":7},null]}')).toEqual([]);
});
