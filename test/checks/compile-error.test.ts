import { expect, test } from "@jest/globals";
import { readCompileErrors } from "../../src/checks/compile-error.ts";

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

test("a message names files as the user knows them, not where a side lies", () => {
  const said =
    "reading sub/go.mod: open /repo/sub/go.mod: no such file; found p and q in /repo; /repository/x stays";
  const shown = "reading sub/go.mod: open sub/go.mod: no such file; found p and q in .; /repository/x stays";
  expect(read(`# p\n./a.go:1:2: ${said}\n`)).toEqual([["m/a.go", 1, 2, shown]]);
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

test("what stands indented below an error belongs to it, whatever it looks like", () => {
  expect(
    read("# p\n./b.go:3:6: Parse redeclared in this block\n\t./a.go:3:6: other declaration of Parse\n"),
  ).toEqual([["m/b.go", 3, 6, "Parse redeclared in this block\n\t./a.go:3:6: other declaration of Parse"]]);
});

test("a package that cannot be loaded has its place below it, and is an error of its own", () => {
  const internal = "use of internal package example.com/i/internal/x not allowed";
  const cycle = "package p\n\timports q from p.go\n\timports p from q.go: import cycle not allowed";
  expect(read(`# p\n./b.go:1:2: e\npackage example.com/m\n\ta.go:3:8: ${internal}\n${cycle}\n`)).toEqual([
    ["m/b.go", 1, 2, "e"],
    ["m/a.go", 3, 8, `${internal}\npackage example.com/m`],
    [undefined, undefined, undefined, cycle],
  ]);
});

test("what vet says where go test runs it is vet's; what other tools say below the same head is not", () => {
  const codes = (text: string) =>
    readCompileErrors("test", `# m\n# [m]\n${text}\n`, folders).map(({ code, line }) => [line, code]);
  expect(codes("./a.go:4:14: fmt.Printf format %d has arg s of wrong type string")).toEqual([[4, "vet"]]);
  expect(codes("./a.go:4:33: error: 'g' undeclared (first use in this function)")).toEqual([[4, "build"]]);
  expect(codes("./a.go:3:11: fatal error: no.h: No such file or directory")).toEqual([[3, "build"]]);
  expect(
    codes('./a_amd64.s:3: unrecognized instruction "NOPE"\nasm: assembly of ./a_amd64.s failed'),
  ).toEqual([[3, "build"]]);
  expect(codes("Package nope was not found in the pkg-config search path.")).toEqual([[undefined, "build"]]);
  expect(codes("./a.go:7:27: could not determine what C.nope refers to")).toEqual([[7, "build"]]);
});

test("warnings and notes of a C compiler and a linker are no errors", () => {
  const text = [
    "# m",
    "In file included from a.c:1:",
    "a.c: In function 'f':",
    "a.c:3:5: warning: unused variable 'x' [-Wunused-variable]",
    "    3 | int x;",
    "      |     ^",
    "a.c:5:1: error: unknown type name 'y'",
    "    5 | y z;",
    "a.c:2:1: note: declared here",
    "    2 | typedef int q;",
    "/usr/bin/ld: warning: x.o: missing .note.GNU-stack section",
  ].join("\n");
  expect(read(text)).toEqual([["m/a.c", 5, 1, "error: unknown type name 'y'\n    5 | y z;"]]);
  expect(read("# m\na.c:3:5: warning: unused variable\n    3 | int x;\n")).toEqual([]);
});

test("what go test's own vet says is no error of the build; what vet says of code that does not compile is", () => {
  const text =
    "# example.com/m\n# [example.com/m]\n./a.go:3:24: fmt.Printf format %d has arg of wrong type\n";
  const codes = (check: "vet" | "test") => readCompileErrors(check, text, folders).map(({ code }) => code);
  expect([codes("test"), codes("vet")]).toEqual([["vet"], ["build"]]);
});

test("notes of the go command are no errors", () => {
  expect(read("go: downloading example.com/x v1.0.0\ngo: warning: x\n\n")).toEqual([]);
});
