import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { folderBytes } from "../../../src/ports/files/disk.ts";
import { packageFolder } from "../../../src/ports/files/folders.ts";
import { temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("what is shipped lies beside src/, too", () => {
  expect(packageFolder("helper")).toBe(join(process.cwd(), "helper"));
});

test("a folder has the bytes of all its files", async () => {
  mkdirSync(join(folder.path, "a/b"), { recursive: true });
  for (const [name, text] of [
    ["x", "1"],
    ["a/y", "22"],
    ["a/b/z", "333"],
  ] as const)
    writeFileSync(join(folder.path, name), text);
  expect(await folderBytes(folder.path)).toBe(6);
  expect(await folderBytes(join(folder.path, "none"))).toBe(0);
});

test("a file that is removed meanwhile counts for nothing", async () => {
  const many = join(folder.path, "many");
  mkdirSync(many);
  const files = Array.from({ length: 1000 }, (_, i) => join(many, String(i)));
  for (const file of files) writeFileSync(file, "x");
  const removeLast = () => {
    const file = files.pop();
    if (file === undefined) return;
    rmSync(file);
    setImmediate(removeLast);
  };
  setImmediate(removeLast);
  expect(await folderBytes(many)).toBeLessThan(1000);
});
