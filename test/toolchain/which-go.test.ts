// The table of what asks for which Go. A row is an input, what is written there, and the release that is taken of RELEASES.
import { expect, test } from "@jest/globals";
import { requirementOfInput, requirementOfLines } from "../../src/toolchain/versions/requirement.ts";
import { type GoVersion, parseGoVersion } from "../../src/toolchain/versions/version.ts";
import { readVersionFile } from "../../src/toolchain/versions/version-file.ts";
import { resolveWanted } from "../../src/toolchain/versions/wanted.ts";

const RELEASES = [
  "1.20.14 1.21rc2 1.21.0 1.21.13 1.22.0 1.22.12 1.23.0 1.23.4 1.24rc1 1.24.0 1.24.1 1.24.13",
  "1.25.0 1.25.1 1.25.3 1.25.10 1.25.9 1.26rc1 1.26.0 1.26.1 1.26.8 1.27rc1 1.27rc2 1.27beta1",
]
  .flatMap((line) => line.split(" "))
  .map(parseGoVersion)
  .filter((version): version is GoVersion => version !== null);

/** The release that is taken, `none` when no release fits, or the error. */
function resolve(name: string, text: string): string {
  try {
    const { wanted } =
      name === "go-version"
        ? requirementOfInput(text)
        : requirementOfLines(name, readVersionFile(name, text));
    return resolveWanted(wanted, RELEASES)?.text ?? "none";
  } catch (error) {
    return (error as Error).message;
  }
}

const mod = (...lines: readonly string[]) => ["module example.com/m", "", ...lines, ""].join("\n");

test.each<[string, string, string]>([
  // go-version: one release
  ["go-version", "1.26.8", "1.26.8"],
  ["go-version", "go1.26.8", "1.26.8"],
  ["go-version", "v1.26.8", "1.26.8"],
  ["go-version", " 1.26.8\n", "1.26.8"],
  ["go-version", "=1.26.1", "1.26.1"],
  ["go-version", "1.26.0", "1.26.0"],
  ["go-version", "1.26.77", "1.26.77"],
  ["go-version", "1.25.10", "1.25.10"],
  // go-version: release candidates
  ["go-version", "1.27rc1", "1.27rc1"],
  ["go-version", "go1.27rc2", "1.27rc2"],
  ["go-version", "1.27.0-rc.1", "1.27rc1"],
  ["go-version", "1.27beta1", "1.27beta1"],
  ["go-version", "1.27.0-beta.1", "1.27beta1"],
  ["go-version", ">=1.27rc1", "1.27rc2"],
  ["go-version", "~1.27.0-rc.1", "1.27rc2"],
  // go-version: the newest of a language version
  ["go-version", "1.26", "1.26.8"],
  ["go-version", "1.26.x", "1.26.8"],
  ["go-version", "1.26.X", "1.26.8"],
  ["go-version", "1.26.*", "1.26.8"],
  ["go-version", "1.25", "1.25.10"],
  ["go-version", "1.27", "none"],
  ["go-version", "1", "1.26.8"],
  ["go-version", "1.x", "1.26.8"],
  ["go-version", "1.x.x", "1.26.8"],
  ["go-version", "*", "1.26.8"],
  ["go-version", "2", "none"],
  // go-version: ranges
  ["go-version", "^1.25.3", "1.26.8"],
  ["go-version", "^1.25", "1.26.8"],
  ["go-version", "~1.25.3", "1.25.10"],
  ["go-version", "~1.25", "1.25.10"],
  ["go-version", "~1", "1.26.8"],
  ["go-version", ">=1.25", "1.26.8"],
  ["go-version", ">= 1.25", "1.26.8"],
  ["go-version", ">1.25", "1.26.8"],
  ["go-version", ">1.26", "none"],
  ["go-version", ">1.26.1", "1.26.8"],
  ["go-version", "<1.26", "1.25.10"],
  ["go-version", "<=1.25", "1.25.10"],
  ["go-version", "<1.25.3", "1.25.1"],
  ["go-version", "<=1.25.3", "1.25.3"],
  ["go-version", ">=1.24 <1.26", "1.25.10"],
  ["go-version", ">=1.24, <1.26", "1.25.10"],
  ["go-version", "1.24 - 1.25", "1.25.10"],
  ["go-version", "1.24.0 - 1.24.5", "1.24.1"],
  ["go-version", "1.24.x || 1.23.x", "1.24.13"],
  ["go-version", "1.23 || 1.27", "1.23.4"],
  ["go-version", ">=1.24 <1.24", "none"],
  ["go-version", "<1.22", "none"],
  // go-version: names
  ["go-version", "stable", "1.26.8"],
  ["go-version", "latest", "1.26.8"],
  ["go-version", "oldstable", "1.25.10"],
  // go-version: errors
  ["go-version", "1.21.13", "go-version: 1.21.13 is too old"],
  ["go-version", "1.2", "go-version: 1.2 is too old"],
  ["go-version", "1.21rc2", "go-version: 1.21rc2 is too old"],
  ["go-version", "Stable", 'go-version: "Stable" is no Go version'],
  ["go-version", "1.26.08", 'go-version: "1.26.08" is no Go version'],
  ["go-version", ">=", 'go-version: ">=" is no Go version'],
  ["go-version", "1.25 ||", 'go-version: "1.25 ||" is no Go version'],
  ["go-version", "1.27rc", 'go-version: "1.27rc" is no Go version'],
  ["go-version", "tip", 'go-version: "tip" is no Go version'],
  // go.mod and go.work: the toolchain line, else the go line
  ["go.mod", mod("go 1.25.0", "", "toolchain go1.26.1"), "1.26.1"],
  ["go.mod", mod("toolchain go1.26.1", "go 1.25.0"), "1.26.1"],
  ["go.mod", mod("go 1.25.3"), "1.25.3"],
  ["go.mod", mod("go 1.25"), "1.25.10"],
  ["go.mod", mod("go 1.25.0"), "1.25.0"],
  ["go.mod", mod("go 1.26.1", "toolchain default"), "1.26.1"],
  ["go.mod", mod("go 1.26.1", "toolchain go1.25.3"), "1.26.1"],
  ["go.mod", mod("go 1.27rc2"), "1.27rc2"],
  ["go.mod", mod("go 1.26", "toolchain go1.27rc2"), "1.27rc2"],
  ["go.mod", mod("go 1.26", "toolchain go1.26.1-custom"), "1.26.1"],
  ["go.mod", mod("go 1.26", "toolchain go1.26.1-X.boringcrypto"), "1.26.1"],
  ["go.mod", mod("go 1.25.0 // for iterators", "toolchain go1.26.1 // newest"), "1.26.1"],
  ["go.mod", mod("// go 1.24.1", "go 1.25.3", "// toolchain go1.26.1"), "1.25.3"],
  ["go.mod", mod("go 1.25.0", "toolchain go1.26.1").replaceAll("\n", "\r\n"), "1.26.1"],
  ["go.mod", `\uFEFF${mod("go 1.25.3")}`, "1.25.3"],
  ["go.mod", "go 1.25.3", "1.25.3"],
  ["go.mod", mod("  go\t1.25.3  "), "1.25.3"],
  ["go.mod", mod('go "1.25.3"'), "1.25.3"],
  ["go.mod", mod("require (", "\tgo v1.0.0", "\ttoolchain v1.24.0", ")", "go 1.25.3"), "1.25.3"],
  ["go.mod", mod("tool (", "\tgo", ")", "go 1.25.3"), "1.25.3"],
  ["go.mod", mod("godebug go=1.21", "go 1.25.3"), "1.25.3"],
  ["go.mod", mod("retract v1.25.0 // go 1.24.0", "go 1.25.3"), "1.25.3"],
  ["go.mod", mod("go 1.17"), "1.22.12"],
  ["go.mod", mod("go 1.21.0", "toolchain go1.21.13"), "1.22.12"],
  ["go.mod", mod(), "1.22.12"],
  ["go.mod", mod("go 1.x"), 'go.mod: "go 1.x" is no Go version'],
  ["go.mod", mod("go 1.25", "toolchain 1.26.1"), "1.26.1"],
  ["go.mod", mod("go 1.25", "toolchain tip"), 'go.mod: "toolchain tip" is no Go version'],
  ["go.work", "go 1.25.0\ntoolchain go1.26.1\nuse ./m\n", "1.26.1"],
  ["go.work", "go 1.24\n\nuse (\n\t./go\n\t./m\n)\n", "1.24.13"],
  ["go.tool.mod", mod("go 1.25.3"), "1.25.3"],
  ["tools/go.mod", mod("go 1.25.3"), "1.25.3"],
  // .go-version
  [".go-version", "1.25.3\n", "1.25.3"],
  [".go-version", "go1.25.3\n", "1.25.3"],
  [".go-version", "1.25\r\n", "1.25.10"],
  [".go-version", "# the one of production\n1.25.3 # not newer\n", "1.25.3"],
  [".go-version", "1.27rc1", "1.27rc1"],
  [".go-version", "", "1.22.12"],
  [".go-version", "system\n", '.go-version: "system" is no Go version'],
  [".go-version", "1.26.x\n", "1.26.8"],
  [".go-version", "v1.26.1\n", "1.26.1"],
  [".go-version", "1.26.1-custom\n", "1.26.1"],
  [".go-version", ">=1.25\n", "1.26.8"],
  [".go-version", ">=1.24 <1.26 # not the newest\n", "1.25.10"],
  [".go-version", "~1.25.3", "1.25.10"],
  [".go-version", "stable\n", "1.26.8"],
  [".go-version", "oldstable", "1.25.10"],
  [".go-version", "1.20\n", "1.22.12"],
  // .tool-versions
  [".tool-versions", "golang 1.25.3\n", "1.25.3"],
  [".tool-versions", "golang 1.25.3 1.24.1\n", "1.25.3"],
  [".tool-versions", "nodejs 24.1.0\r\ngolang 1.25.3\r\n", "1.25.3"],
  [".tool-versions", "golangci-lint 2.0.0\ngo 1.25 # mise\n", "1.25.10"],
  [".tool-versions", "#golang 1.24.1\ngolang\t1.25.3#new\n", "1.25.3"],
  [".tool-versions", "nodejs 24.1.0\n", "1.22.12"],
  [".tool-versions", "golang latest\n", "1.26.8"],
  [".tool-versions", "golang latest:1.25\n", "1.25.10"],
  [".tool-versions", "golang 1.25.x\n", "1.25.10"],
  [".tool-versions", "golang v1.26.1\n", "1.26.1"],
  [".tool-versions", "golang system\n", '.tool-versions: "system" is no Go version'],
])("%s %j takes %s", (name, text, want) => {
  expect(resolve(name, text)).toBe(want);
});

test("the same lines say why", () => {
  const because = (text: string) => requirementOfLines("go.mod", readVersionFile("go.mod", text)).because;
  expect(because("go 1.26\ntoolchain go1.26.1-custom\n")).toBe(
    'go.mod says "toolchain go1.26.1-custom", of which -custom is its maker\'s name and not asked for',
  );
  expect(because("go 1.17\n")).toBe('go.mod says "go 1.17", and 1.22 is the oldest that works');
});

test("a version that lost its zero to YAML is told so", () => {
  expect(() => requirementOfInput("1.3")).toThrow(
    expect.objectContaining({ hint: expect.stringContaining("if you wrote 1.30, put it in quotes") }),
  );
});
