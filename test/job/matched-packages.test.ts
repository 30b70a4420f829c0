// The inputs are what `go list -e -find -json=ImportPath,Dir,Match,Error` of Go 1.26 prints.
import { expect, test } from "@jest/globals";
import { unmatchedPatterns } from "../../src/job/matched-packages.ts";

const listed = (...entries: readonly object[]) =>
  entries.map((entry) => `${JSON.stringify(entry, null, "\t")}\n`).join("");

const m = { Dir: "/r", ImportPath: "example.com/m", Match: ["./..."] };
const failing = (pattern: string, error: string, dir = "") => ({
  ...(dir === "" ? {} : { Dir: dir }),
  ImportPath: pattern,
  Match: [pattern],
  Error: { ImportStack: [], Pos: "", Err: error },
});

test.each<[string, readonly string[], string, readonly string[]]>([
  ["nothing is printed for a pattern that matches nothing", ["./..."], "", ["./...: "]],
  ["a package is matched", ["./..."], listed(m), []],
  ["one pattern of two is empty", ["./...", "./docs/..."], listed(m), ["./docs/...: "]],
  ["one package can be matched twice", [".", "./..."], listed({ ...m, Match: [".", "./..."] }), []],
  [
    "a folder of another module",
    ["./api/..."],
    listed(failing("./api/...", "directory prefix api does not contain main module")),
    ["./api/...: directory prefix api does not contain main module"],
  ],
  [
    "a folder without Go",
    ["./docs"],
    listed(failing("./docs", "no Go files in /r/docs", "/r/docs")),
    ["./docs: no Go files in /r/docs"],
  ],
  [
    "a folder whose files are all for other systems",
    ["./win"],
    listed(failing("./win", "build constraints exclude all Go files in /r/win", "/r/win")),
    ["./win: build constraints exclude all Go files in /r/win"],
  ],
  [
    "code that does not parse is a package",
    ["."],
    listed(failing(".", "expected 'package', found '<<'", "/r")),
    [],
  ],
])("%s", (_, patterns, text, want) => {
  expect(unmatchedPatterns(patterns, text).map(({ pattern, said }) => `${pattern}: ${said}`)).toEqual(want);
});
