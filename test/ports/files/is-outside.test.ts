import { posix, win32 } from "node:path";
import { expect, test } from "@jest/globals";
import { isOutside } from "../../../src/ports/files/is-outside.ts";

test.each([
  ["/work", "/work", false],
  ["/work", "/work/a/b", false],
  ["/work", "/work/..a", false],
  ["/work", "/workspace", true],
  ["/work/a", "/work", true],
  ["/", "/work", false],
])("from %s, %s is outside: %s", (folder, path, is) => {
  expect(isOutside(folder, path, posix)).toBe(is);
});

test.each([
  ["C:\\work", "C:/work/a", false],
  ["C:\\work", "c:\\Work\\a", false],
  ["C:\\work", "D:\\work\\a", true],
  ["C:\\work", "C:\\", true],
  ["\\\\server\\share\\a", "\\\\server\\other\\a", true],
])("on Windows, from %s, %s is outside: %s", (folder, path, is) => {
  expect(isOutside(folder, path, win32)).toBe(is);
});
