import { expect, test } from "@jest/globals";
import { ignoredCulprits, missingCode, missingFiles } from "../../src/checks/missing-code.ts";
import type { Finding } from "../../src/model/check.ts";

const finding = (message: string, file?: string): Finding => ({
  check: "vet",
  code: "build",
  message,
  ...(file === undefined ? {} : { file }),
});

test.each([
  ["a Go file beside the error", finding("undefined: Generated", "api/a.go"), ["api/gen.go"]],
  ["an embedded folder", finding("pattern dist/*: no matching files found", "web/e.go"), ["web/dist/"]],
  ["a package", finding("package example.com/m/pb is not in std"), ["pb/"]],
  [
    "a file of the compiler's",
    finding("fatal error: config.h: No such file or directory", "c/c.go"),
    ["c/config.h"],
  ],
  ["nothing", finding("undefined: Generated", "other/a.go"), []],
] as const)("what is ignored and missed: %s", (_, missed, want) => {
  const ignored = ["api/gen.go", "api/debug.log", "web/dist/", "pb/", "c/config.h", "distance/"];
  expect(missingCode([missed])).toEqual([missed]);
  expect(ignoredCulprits([missed], ignored)).toEqual(want);
});

test("an ordinary error of the compiler misses nothing", () => {
  expect(
    missingCode([finding("cannot use 1 as string", "a.go"), { ...finding("undefined: x"), code: "SA1000" }]),
  ).toEqual([]);
});

const ROOT = "/tmp/go-steady-0/head/work";

test.each([
  ["beside the test", "open app.env: no such file or directory", ["api/app.env"]],
  [
    "in a folder of which git ignores all",
    'stat "testdata/big/1.bin": no such file or directory',
    ["api/testdata/"],
  ],
  ["above the test", "open ../shared.env: no such file or directory", ["shared.env"]],
  ["by its absolute path", `open ${ROOT}/shared.env: no such file or directory`, ["shared.env"]],
  ["on Windows", "open app.env: The system cannot find the file specified.", ["api/app.env"]],
  ["a file of the system", "fork/exec /opt/bin/tool: no such file or directory", []],
  ["a file that nobody has", "open other.env: no such file or directory", []],
  ["another reason", "app.env is empty", []],
] as const)("what is ignored and a test does not find: %s", (_, message, want) => {
  const ignored = ["api/app.env", "api/testdata/", "shared.env", "bin/", "api/gen.go"];
  const failed = { ...finding(message, "api/a_test.go"), check: "test", code: "TestA" } as const;
  expect(ignoredCulprits(missingFiles([failed], ROOT), ignored)).toEqual(want);
  expect(missingCode([failed])).toEqual([]);
});
