import { expect, test } from "@jest/globals";
import { readCompileErrors } from "../../src/golang/compile-error.ts";

const folders = { root: "/repo", dir: "/repo/m" };
const read = (text: string) =>
  readCompileErrors("vet", text, folders).map(({ file, line, column, message }) => [
    file,
    line,
    column,
    message,
  ]);

test("reads places and what belongs to them", () => {
  expect(read("# p\n./a.go:1:2: first\n\thave (int)\nvet: b/b.go:3: second\n# q\nC.go:1:1: third\n")).toEqual(
    [
      ["m/a.go", 1, 2, "first\n\thave (int)"],
      ["m/b/b.go", 3, undefined, "second"],
      ["m/C.go", 1, 1, "third"],
    ],
  );
});

test("a block without a place is one finding", () => {
  expect(
    read("# p\n/usr/bin/ld: cannot find -lfoo\ncollect2: error\n# q\n./a.go:1:2: e\ntoo many errors\n"),
  ).toEqual([
    [undefined, undefined, undefined, "/usr/bin/ld: cannot find -lfoo\ncollect2: error"],
    ["m/a.go", 1, 2, "e"],
  ]);
});

test("keeps a place outside of the repository in the message", () => {
  expect(read("/usr/local/go/src/x.go:1:2: e\n")).toEqual([
    [undefined, undefined, undefined, "/usr/local/go/src/x.go:1:2: e"],
  ]);
});

test("notes of the go command are no errors", () => {
  expect(read("go: downloading example.com/x v1.0.0\ngo: warning: x\n\n")).toEqual([]);
});
