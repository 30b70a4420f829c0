import { expect, test } from "@jest/globals";
import { reportBuildErrorsOnce } from "../../src/checks/build-errors.ts";
import { markKnown } from "../../src/checks/known-findings.ts";
import type { Check, CheckName, Finding } from "../../src/model/check.ts";

const finding = (check: CheckName, code: string, message: string, file?: string, line?: number): Finding => ({
  check,
  code,
  message,
  ...(file === undefined ? {} : { file }),
  ...(line === undefined ? {} : { line }),
});

const check = (name: CheckName, ...findings: readonly Finding[]): Check => ({
  name,
  status: findings.length > 0 ? "failed" : "passed",
  reason: "",
  findings,
  seconds: 1,
});

const known = (checks: readonly Check[]) =>
  checks.map(({ status, findings }) => [status, ...findings.map((f) => f.known)]);

test("a finding that moved is known, and a check with nothing new passes", () => {
  const head = [check("vet", finding("vet", "printf", "m, see a.go:9:2", "a.go", 30)), check("test")];
  const base = [check("vet", finding("vet", "printf", "m, see a.go:7:2", "a.go", 10))];
  expect(known(markKnown(head, base))).toEqual([["passed", true], ["passed"]]);
});

test("each finding of the base stands for one of the head", () => {
  const twice = [1, 2].map((line) => finding("vet", "printf", "m", "a.go", line));
  const base = [check("vet", finding("vet", "printf", "m", "a.go", 1))];
  expect(known(markKnown([check("vet", ...twice)], base))).toEqual([["failed", true, undefined]]);
});

test("another check, code, file or message is new", () => {
  const base = [check("vet", finding("vet", "printf", "m", "a.go"))];
  const others = [
    finding("staticcheck", "printf", "m", "a.go"),
    finding("vet", "copylocks", "m", "a.go"),
    finding("vet", "printf", "m", "b.go"),
    finding("vet", "printf", "n", "a.go"),
  ];
  for (const other of others)
    expect(known(markKnown([check(other.check, other)], base))).toEqual([["failed", undefined]]);
});

test("a test that failed in the base is known whatever it says", () => {
  const head = [check("test", finding("test", "TestX", "took 3 s at 0xc000", "a_test.go", 5))];
  const base = [check("test", finding("test", "TestX", "took 2 s at 0xc111", "a_test.go", 4))];
  expect(known(markKnown(head, base))).toEqual([["passed", true]]);
});

test.each([
  ["TestX/run-6585975673560040039", "TestX/run-425788249403513751", true],
  ["TestX/0f8fad5b-d9cb-469f-a165-70867728950e", "TestX/7c9e6679-7425-40de-944b-e07fc1f90ae7", true],
  ["TestX/case_1", "TestX/case_2", false],
  ["TestX/20250101", "TestX/20250102", false],
])("%s of the base is %s of the head: %s", (before, now, same) => {
  const of = (code: string) => [check("test", finding("test", code, "m", "a_test.go", 5))];
  expect(known(markKnown(of(now), of(before)))).toEqual([same ? ["passed", true] : ["failed", undefined]]);
});

test("a package that failed for another reason than in the base is new", () => {
  const outside = (why: string) =>
    check(
      "test",
      finding("test", "example.com/m", `example.com/m failed outside of its tests\n${why}`, "m_test.go", 3),
    );
  const base = [outside("2026/11/28 04:01:02 no config")];
  expect(known(markKnown([outside("2026/11/28 04:07:08 no config")], base))).toEqual([["passed", true]]);
  expect(known(markKnown([outside("2026/11/28 04:07:08 no database")], base))).toEqual([
    ["failed", undefined],
  ]);
});

test("a check that could not run is not excused by the base", () => {
  const head: Check = { ...check("staticcheck"), status: "error", reason: "no network" };
  expect(markKnown([head], [head])).toEqual([head]);
});

const build = (name: CheckName, message: string, line: number, file = "b.go") =>
  finding(name, "build", message, file, line);

test("build errors are said once, by the first check, in the compiler's words", () => {
  const checks = reportBuildErrorsOnce([
    check("vet", build("vet", "expected ')'", 1), finding("vet", "printf", "m", "a.go", 1)),
    check("staticcheck", build("staticcheck", "syntax error", 1), build("staticcheck", "two", 2)),
    check(
      "test",
      build("test", "error of instrumented code", 1),
      build("test", "only here", 9, "c.go"),
      finding("test", "TestX", "no", "a_test.go", 1),
    ),
  ]);
  expect(
    checks.map(({ status, reason, findings }) => [
      status,
      reason,
      findings.map((f) => `${f.check} ${f.message}`),
    ]),
  ).toEqual([
    ["failed", "", ["vet syntax error", "vet two", "vet only here", "vet m"]],
    ["skipped", "the code does not build: see vet", []],
    ["failed", "the code does not build: see vet", ["test no"]],
  ]);
});

test("a test that failed only for known build errors passes", () => {
  const checks = reportBuildErrorsOnce([
    check("vet", build("vet", "e", 1)),
    check("test", build("test", "e", 1)),
  ]);
  expect(known(markKnown(checks, checks))).toEqual([["passed", true], ["passed"]]);
});
