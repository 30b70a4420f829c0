// Recorded runs of `go vet -json ./...` with Go 1.22 (all on standard error) and 1.26.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readVet } from "../../src/checks/vet.ts";

const recorded = (name: string) => readFileSync(`test/checks/fixtures/${name}`, "utf8");
const folders = { root: "/tmp/example", dir: "/tmp/example" };
const printf = { check: "vet", code: "printf" };
const build = {
  check: "vet",
  code: "build",
  message: "undefined: undefinedThing",
  file: "broken/b.go",
  line: 3,
  column: 23,
};

test.each([
  ["1.22", { a: 2, v: 26 }],
  ["1.26", { a: 14, v: 39 }],
  ["1.27", { a: 14, v: 39 }],
] as const)("reads findings and compile errors of Go %s", (version, column) => {
  const [stdout, stderr] = ["stdout", "stderr"].map((stream) => recorded(`vet-go${version}.${stream}`));
  expect(readVet(1, stdout ?? "", stderr ?? "", folders)).toEqual([
    build,
    {
      ...printf,
      message: 'fmt.Printf format %d has arg "x" of wrong type string',
      file: "a.go",
      line: 8,
      column: column.a,
    },
    {
      ...printf,
      message: 'fmt.Sprintf format %d has arg "x" of wrong type string',
      file: "vetsetup/v.go",
      line: 5,
      column: column.v,
    },
  ]);
});

test("a finding of a package and of its test variant is one", () => {
  const found = { printf: [{ posn: "/tmp/example/a.go:8:2", message: "m" }] };
  const stdout = JSON.stringify({ p: found, "p [p.test]": found });
  expect(readVet(0, stdout, "", folders)).toEqual([
    { ...printf, message: "m", file: "a.go", line: 8, column: 2 },
  ]);
});

test("an analyser that failed says so", () => {
  expect(readVet(0, '{"p":{"printf":{"error":"no types"}}}', "", folders)).toEqual([
    { ...printf, message: "could not run: no types" },
  ]);
});

test("a place outside of the repository is left out", () => {
  const stdout = '{"p":{"printf":[{"posn":"/home/u/.cache/cgo.go:8:2","message":"m"}]}}';
  expect(readVet(0, stdout, "", folders)).toEqual([{ ...printf, message: "m" }]);
});

test("text of a vet that succeeded is no finding", () => {
  expect(readVet(0, "{}\n", "# p\nld: warning: x\ngo: downloading m v1.0.0\n", folders)).toEqual([]);
});
