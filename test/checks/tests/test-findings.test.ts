// Recorded runs of one module with Go 1.22, 1.26 and 1.27: `go test -json -vet=off -timeout 2s ./...`.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parsePackageList } from "../../../src/build/package-list.ts";
import { readTestFindings } from "../../../src/checks/tests/test-findings.ts";
import type { TestSources } from "../../../src/checks/tests/test-place.ts";
import { makeTestRunReader } from "../../../src/checks/tests/test-run.ts";

const recorded = (name: string) => readFileSync(`test/checks/fixtures/${name}`, "utf8");

const ROOT = "/tmp/example";
const sources: TestSources = {
  folders: { root: ROOT, dir: ROOT },
  packages: parsePackageList(recorded("packages.json")),
  texts: new Map([
    [`${ROOT}/a_test.go`, "package ex\n\nfunc TestBad(t *testing.T) {}\n\nfunc ExampleAdd() {\n}\n"],
    [`${ROOT}/exits/e_test.go`, "package exits\nfunc TestExits(t *testing.T) { os.Exit(3) }\n"],
    [`${ROOT}/setup/s_test.go`, "package setup\n\nfunc TestMain(m *testing.M) {\n"],
  ]),
};

function read(stdout: string, stderr = "") {
  const reader = makeTestRunReader();
  for (const line of stdout.split("\n").slice(0, -1)) reader.add(line);
  const run = reader.end();
  return { run, findings: readTestFindings(run, stderr, sources) };
}

/** check, code, place and message of each finding, a line each. */
function shown(findings: ReturnType<typeof read>["findings"]): readonly string[] {
  return findings.map(({ code, message, file, line, column }) =>
    [`${file ?? ""}:${line ?? ""}${column === undefined ? "" : `:${column}`}`, code, message].join(" | "),
  );
}

const BUILD = [
  "broken/b.go:3:23 | build | undefined: undefinedThing",
  "broken/b.go:3:40 | build | undefined: other",
];
const EXAMPLE = "a_test.go:5 | ExampleAdd | got:\n1\nwant:\n2";
const TABLE = [
  "a_test.go:23 | TestTable/a/b/c | bad a/b/c",
  "a_test.go:23 | TestTable/x|y<z> | bad x|y<z>",
  "a_test.go:39 | FuzzX/seed#1 | seed is bad",
];
const BINARIES = [
  "exits/e_test.go:2 | TestExits | the test binary of example.com/ex/exits ended while TestExits ran (log.Fatal, os.Exit, or killed)",
  "panics/init_test.go:7 | TestGoroutine | panic: in a goroutine\nin example.com/ex/panics.TestGoroutine.func1",
  "setup/s_test.go:3 | example.com/ex/setup | example.com/ex/setup failed outside of its tests\ncannot reach the database",
  "slow/e_test.go:8 | TestSlow | timed out: the tests of example.com/ex/slow took more than 2s",
  "sub/s_test.go:11 | TestHelper | in helper",
];
const ERRORS = "a_test.go:15: got 2, want 3\nsecond line <b>bold</b>\na_test.go:16: another";

test.each(["1.22", "1.26"])("reads a run of Go %s, where logs and errors look alike", (version) => {
  const { findings } = read(recorded(`test-go${version}.stdout`), recorded(`test-go${version}.stderr`));
  expect(shown(findings)).toEqual([
    ...BUILD,
    EXAMPLE,
    `a_test.go:16 | TestBad | a_test.go:14: before\n${ERRORS}`,
    ...TABLE,
    ...BINARIES,
    "sub/s_test.go:20 | TestPar/two | s_test.go:18: parallel log two\ns_test.go:20: two is bad",
  ]);
});

test("reads a run of Go 1.27, which says what is an error", () => {
  const { findings } = read(recorded("test-go1.27.stdout"));
  expect(shown(findings)).toEqual([
    ...BUILD,
    EXAMPLE,
    `a_test.go:15 | TestBad | ${ERRORS}`,
    ...TABLE,
    ...BINARIES,
    "sub/s_test.go:20 | TestPar/two | two is bad",
  ]);
});

test("counts tests, subtests and their parents, and what never ended as failed", () => {
  const { run } = read(recorded("test-go1.26.stdout"));
  expect(run.summary).toEqual({ passed: 7, failed: 13, skipped: 2, packages: 7, slowest: [] });
});

test("a data race is a finding at the first access in the repository", () => {
  const { findings } = read(recorded("race-go1.26.stdout"));
  expect(shown(findings)).toEqual([
    "race/r_test.go:8 | TestRace | data race\nin example.com/ex/race.TestRace.func1",
  ]);
});

test("the order of events and the times in them change nothing", () => {
  const lines = recorded("test-go1.26.stdout").split("\n").slice(0, -1);
  const isOf = (pkg: string) => (line: string) => line.includes(`"Package":"example.com/ex/${pkg}"`);
  const sub = lines.filter(isOf("sub"));
  const moved = [...sub, ...lines.filter((line) => !isOf("sub")(line))].map((line) =>
    line.replace(/"Elapsed":[\d.]+/g, '"Elapsed":1.5').replace(/\(0\.00s\)/g, "(1.50s)"),
  );
  expect(read(`${moved.join("\n")}\n`).findings).toEqual(read(recorded("test-go1.26.stdout")).findings);
});

const PKG = "example.com/ex/sub";

/** Events of one package: a string is output of the test that runs. */
function events(...steps: readonly (string | readonly [action: string, test?: string])[]): string {
  let running = "";
  const all = steps.map((step) => {
    if (typeof step === "string")
      return { Action: "output", Package: PKG, ...(running === "" ? {} : { Test: running }), Output: step };
    const [Action, Test = ""] = step;
    running = Action === "run" ? Test : "";
    return { Action, Package: PKG, ...(Test === "" ? {} : { Test }), Elapsed: 0.01 };
  });
  return all.map((event) => `${JSON.stringify(event)}\n`).join("");
}

test("a panic points to the call that panicked, not to deferred functions or the standard library", () => {
  const { findings } = read(
    events(
      ["run", "TestX"],
      "panic: runtime error: invalid memory address or nil pointer dereference [recovered, repanicked]\n",
      "[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x4b280e]\n\n",
      "goroutine 7 [running]:\ntesting.tRunner.func1.2({0x1?, 0x2})\n\t/usr/local/go/src/testing/testing.go:1974 +0x232\n",
      "example.com/ex/sub.cleanUp(0x1)\n\t/tmp/example/sub/s.go:30 +0x1\n",
      "panic({0x55a7a0?, 0x6cae30?})\n\t/usr/local/go/src/runtime/panic.go:860 +0x13a\n",
      "example.com/ex/vendor/x.Do()\n\t/tmp/example/vendor/x/x.go:4 +0x1\n",
      "example.com/ex/sub.(*T).Run(0x1)\n\t/tmp/example/sub/s.go:5 +0x1\n\n",
      "goroutine 1 [chan receive]:\nexample.com/ex/sub.Other()\n\t/tmp/example/sub/s.go:99 +0x1\n",
      ["fail", "TestX"],
      "FAIL\texample.com/ex/sub\t0.003s\n",
      ["fail"],
    ),
  );
  expect(shown(findings)).toEqual([
    [
      "sub/s.go:5 | TestX | panic: runtime error: invalid memory address or nil pointer dereference",
      "[signal SIGSEGV: segmentation violation]",
      "in example.com/ex/sub.(*T).Run",
    ].join("\n"),
  ]);
});

test("a trace of a binary built with -trimpath is found, too", () => {
  const trace =
    "panic: x\n\ngoroutine 7 [running]:\nexample.com/ex/sub.F()\n\texample.com/ex/sub/s.go:5 +0x1\n";
  const { findings } = read(events(["run", "TestX"], trace, ["fail", "TestX"], ["fail"]));
  expect(shown(findings)).toEqual(["sub/s.go:5 | TestX | panic: x\nin example.com/ex/sub.F"]);
});

test("a crash behind output without a line end is one, when goroutines follow", () => {
  const trace = "goroutine 7 [running]:\nexample.com/ex/sub.F()\n\t/tmp/example/sub/s.go:5 +0x1\n";
  const crash = read(
    events(["run", "TestX"], "progress...", `panic: x\n\n${trace}`, ["fail", "TestX"], ["fail"]),
  );
  expect(shown(crash.findings)).toEqual(["sub/s.go:5 | TestX | panic: x\nin example.com/ex/sub.F"]);
  const limit =
    "waiting for the databasepanic: test timed out after 2s\n\trunning tests:\n\t\tTestX (2s)\n\n";
  const late = read(events(["run", "TestX"], `${limit}${trace}`, ["fail", "TestX"], ["fail"]));
  expect(late.findings.map(({ message }) => message)).toEqual([
    `timed out: the tests of ${PKG} took more than 2s`,
  ]);
  const word = read(events(["run", "TestX"], "recovered a panic: x\n", ["fail", "TestX"], ["fail"]));
  expect(word.findings.map(({ message }) => message)).toEqual(["recovered a panic: x"]);
});

test("a test that prints the word panic and speaks on has not crashed", () => {
  const { findings } = read(
    events(["run", "TestX"], "panic: only a word\n", "    s_test.go:4: wrong\n", ["fail", "TestX"], ["fail"]),
  );
  expect(shown(findings)).toEqual(["sub/s_test.go:4 | TestX | wrong"]);
});

test("tests that a crash took along are not reported beside it", () => {
  const trace =
    "panic: x\n\ngoroutine 7 [running]:\nexample.com/ex/sub.F()\n\t/tmp/example/sub/s.go:5 +0x1\n";
  const { run, findings } = read(
    events(["run", "TestA"], ["run", "TestA/b"], ["fail", "TestA/b"], ["run", "TestC"], trace, ["fail"]),
  );
  expect(shown(findings)).toEqual(["sub/s.go:5 | TestC | panic: x\nin example.com/ex/sub.F"]);
  expect(run.summary.failed).toBe(3);
});

test("a name with a slash belongs to the longest parent that runs", () => {
  const { run } = read(
    events(
      ["run", "T"],
      ["run", "T/a/b"],
      ["run", "T/a/b/c"],
      ["pass", "T/a/b/c"],
      ["pass", "T/a/b"],
      ["pass", "T"],
      ["pass"],
    ),
  );
  expect(run.summary.slowest.map(({ test: name }) => name)).toEqual(["T/a/b/c"]);
});

test("the slowest tests are ten, slowest first", () => {
  const reader = makeTestRunReader();
  for (let i = 0; i < 30; i++) {
    reader.add(JSON.stringify({ Action: "run", Package: "p", Test: `T${i}` }));
    reader.add(
      JSON.stringify({ Action: "pass", Package: "p", Test: `T${i}`, Elapsed: ((i * 7) % 30) / 100 }),
    );
  }
  const seconds = reader.end().summary.slowest.map((slow) => slow.seconds);
  expect(seconds).toEqual([0.29, 0.28, 0.27, 0.26, 0.25, 0.24, 0.23, 0.22, 0.21, 0.2]);
});

test("a line of a helper in another package is placed where only one package has such a file", () => {
  const steps = [["run", "TestX"], "    p.go:3: helper says no\n", ["fail", "TestX"], ["fail"]] as const;
  expect(shown(read(events(...steps)).findings)).toEqual(["panics/p.go:3 | TestX | helper says no"]);
  const both = events(
    ["run", "TestX"],
    "    e_test.go:8: two packages have it\n",
    ["fail", "TestX"],
    ["fail"],
  );
  expect(shown(read(both).findings)).toEqual([": | TestX | two packages have it"]);
});

test("an end in the middle of a line leaves the time out of the message", () => {
  const { findings } = read(
    events(["run", "TestX"], "half a line", "--- FAIL: TestX (1.23s)\n", ["fail", "TestX"], ["fail"]),
  );
  expect(shown(findings)).toEqual([": | TestX | half a line"]);
});

test("a binary that ends by log.Fatal says its last words, without their time", () => {
  const { findings } = read(
    events(["run", "TestX"], "connecting\n", "2026/11/28 04:22:50 cannot reach the database: refused\n", [
      "fail",
    ]),
  );
  expect(findings[0]?.message).toBe(
    `the test binary of ${PKG} ended while TestX ran (log.Fatal, os.Exit, or killed)\nconnecting\ncannot reach the database: refused`,
  );
  const outside = read(events("2026/11/28 04:22:50.123456 no config\n", `FAIL\t${PKG}\t0.01s\n`, ["fail"]));
  expect(outside.findings[0]?.message).toBe(`${PKG} failed outside of its tests\nno config`);
});

test("a line that says what failed is found behind output without a line end, too", () => {
  const steps = [
    ["run", "TestX"],
    "progress: 10%    s_test.go:6: a log\n",
    "progress: 20%    s_test.go:8: is wrong\n",
    ["fail", "TestX"],
    ["fail"],
  ] as const;
  expect(shown(read(events(...steps)).findings)).toEqual([
    "sub/s_test.go:8 | TestX | s_test.go:6: a log\ns_test.go:8: is wrong",
  ]);
});

test("what the go command says of a build that succeeds, and lines that are no events, are no findings", () => {
  const warning = { Action: "build-output", ImportPath: "x", Output: "# x\nld: warning: old\n" };
  const { run, findings } = read(
    `${JSON.stringify(warning)}\nnot json\n{"broken\n${events(["run", "TestX"], "    s_test.go:4: no\n", ["fail", "TestX"], ["fail"])}`,
    "ld: warning: old\n",
  );
  expect(shown(findings)).toEqual(["sub/s_test.go:4 | TestX | no"]);
  expect(run.otherOutput.lines).toEqual(["not json", '{"broken']);
});

test("keeps the start, the end and the places of a very long output, in bounded memory", () => {
  const filler = Array<string>(10_000).fill(`${"x".repeat(4000)}\n`);
  const { run } = read(
    events(["run", "TestX"], "first\n", ...filler, "    s_test.go:4: no\n", ["fail", "TestX"], ["fail"]),
  );
  const { lines = [], said = [] } = run.failedTests[0]?.output ?? {};
  expect([lines.length, lines[0], lines[40], lines.at(-1)]).toEqual([
    81,
    "first",
    "… 9922 lines left out …",
    "    s_test.go:4: no",
  ]);
  expect(said.map(({ text }) => text)).toEqual(["no"]);
});
