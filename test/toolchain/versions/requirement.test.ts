import { expect, test } from "@jest/globals";
import { UsageError } from "../../../src/model/errors.ts";
import {
  chooseGo,
  minimumOfLines,
  requirementOfInput,
  requirementOfLines,
} from "../../../src/toolchain/versions/requirement.ts";
import { type GoVersion, parseGoVersion } from "../../../src/toolchain/versions/version.ts";
import type { VersionLines } from "../../../src/toolchain/versions/version-file.ts";

const installed = (...texts: readonly string[]) =>
  texts.flatMap((text) => {
    const version: GoVersion | null = parseGoVersion(text);
    return version === null ? [] : [{ version }];
  });

test.each<[VersionLines, string, string]>([
  [{ go: "1.25.0", toolchain: "go1.26.8" }, "1.26.8", 'go.mod says "toolchain go1.26.8"'],
  [{ go: "1.26" }, "1.26", 'go.mod says "go 1.26"'],
  [{ go: "1.26.3", toolchain: "default" }, "1.26.3", 'go.mod says "go 1.26.3"'],
  [{ go: "1.26.3", toolchain: "go1.25.0" }, "1.26.3", 'go.mod says "go 1.26.3"'],
  [{ go: "1.27rc2" }, "1.27rc2", 'go.mod says "go 1.27rc2"'],
  [{ go: "1.19" }, "1.22", 'go.mod says "go 1.19", and 1.22 is the oldest that works'],
  [{}, "1.22", "go.mod names no Go version"],
])("%j asks for Go %s", (lines, text, because) => {
  const requirement = requirementOfLines("go.mod", lines);
  expect([requirement.text, requirement.because]).toEqual([text, because]);
});

test("a line that cannot be read is named", () => {
  expect(() => requirementOfLines("go.work", { go: "1.x" })).toThrow(
    new UsageError('go.work: "go 1.x" is no Go version', ""),
  );
});

test("go-version takes a release, a language version with or without .x, and a release candidate", () => {
  expect(["1.26.8", "1.25", "1.25.x", "go1.27rc1", " 1.26 "].map((v) => requirementOfInput(v).text)).toEqual([
    "1.26.8",
    "1.25",
    "1.25",
    "1.27rc1",
    "1.26",
  ]);
});

test("go-version refuses other words and what is too old", () => {
  expect(() => requirementOfInput("newest")).toThrow('go-version: "newest" is no Go version');
  expect(() => requirementOfInput("1.21.3")).toThrow("go-version: 1.21.3 is too old");
});

test("the oldest Go that may build is the go line, at least 1.22", () => {
  expect(minimumOfLines("go.mod", { go: "1.25.1", toolchain: "go1.26.0" }).text).toBe("1.25.1");
  expect(minimumOfLines("go.mod", { go: "1.18" }).text).toBe("1.22");
});

test("a language version takes its newest release, never a release candidate", () => {
  const requirement = requirementOfLines("go.mod", { go: "1.26" });
  const all = installed("1.25.9", "1.26.1", "1.26.10", "1.26.8", "1.26rc1", "1.27.0");
  expect(chooseGo(requirement, all)?.version.text).toBe("1.26.10");
});

test("a release takes exactly that, and the first of equals", () => {
  const requirement = requirementOfLines("go.mod", { go: "1.26.1" });
  const all = installed("1.26.8", "1.26.1", "1.26.1");
  expect(chooseGo(requirement, all)).toBe(all[1]);
});

test("where a file's version is not installed, the oldest newer one stands in", () => {
  const requirement = requirementOfLines("go.mod", { go: "1.24" });
  expect(chooseGo(requirement, installed("1.23.9", "1.27rc1", "1.26.8", "1.25.3"))?.version.text).toBe(
    "1.25.3",
  );
  expect(chooseGo(requirement, installed("1.23.9"))).toBeNull();
});

test("nothing stands in for a version that the user named", () => {
  expect(chooseGo(requirementOfInput("1.24"), installed("1.25.3"))).toBeNull();
});
