// The real go command and the real staticcheck on small modules. staticcheck is built once and kept in the temporary
// folder, so that only the first run is slow.
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { type CheckRequest, runChecks } from "../../src/checks/check.ts";
import type { Check } from "../../src/model/check.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import type { Go } from "../../src/ports/process/go-command.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { setUp } from "../../src/toolchain/set-up.ts";
import { testCache } from "../kit/go.ts";
import { byNight } from "../kit/long.ts";

const processes = makeProcesses(new AbortController().signal);
const cacheDir = join(testCache, "go-steady"); // the command line's own, so that staticcheck is built and fed once for all tests
const env = { ...childEnvironment(process.env), GOFLAGS: "-buildvcs=false -ldflags=-w" }; // half of linking is writing DWARF
let root: string;
let go: Go;
let staticcheckMissing = "";

async function openModule(): Promise<void> {
  root = await realpath(await mkdtemp(join(tmpdir(), "check-")));
  go = await setUp({ processes, env, moduleDir: root, prefer: "path" });
}

const closeModule = () => rm(root, { recursive: true });

beforeEach(openModule);
afterEach(closeModule);

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

const nothing = { vet: false, staticcheck: false, test: false, coverage: false } as const;

async function run(
  request: Partial<CheckRequest>,
): Promise<readonly [vet: Check, staticcheck: Check, test: Check]> {
  const rest = {
    processes,
    go,
    env: go.env,
    dir: root,
    root,
    packages: ["./..."],
    buildFlags: [],
    testFlags: [],
    testRetries: 0,
    outputs: root,
    cacheDir,
    now: () => performance.now() / 1000,
  };
  const [vet, staticcheck, tests] = await runChecks({ ...rest, ...nothing, ...request });
  if (vet === undefined || staticcheck === undefined || tests === undefined)
    throw new Error("a check is missing");
  return [vet, staticcheck, tests];
}

/** place, code and message of each finding, a line each. */
const shown = ({ findings }: Check): readonly string[] =>
  findings.map(({ code, message, file, line, column }) =>
    [[file, line, column].filter((part) => part !== undefined).join(":"), code, message].join(" | "),
  );

const MODULE = "module example.com/m\n\ngo 1.22\n";

/** withStaticcheck is a test that needs it: it fails in CI where it cannot be had, and is passed over, loudly, elsewhere. */
function withStaticcheck(name: string, body: () => Promise<void>): void {
  test(name, async () => {
    if (staticcheckMissing === "") return body();
    if (process.env.CI) throw new Error(staticcheckMissing);
    process.stderr.write(`PASSED OVER: "${name}": ${staticcheckMissing}\n`);
  });
}

beforeAll(async () => {
  await openModule();
  await write({ "go.mod": MODULE, "a.go": "package m\n" });
  const [, { status, reason }] = await run({ staticcheck: true });
  staticcheckMissing = status === "passed" ? "" : reason;
  await closeModule();
}, 600_000); // building it takes a minute or two

withStaticcheck("finds what vet, staticcheck and tests find, in a module in a subfolder", async () => {
  await write({
    "sub/mod/go.mod": MODULE,
    "sub/mod/a.go": "package m\n\nfunc A(x int) int {\n\tx = x\n\treturn x\n}\n",
    "sub/mod/deep/b.go": "package deep\n\nfunc unused() {}\n",
    "sub/mod/deep/b_test.go": [
      ...["package deep", "", 'import "testing"', "", "func TestTable(t *testing.T) {"],
      ...['\tt.Run("a/b", func(t *testing.T) {', '\t\tt.Error("<b>@you</b> | `x`")', "\t})"],
      ...['\tt.Run("ok", func(t *testing.T) {})', '\tt.Run("not", func(t *testing.T) { t.Skip() })', "}\n"],
    ].join("\n"),
  });
  const groups: string[] = [];
  const [vet, staticcheck, tests] = await run({
    ...{ dir: join(root, "sub/mod"), vet: true, staticcheck: true, test: true },
    runner: { info: () => {}, group: (title) => groups.push(title.replace(/ \(.*/, "")) },
  });
  const [self = "", ...others] = shown(vet);
  expect(self.replace(/ to x$/, "")).toBe("sub/mod/a.go:4:2 | assign | self-assignment of x"); // older Go: "of x to x"
  expect(others).toEqual([]);
  expect(shown(staticcheck)).toEqual([
    "sub/mod/a.go:4:2 | SA4018 | self-assignment of x to x",
    "sub/mod/deep/b.go:3:6 | U1000 | func unused is unused",
  ]);
  expect(shown(tests)).toEqual(["sub/mod/deep/b_test.go:7 | TestTable/a/b | <b>@you</b> | `x`"]);
  expect(tests.tests).toMatchObject({ passed: 1, failed: 2, skipped: 1, packages: 1 });
  expect([vet, staticcheck, tests].map(({ status, reason }) => `${status}${reason}`)).toEqual(
    Array<string>(3).fill("failed"),
  );
  expect(groups).toEqual([
    "go vet: failed, 1 finding",
    "staticcheck: failed, 2 findings",
    "go test: failed, 1 finding, 1 test passed",
  ]);
});

test("code without faults passes, with coverage over all packages, weighted by statements", async () => {
  await write({
    "go.mod": MODULE,
    "a.go": "package m\n\nfunc A(x int) int {\n\tif x > 0 {\n\t\tx++\n\t\tx++\n\t}\n\treturn x\n}\n",
    "a_test.go": 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { A(0) }\n',
    "b/b.go": "package b\n\nfunc B() int { return 1 }\n",
  });
  const [vet, , tests] = await run({ vet: true, test: true, coverage: true });
  expect([vet.status, tests.status, tests.tests?.coverage]).toEqual(["passed", "passed", 2 / 5]);
});

withStaticcheck("build errors are said once, and what builds is tested all the same", async () => {
  await write({
    "go.mod": MODULE,
    "bad/a.go": "package bad\n\nfunc A() int { return missing + other }\n",
    "bad/a_test.go": 'package bad\n\nimport "testing"\n\nfunc TestA(t *testing.T) { A() }\n',
    "good/a_test.go": 'package good\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
  });
  const [vet, staticcheck, tests] = await run({ vet: true, staticcheck: true, test: true });
  expect(shown(vet)).toEqual([
    "bad/a.go:3:23 | build | undefined: missing",
    "bad/a.go:3:33 | build | undefined: other",
  ]);
  const elsewhere = "the code does not build: see vet";
  expect([staticcheck.status, staticcheck.reason, staticcheck.findings]).toEqual(["skipped", elsewhere, []]);
  expect([tests.status, tests.reason, tests.findings]).toEqual(["failed", elsewhere, []]);
  expect(tests.tests).toMatchObject({ passed: 1, failed: 0 });
});

test("build errors of the tests name no column where coverage moved it", async () => {
  await write({
    "go.mod": MODULE,
    "a.go": "package m\n\nfunc A() int { return missing }\n",
    "a_test.go": 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { A() }\n',
  });
  const [, , tests] = await run({ test: true, coverage: true });
  expect(shown(tests)).toEqual(["a.go:3 | build | undefined: missing"]);
});

test("a package that does not exist is a build error at its import", async () => {
  await write({ "go.mod": MODULE, "a.go": 'package m\n\nimport _ "example.com/m/nowhere"\n' });
  const [vet, , tests] = await run({ vet: true, test: true });
  expect(vet.findings.map(({ file, line, code }) => [file, line, code])).toEqual([["a.go", 3, "build"]]);
  expect([tests.status, tests.findings]).toEqual(["failed", []]);
});

test("a panic, a time limit and os.Exit are findings at their places", async () => {
  const header =
    'package m\n\nimport (\n\t"os"\n\t"testing"\n\t"time"\n)\n\nvar _, _ = os.Exit, time.Sleep\n\n';
  await write({
    "go.mod": MODULE,
    "a.go": 'package m\n\n//go:noinline\nfunc Store(m map[string]int) { m["x"] = 1 }\n',
    "panics/a_test.go": `${header}func TestPanic(t *testing.T) { Store(nil) }\n\nfunc Store(m map[string]int) {\n\tm["x"] = 1\n}\n`,
    "exits/a_test.go": `${header}func TestExit(t *testing.T) { os.Exit(3) }\n`,
    "slow/a_test.go": `${header}func TestSlow(t *testing.T) {\n\ttime.Sleep(time.Minute)\n}\n`,
  });
  const [, , tests] = await run({ test: true, testFlags: ["-timeout", "1s"] });
  expect(shown(tests)).toEqual([
    "exits/a_test.go:11 | TestExit | the test binary of example.com/m/exits ended while TestExit ran (log.Fatal, os.Exit, or killed)",
    "panics/a_test.go:14 | TestPanic | panic: assignment to entry in nil map\nin example.com/m/panics.Store",
    "slow/a_test.go:12 | TestSlow | timed out: the tests of example.com/m/slow took more than 1s",
  ]);
  expect(tests.tests).toMatchObject({ passed: 0, failed: 3, skipped: 0, packages: 3 });
});

withStaticcheck("all checks see the same build tags", async () => {
  await write({
    "go.mod": MODULE,
    "a.go": "package m\n",
    "tagged.go": '//go:build special\n\npackage m\n\nimport "fmt"\n\nfunc f() { fmt.Printf("%d", "x") }\n',
    "tagged_test.go":
      '//go:build special\n\npackage m\n\nimport "testing"\n\nfunc TestT(t *testing.T) { t.Fatal("no") }\n',
  });
  const asked = { vet: true, staticcheck: true, test: true } as const;
  const without = await run(asked);
  expect(without.map(({ status }) => status)).toEqual(["passed", "passed", "passed"]);
  const [vet, staticcheck, tests] = await run({ ...asked, buildFlags: ["-tags", "special"] });
  expect([vet, staticcheck, tests].map(({ findings }) => findings.map(({ code }) => code))).toEqual([
    ["printf"],
    ["U1000", "SA5009"],
    ["TestT"],
  ]);
});

// By day process.test.ts reads as much in as little.
byNight(test)("a test that prints 50 MB is read in little memory", async () => {
  await write({
    "go.mod": MODULE,
    "a_test.go": [
      'package m\n\nimport (\n\t"os"\n\t"strings"\n\t"testing"\n)\n\nfunc TestLoud(t *testing.T) {',
      '\tline := strings.Repeat("x", 1<<16) + "\\n"\n\tfor i := 0; i < 800; i++ {\n\t\tos.Stdout.WriteString(line)\n\t}',
      '\tt.Error("loud")\n}\n',
    ].join("\n"),
  });
  const before = process.memoryUsage().rss;
  const [, , tests] = await run({ test: true });
  expect(shown(tests)).toEqual(["a_test.go:14 | TestLoud | loud"]);
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});

test("a vet that prints more than is read has not passed", async () => {
  await write({
    "go.mod": MODULE,
    "a.go": "package m\n",
    "loud-go": '#!/bin/sh\nyes "$(printf %1000s)" | head -c 9000000\n',
  });
  await chmod(join(root, "loud-go"), 0o755);
  const [vet] = await run({ vet: true, go: { ...go, path: join(root, "loud-go") } });
  expect([vet.status, vet.reason]).toEqual([
    "error",
    "go vet printed more than is read: there may be more than this",
  ]);
});

test("a test program that leaves before its tests has passed, as for go test, and it is said", async () => {
  const main =
    "func TestMain(m *testing.M) {\n\tcode := 0\n\tdefer func() { os.Exit(code) }()\n\tpanic(1)\n}\n";
  await write({
    "go.mod": MODULE,
    "a_test.go": `package m\n\nimport (\n\t"os"\n\t"testing"\n)\n\n${main}\nfunc TestA(t *testing.T) {}\n`,
  });
  const [, , tests] = await run({ vet: false, test: true });
  expect([tests.status, tests.reason]).toEqual([
    "passed",
    "the test program of example.com/m ended with 0 before any test ran: TestMain does not come to m.Run",
  ]);
});

test("flags after -args reach the test", async () => {
  await write({
    "go.mod": MODULE,
    "a_test.go":
      'package m\n\nimport (\n\t"flag"\n\t"testing"\n)\n\nfunc TestArgs(t *testing.T) { t.Fatal(flag.Args()) }\n',
  });
  const [, , tests] = await run({ test: true, testFlags: ["-run", "Args", "-args", "one", "./..."] });
  expect(shown(tests)).toEqual(["a_test.go:8 | TestArgs | [one ./...]"]);
});

test("a wrong flag is an error of the check, not of the code", async () => {
  await write({ "go.mod": MODULE, "a.go": "package m\n" });
  const [, , tests] = await run({ test: true, testFlags: ["-timeout=never"] });
  expect([tests.status, tests.findings]).toEqual(["error", []]);
  expect(tests.reason).toMatch(/^invalid value "never" for flag -timeout/);
});

withStaticcheck("nothing to check is said, and so is what was not asked for", async () => {
  await write({ "go.mod": MODULE });
  const all = await run({ vet: true, staticcheck: true, test: true });
  expect(all.map(({ status, reason }) => [status, reason])).toEqual(
    Array<readonly string[]>(3).fill(["skipped", "no packages match ./..."]),
  );
  const none = await run({});
  expect(none.map(({ status, reason }) => [status, reason])).toEqual(
    Array<readonly string[]>(3).fill(["skipped", "not asked for"]),
  );
});

test("a staticcheck that cannot be installed says why and what to do; asked for only if installed, it is skipped", async () => {
  await write({ "go.mod": MODULE, "a.go": "package m\n" });
  const offline: Go = { ...go, env: { ...go.env, GOPROXY: "off", GOMODCACHE: join(root, "modules") } };
  const elsewhere = { go: offline, cacheDir: join(root, "cache") };
  const [, failed] = await run({ ...elsewhere, staticcheck: true });
  expect(failed.status).toBe("error");
  expect(failed.reason).toMatch(
    /^cannot install staticcheck v\d+\.\d+\.\d+: .*GOPROXY=off; set staticcheck: false to do without it$/,
  );
  const [, skipped] = await run({ ...elsewhere, staticcheck: "installed-only" });
  expect([skipped.status, skipped.findings]).toEqual(["skipped", []]);
  expect(skipped.reason).toMatch(
    /^staticcheck v\S+ is not installed \(go install honnef\.co\/go\/tools\/cmd\/staticcheck@v/,
  );
  const [folder] = await readdir(join(root, "cache/staticcheck"));
  expect(await readdir(join(root, "cache/staticcheck", folder ?? ""))).toEqual([]);
});

withStaticcheck("a staticcheck of the same version on PATH is used", async () => {
  await write({ "go.mod": MODULE, "a.go": "package m\n\nfunc unused() {}\n" });
  await run({ staticcheck: true }); // makes sure that there is one
  const kept = join(cacheDir, "staticcheck");
  const [folder = ""] = (await readdir(kept)).filter(
    (name) => name.startsWith("v") && name.includes(go.version),
  );
  const onPath: Go = { ...go, env: { ...go.env, PATH: `${join(kept, folder)}:${go.env.PATH}` } };
  const [, staticcheck] = await run({
    go: onPath,
    cacheDir: join(root, "cache"),
    staticcheck: "installed-only",
  });
  expect(shown(staticcheck)).toEqual(["a.go:3:6 | U1000 | func unused is unused"]);
});

test("files that flags name land where the user would have started go test, and nowhere without such a place", async () => {
  await write({
    "go.mod": "module example.com/m\n\ngo 1.22\n",
    "m.go": "package m\n\nfunc F() int { return 1 }\n",
    "m_test.go": 'package m\n\nimport "testing"\n\nfunc TestF(t *testing.T) { F() }\n',
  });
  const outputs = join(root, "users");
  await mkdir(join(outputs, "profiles"), { recursive: true });
  const told: string[] = [];
  const runner = { group: () => {}, info: (text: string) => told.push(text) };
  const named = ["-coverprofile=cover.out", "-cpuprofile", "cpu.out", "-trace=t.out", "-o=m.test"];
  const asked = { test: true, coverage: true, packages: ["."], runner };
  const [, , { tests }] = await run({ ...asked, outputs, testFlags: named });
  expect(tests?.coverage).toBe(1);
  expect((await readdir(outputs)).sort()).toEqual(["cover.out", "cpu.out", "m.test", "profiles", "t.out"]);
  expect(told).toEqual([`the tests write cover.out, cpu.out, t.out, m.test into ${outputs}`]);
  await run({ ...asked, outputs, testFlags: [...named, "-outputdir", "profiles"] });
  expect((await readdir(join(outputs, "profiles"))).sort()).toEqual(["cover.out", "cpu.out", "t.out"]);
  const [, , nowhere] = await run({ ...asked, outputs, testFlags: ["-coverprofile=no/cover.out"] });
  expect(nowhere).toMatchObject({
    status: "error",
    reason: `the tests cannot write ${join(outputs, "no", "cover.out")}: no such file or directory; make the folder before this step, or name another one`,
    findings: [],
  });
  const before = await readdir(root, { recursive: true });
  const absolute = ["-coverprofile", join(root, "absolute.out"), "-memprofile=mem.out"];
  const [, , unkept] = await run({ ...asked, outputs: undefined, testFlags: absolute });
  expect(unkept).toMatchObject({ status: "passed", tests: { coverage: 1 } });
  expect(await readdir(root, { recursive: true })).toEqual(before);
});
