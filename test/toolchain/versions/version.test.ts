import { expect, test } from "@jest/globals";
import {
  compareGoVersions,
  type GoVersion,
  parseCachedVersion,
  parseGoVersion,
} from "../../../src/toolchain/versions/version.ts";

const version = (text: string): GoVersion => {
  const parsed = parseGoVersion(text);
  if (parsed === null) throw new Error(`${text} should be a version`);
  return parsed;
};

// Order and validity are those of Go's go/version package: go run with version.Compare and version.IsValid.
test("orders versions as Go does, each older than the next", () => {
  const rising = [
    ...["1", "1.9", "1.20rc1", "1.20", "1.20.1", "1.21", "1.21alpha1", "1.21beta2", "1.21rc1", "1.21rc2"],
    ...["1.21.0", "1.21.1", "1.21.10", "1.22", "1.26.8", "1.27rc1", "1.27.0", "2"],
  ].map(version);
  for (const [i, a] of rising.entries())
    for (const [j, b] of rising.entries()) expect(Math.sign(compareGoVersions(a, b))).toBe(Math.sign(i - j));
});

test("before Go 1.21 a version without patch number is the first release", () => {
  expect(compareGoVersions(version("1.20"), version("1.20.0"))).toBe(0);
  expect(compareGoVersions(version("1.21"), version("1.21.0"))).toBeLessThan(0);
});

test.each([
  ["1.26.8", "1.26.8"],
  ["go1.25.3", "1.25.3"],
  ["go1.27rc1", "1.27rc1"],
  ["1.22", "1.22"],
  ["go1.26.1-custom", "1.26.1"],
  ["go1.27rc1-custom", "1.27rc1"],
  ["go1.26.8 X:nodwarf5", "1.26.8"],
])("reads %s as %s", (text, bare) => {
  expect(parseGoVersion(text)?.text).toBe(bare);
});

test.each([
  ...[
    "",
    "go",
    "v1.22",
    "1.",
    "1.22.",
    "1.022",
    "1.22.01",
    "1.22rc",
    "1.22.1rc1",
    "1.26.1-custom",
    "1.22.1.1",
  ],
  ...["devel go1.28-abcdef", ">=1.22", "1.25.3 1.24.1", "stable", "1.22\n", "1.99999999999999999999"],
])("%j is no version", (text) => {
  expect(parseGoVersion(text)).toBeNull();
});

test("reads the semantic versions of a tool cache", () => {
  expect(parseCachedVersion("1.26.8")?.text).toBe("1.26.8");
  expect(parseCachedVersion("1.27.0-rc.1")?.text).toBe("1.27rc1");
  expect(parseCachedVersion("1.27.0")?.text).toBe("1.27.0");
  expect(parseCachedVersion("latest")).toBeNull();
});
