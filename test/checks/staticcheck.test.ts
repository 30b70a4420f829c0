// A recorded run of staticcheck 2026.1 with Go 1.26: `staticcheck -f json ./...`.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readStaticcheck } from "../../src/checks/staticcheck.ts";
import { staticcheckFor } from "../../src/checks/staticcheck-version.ts";

const folders = { root: "/tmp/example", dir: "/tmp/example" };

test("reads findings, and compile errors out of their text, once", () => {
  const stdout = readFileSync("test/checks/fixtures/staticcheck-0.7.0.stdout", "utf8");
  const build = { check: "staticcheck", code: "build", file: "broken/b.go", line: 3 };
  const format = {
    check: "staticcheck",
    code: "SA5009",
    message: "Printf format %d has arg #1 of wrong type string",
  };
  expect(readStaticcheck(1, stdout, "", folders)).toEqual({
    kind: "ran",
    findings: [
      { ...build, message: "undefined: undefinedThing", column: 23 },
      { ...build, message: "undefined: other", column: 40 },
      { ...format, file: "a.go", line: 8, column: 13 },
      { ...format, file: "vetsetup/v.go", line: 5, column: 38 },
    ],
  });
});

test("what is ignored is no finding", () => {
  const line =
    '{"code":"SA1","severity":"ignored","location":{"file":"/tmp/example/a.go","line":1,"column":1},"message":"m"}';
  expect(readStaticcheck(0, line, "", folders)).toEqual({ kind: "ran", findings: [] });
});

test("a staticcheck that is older than the Go has failed, the code has not", () => {
  // as v0.7.0 says with Go 1.27
  const message =
    'internal error in importing "internal/cpu" (cannot decode "internal/cpu", export data version 4 is greater than maximum supported version 2); please report an issue';
  const line = JSON.stringify({ code: "compile", severity: "error", location: { file: "" }, message });
  expect(readStaticcheck(1, line, "", folders)).toEqual({
    kind: "failed",
    reason: `it cannot read what this Go writes: ${message}`,
  });
});

test("the go command's words are a finding where loading failed altogether", () => {
  const stderr = "err: exit status 1: stderr: go: errors parsing go.mod:\ngo.mod:1: unknown directive: mod\n";
  expect(readStaticcheck(1, "", stderr, folders)).toEqual({
    kind: "ran",
    findings: [
      { check: "staticcheck", code: "build", message: "unknown directive: mod", file: "go.mod", line: 1 },
    ],
  });
});

test("a crash of staticcheck is its own failure", () => {
  expect(readStaticcheck(2, "", "panic: oh\n\ngoroutine 1 [running]:\n", folders)).toEqual({
    kind: "failed",
    reason: "panic: oh",
  });
});

test.each([
  ["go1.22.0", undefined],
  ["go1.22.12", "v0.5.1"],
  ["go1.23rc1", "v0.5.1"],
  ["go1.24.0", "v0.6.1"],
  ["go1.25.0", "v0.7.0"],
  ["go1.26.8", "v0.7.0"],
  ["go1.27rc1", "v0.8.2"],
  ["go1.27.2", "v0.8.2"],
  ["devel go1.28-abc", "v0.8.2"],
])("with %s staticcheck is %s", (go, version) => {
  expect(staticcheckFor(go)?.version).toBe(version);
});
