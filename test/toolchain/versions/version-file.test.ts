import { expect, test } from "@jest/globals";
import { readVersionFile, type VersionLines } from "../../../src/toolchain/versions/version-file.ts";

test.each<[string, string, string, VersionLines]>([
  [
    "both lines",
    "go.mod",
    "module m\n\ngo 1.26.0\n\ntoolchain go1.26.8\n",
    { go: "1.26.0", toolchain: "go1.26.8" },
  ],
  ["a release candidate", "go.mod", "module m\ngo 1.27rc2\n", { go: "1.27rc2" }],
  [
    "a maker's suffix",
    "go.mod",
    "go 1.26\ntoolchain go1.26.1-custom\n",
    { go: "1.26", toolchain: "go1.26.1-custom" },
  ],
  ["the default toolchain", "go.work", "go 1.26\ntoolchain default\n", { go: "1.26", toolchain: "default" }],
  [
    "CR and LF",
    "go.mod",
    "module m\r\n\r\ngo 1.25\r\ntoolchain go1.25.3\r\n",
    { go: "1.25", toolchain: "go1.25.3" },
  ],
  ["comments", "go.mod", "// go 1.1\ngo 1.25 // toolchain go1.24\n//toolchain go1.9\n", { go: "1.25" }],
  ["quotes", "go.mod", 'go "1.25"\ntoolchain `go1.25.3`\n', { go: "1.25", toolchain: "go1.25.3" }],
  ["blocks", "go.mod", "require (\n\tgo v1.0.0\n\ttoolchain v2.0.0\n)\ngo 1.24\n", { go: "1.24" }],
  ["a block with a comment", "go.mod", "require ( // x\n\tgo v1.0.0 // )\n)\ngo 1.24", { go: "1.24" }],
  ["a block without a blank", "go.mod", "exclude(\ngo 1.1\n)\r\ngo 1.24\n", { go: "1.24" }],
  ["an empty block", "go.mod", "require ()\ngo 1.24\n", { go: "1.24" }],
  ["look-alikes", "go.mod", "module go\ngodebug go=1.21\nreplace go => go v1.2.3\n", {}],
  ["another .mod file", "go.tool.mod", "module tools\n\ngo 1.25.0\n", { go: "1.25.0" }],
  [".go-version with go", ".go-version", "go1.25.3\n", { wanted: "go1.25.3" }],
  [".go-version", "ci/.go-version", "# ours\n\n  1.25  \r\n", { wanted: "1.25" }],
  [".tool-versions", ".tool-versions", "nodejs 24.1.0\ngolang 1.25.3 1.24.1\n", { wanted: "1.25.3" }],
  [".tool-versions without Go", "x/.tool-versions", "nodejs 24.1.0\ngolangci-lint 2.0.0\n", {}],
  ["an empty file", "go.mod", "", {}],
])("reads %s", (_, name, text, lines) => {
  expect(readVersionFile(name, text)).toEqual(lines);
});
