import { expect, test } from "@jest/globals";
import { dataThatMatters } from "../../src/build/data-files.ts";

const quiet = { source: "package p\n", hasForeignCode: false };
const native = { ...quiet, hasForeignCode: true };
const saying = (source: string) => ({ ...quiet, source });

// The rule of docs/identical.md, line by line: a changed file, who may read it, and whether it counts.
test.each([
  // Any file counts that is nothing special, wherever it lies.
  ["data.json", quiet, true],
  ["other/pkg/testdata/large.json", quiet, true],
  ["p/input.txt", quiet, true],
  ["docs/picture.png", quiet, true],
  ["p/testdata/src.go", quiet, true],
  ["p/testdata/README.md", quiet, true],
  ["p/testdata/a/b/go.mod", quiet, true],
  ["p/testdata/code.c", quiet, true],
  ["_examples/main.go", quiet, true],
  ["p/.hidden/x.go", quiet, true],
  ["p/default.pgo", quiet, true],
  ["third_party/submodule", quiet, true],
  ["p/README.md.tmpl", quiet, true],
  // Files that programs have no reason to read count when they are mentioned.
  ["p/p.go", quiet, false],
  ["p/p_test.go", quiet, false],
  ["p/p.go", saying('os.ReadFile("p.go")'), true],
  ["p/p.go", saying('filepath.Glob("*.go")'), true],
  ["p/p.go", saying("strings.HasSuffix(name, `.go`)"), true],
  ["p/p.go", saying('import "go/parser"'), true],
  ["p/p.go", saying('import "golang.org/x/tools/go/packages"'), true],
  ["p/p.go", saying('import "go/token"'), false],
  ["go.mod", quiet, false],
  ["go.sum", quiet, false],
  ["sub/go.work.sum", quiet, false],
  ["go.mod", saying('os.ReadFile("../go.mod")'), true],
  ["README.md", quiet, false],
  ["p/README.md", quiet, false],
  ["p/README.md", saying('os.ReadFile("README.md")'), true],
  ["README.md", saying('const name = "CHANGELOG.md"'), false], // another file
  ["README.md", saying('dir + "/" + name + ".md"'), true],
  ["README.md", saying('prefix + "ME.md"'), true],
  ["README.md", saying('glob("docs/*.md")'), true],
  ["README.md", saying('fmt.Sprintf("%s.md", name)'), true],
  ["README.md", saying('fmt.Sprintf("%sFILE.md", name)'), true],
  ["README.md", saying("regexp.MustCompile(`[A-Z]+\\\\.md`)"), true],
  ["p/redirect.go", saying('os.Open("./ctx.go")'), false],
  ["p/redirect_test.go", saying('strings.HasSuffix(name, "_test.go")'), true],
  ["p/redirect.go", saying('strings.HasSuffix(name, "_test.go")'), false],
  ["docs/a.rst", quiet, false],
  ["LICENSE", quiet, false],
  ["LICENSE", saying('open("LICENSE")'), true],
  ["LICENSE-MIT.txt", quiet, false],
  ["Makefile", quiet, false],
  ["deploy/Dockerfile.prod", quiet, false],
  [".github/workflows/ci.yml", quiet, false],
  [".github/testdata/x.json", quiet, false],
  [".golangci.yml", quiet, false],
  [".gitignore", saying('"../.gitignore"'), true],
  ["vendor/example.com/x/x.go", quiet, false],
  ["vendor/modules.txt", quiet, false],
  // Code in other languages.
  ["p/sum_amd64.s", quiet, false],
  ["lib/include/x.h", quiet, false],
  ["p/sum_amd64.s", native, true],
  ["lib/include/x.h", native, true],
  ["p/sum_amd64.s", saying('"sum_amd64.s"'), true],
])("%s for %j: %s", (path, reader, matters) => {
  expect(dataThatMatters([path], reader)).toBe(matters ? path : undefined);
});

test("names the first file that counts", () => {
  expect(dataThatMatters(["README.md", "p/p.go", "b.bin", "a.bin"], quiet)).toBe("b.bin");
  expect(dataThatMatters([], quiet)).toBeUndefined();
});

test("long names and long sources are no slower than short ones", () => {
  const start = performance.now();
  const long = `p/${"._/".repeat(50_000)}x.go`;
  const found = dataThatMatters([`${"_".repeat(100_000)}x.md`, long], saying('"'.repeat(1_000_000)));
  expect(found === long).toBe(true);
  expect(performance.now() - start).toBeLessThan(1000);
});
