import { expect, test } from "@jest/globals";
import { checkBody, checkTitle, clocksBody, clocksTitle } from "../../src/checks/check-log.ts";
import type { Check } from "../../src/model/check.ts";

const passed: Check = { name: "vet", status: "passed", reason: "", findings: [], seconds: 1.26 };

test("a check that found nothing says so", () => {
  expect([checkTitle(passed), checkBody(passed)]).toEqual(["go vet: passed (1.3 s)", "nothing found"]);
});

test("a skipped check says why", () => {
  const skipped: Check = { ...passed, name: "staticcheck", status: "skipped", reason: "not asked for" };
  expect([checkTitle(skipped), checkBody(skipped)]).toEqual(["staticcheck: skipped", "not asked for"]);
});

test("findings come first, then the output of failed tests, then the figures", () => {
  const check: Check = {
    name: "test",
    status: "failed",
    reason: "",
    seconds: 2,
    findings: [
      { check: "test", code: "TestX", message: "got 1\nwant 2", file: "a_test.go", line: 5, known: true },
      { check: "test", code: "TestY", message: "panic: oh" },
    ],
    tests: {
      passed: 3,
      failed: 2,
      skipped: 0,
      packages: 1,
      coverage: 0.8125,
      slowest: [{ pkg: "m/p", test: "TestZ", seconds: 1.5 }],
    },
  };
  const output = { lines: ["before", "    a_test.go:5: got 1"], said: [], crash: [] };
  const failed = [{ pkg: "m/p", test: "TestX", output, hasEnded: true, isParent: false }];
  expect(checkTitle(check)).toBe("go test: failed, 2 findings, 3 tests passed (2.0 s)");
  expect(checkBody(check, failed)).toBe(`a_test.go:5: TestX: got 1
    want 2 (the base has it, too)
TestY: panic: oh

output of m/p TestX:
    before
        a_test.go:5: got 1

3 passed, 2 failed, 0 skipped, in 1 package
coverage: 81.3 % of statements
slowest tests:
    1.50 s  m/p TestZ`);
});

test("the runs with other clocks are a block of their own: the clocks, and what depends on them", () => {
  const clocks = [{ zone: "Asia/Tokyo" }, { zone: "Asia/Tokyo", moment: "2028-02-29T12:00:00Z" }];
  const check: Check = {
    ...{ name: "test", status: "failed", reason: "", seconds: 1 },
    findings: [
      { check: "test", code: "TestA", message: "wrong" },
      {
        check: "test",
        code: "TestB",
        message: "depends on …",
        clocks: { fails: clocks, passes: [{ zone: "UTC" }] },
      },
    ],
    tests: { passed: 1, failed: 1, skipped: 0, packages: 1, slowest: [], clocks },
  };
  expect(clocksTitle(check)).toBe("go test in 2 other clocks: 1 test depends on them");
  expect(clocksBody(check)).toBe("Asia/Tokyo\nAsia/Tokyo at 2028-02-29 12:00 UTC\nTestB: depends on …");
});
