import { expect, test } from "@jest/globals";
import { ignoredCulprits, missingCode } from "../../src/golang/missing-code.ts";
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
