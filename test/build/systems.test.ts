// Names for each system and processor that GitHub has runners for. Only Linux on x64 could be run.
import { expect, test } from "@jest/globals";
import { relativeToRoot } from "../../src/build/source-path.ts";
import { testBinaryName } from "../../src/build/test-binaries.ts";
import { parseDownloadList } from "../../src/toolchain/download/download-list.ts";
import {
  isProgram,
  moduleVersion,
  platformOf,
  releasesInList,
} from "../../src/toolchain/download/toolchain-module.ts";
import { type GoVersion, parseGoVersion } from "../../src/toolchain/versions/version.ts";

const version = parseGoVersion("1.26.8") as GoVersion;

/** Archives as go.dev lists them, other kinds among them. */
const FILES = [
  ...["darwin-amd64.tar.gz", "darwin-arm64.tar.gz", "linux-amd64.tar.gz", "linux-arm64.tar.gz"],
  ...["linux-armv6l.tar.gz", "linux-ppc64le.tar.gz", "windows-amd64.zip", "windows-arm64.zip"],
].map((end, i) => {
  const [os = "", arch = ""] = end.split(/[-.]/);
  const filename = `go1.26.8.${end}`;
  return { filename, os, arch, kind: "archive", sha256: String(i).repeat(64), size: 1 };
});
const OTHERS = [
  { ...FILES[0], filename: "go1.26.8.src.tar.gz", os: "", arch: "", kind: "source" },
  { ...FILES[0], filename: "go1.26.8.darwin-arm64.pkg", arch: "arm64", kind: "installer" },
  { ...FILES[6], filename: "go1.26.8.windows-amd64.msi", kind: "installer" },
];
const LIST = JSON.stringify([{ version: "go1.26.8", stable: true, files: [...OTHERS, ...FILES] }]);

// As Node names them, the platform of the module, the archive, and the test of package example.com/parse.
test.each<[NodeJS.Platform, string, string, string, string]>([
  ["linux", "x64", "linux-amd64", "go1.26.8.linux-amd64.tar.gz", "parse.test"],
  ["linux", "arm64", "linux-arm64", "go1.26.8.linux-arm64.tar.gz", "parse.test"],
  ["linux", "arm", "linux-arm", "go1.26.8.linux-armv6l.tar.gz", "parse.test"],
  ["linux", "ppc64", "linux-ppc64le", "go1.26.8.linux-ppc64le.tar.gz", "parse.test"],
  ["darwin", "x64", "darwin-amd64", "go1.26.8.darwin-amd64.tar.gz", "parse.test"],
  ["darwin", "arm64", "darwin-arm64", "go1.26.8.darwin-arm64.tar.gz", "parse.test"],
  ["win32", "x64", "windows-amd64", "go1.26.8.windows-amd64.zip", "parse.test.exe"],
  ["win32", "arm64", "windows-arm64", "go1.26.8.windows-arm64.zip", "parse.test.exe"],
])("on %s, %s it is %s", (system, processor, name, archive, binary) => {
  const platform = platformOf(system, processor);
  const module = moduleVersion(version, platform);
  expect(module).toBe(`v0.0.1-go1.26.8.${name}`);
  const list = `v0.0.1-go1.26.8.plan9-386\n${module}\nv0.0.1-go1.25.1.${name}x\n`;
  expect(releasesInList(list, platform).map(({ text }) => text)).toEqual(["1.26.8"]);
  expect(parseDownloadList(LIST, platform)?.map((each) => each.name)).toEqual([archive]);
  expect(testBinaryName("example.com/parse", platform.os)).toBe(binary);
});

test("a system for which there is no Go has no archive", () => {
  expect(parseDownloadList(LIST, platformOf("sunos", "x64"))).toEqual([]);
});

test("what is executable of a module, on every system", () => {
  const programs = [
    "bin/go",
    "bin/gofmt",
    "bin/go.exe",
    "pkg/tool/linux_arm64/vet",
    "pkg/tool/windows_amd64/vet.exe",
  ];
  expect(programs.filter((path) => !isProgram(path))).toEqual([]);
  expect(
    ["VERSION", "src/go.mod", "pkg/include/textflag.h", "lib/time/zoneinfo.zip"].filter(isProgram),
  ).toEqual([]);
});

test.each([
  ["/home/runner/work/m/m", "/home/runner/work/m/m", "./a/b.go", "a/b.go"],
  ["/Users/runner/work/m/m", "/Users/runner/work/m/m/sub", "b.go", "sub/b.go"],
  ["D:\\a\\m\\m", "D:\\a\\m\\m\\sub", "..\\a\\b.go", "a/b.go"],
  ["D:\\a\\m\\m", "D:\\a\\m\\m", "d:/a/m/m/b.go", "b.go"],
  ["D:\\a\\m\\m", "D:\\a\\m\\m", "C:\\a\\m\\m\\b.go", undefined],
])("below %s, from %s, %s is %s", (root, dir, path, below) => {
  expect(relativeToRoot(path, { root, dir })).toBe(below);
});
