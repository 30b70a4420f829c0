import { expect, test } from "@jest/globals";
import { relativeToRoot } from "../../src/build/source-path.ts";

test.each([
  ["/repo/a.go", "/repo", "/repo", "a.go"],
  ["./a.go", "/repo", "/repo/sub", "sub/a.go"],
  ["../a.go", "/repo", "/repo/sub", "a.go"],
  ["../../a.go", "/repo", "/repo/sub", undefined],
  ["/repository/a.go", "/repo", "/repo", undefined],
  ["/repo", "/repo", "/repo", undefined],
  ["C:\\repo\\p\\a.go", "c:\\repo", "c:\\repo", "p/a.go"],
  ["p\\a.go", "C:\\repo", "C:\\repo\\m", "m/p/a.go"],
])("%s below %s, seen from %s, is %s", (path, root, dir, relative) => {
  expect(relativeToRoot(path, { root, dir })).toBe(relative);
});
