import { expect, test } from "@jest/globals";
import { defaultFailOn, type GateInput, gate } from "../../src/judge/gate.ts";
import type { Check } from "../../src/model/check.ts";
import type { Comparison, Verdict } from "../../src/model/verdict.ts";

const nothing: GateInput = {
  comparisons: [],
  checks: [],
  failOn: defaultFailOn,
  headBuildFailed: [],
  unmeasuredReason: undefined,
};

function comparison(verdict: Verdict, unit = "sec/op"): Comparison {
  const numbers = { base: 1, head: 1.2, delta: 0.2, lo: 0.1, hi: 0.3, pairs: 10 };
  return {
    pkg: "example.com/x",
    name: "Parse",
    procs: 2,
    unit,
    verdict,
    ...numbers,
    reason: "20.0 % slower",
    warnings: [],
  };
}

function check(status: Check["status"], reason = ""): Check {
  return { name: "vet", status, reason, findings: [], seconds: 1 };
}

test("nothing found is passed", () => {
  expect(gate(nothing)).toEqual({ outcome: "passed", reasons: [] });
});

test("a regression fails and is the reason", () => {
  expect(gate({ ...nothing, comparisons: [comparison("unchanged"), comparison("regression")] })).toEqual({
    outcome: "failed",
    reasons: ["example.com/x.Parse-2 sec/op: 20.0 % slower"],
  });
});

test("throughput that fell with its time is not a second reason", () => {
  const both = [comparison("regression"), comparison("regression", "B/s")];
  expect(gate({ ...nothing, comparisons: both }).reasons).toEqual([
    "example.com/x.Parse-2 sec/op: 20.0 % slower",
  ]);
  expect(gate({ ...nothing, comparisons: [comparison("regression", "B/s")] }).outcome).toBe("failed");
});

test.each<Verdict>(["improvement", "unchanged", "inconclusive", "identical", "new", "missing", "broken"])(
  "%s does not fail by itself",
  (verdict) => {
    expect(gate({ ...nothing, comparisons: [comparison(verdict)] }).outcome).toBe("passed");
  },
);

test("what ran on the base and breaks on the head fails, what breaks on both sides or on the base does not", () => {
  const on = (brokenOn: "base" | "head" | "both", failOn = defaultFailOn) =>
    gate({
      ...nothing,
      failOn,
      comparisons: [{ ...comparison("broken"), brokenOn, reason: "panicked on the head" }],
    });
  expect(on("head")).toEqual({
    outcome: "failed",
    reasons: ["example.com/x.Parse-2 is broken: panicked on the head"],
  });
  expect([on("base").outcome, on("both").outcome]).toEqual(["passed", "passed"]);
  expect(on("head", ["regression", "broken"]).reasons).toHaveLength(1);
  expect([on("both", ["broken"]).outcome, on("head", ["build"]).outcome]).toEqual(["failed", "passed"]);
});

test.each<["broken" | "missing" | "inconclusive"]>([["broken"], ["missing"], ["inconclusive"]])(
  "%s fails when asked",
  (verdict) => {
    const result = gate({ ...nothing, failOn: [verdict], comparisons: [comparison(verdict)] });
    expect(result.outcome).toBe("failed");
    expect(result.reasons[0]).toContain(verdict);
  },
);

test("a check that the machine could not run is unmeasured, unless the code fails elsewhere", () => {
  const machines: Check = { ...check("error", "go vet: no space left on device"), cause: "machine" };
  const reason = "vet could not run: go vet: no space left on device";
  expect(gate({ ...nothing, checks: [machines] })).toEqual({ outcome: "unmeasured", reasons: [reason] });
  expect(gate({ ...nothing, checks: [machines, check("failed")] })).toEqual({
    outcome: "failed",
    reasons: ["vet failed", reason],
  });
  expect(gate({ ...nothing, checks: [machines], failOn: [] }).outcome).toBe("unmeasured");
});

test("a failing check, and one that could not run, fail", () => {
  expect(gate({ ...nothing, checks: [check("failed")] })).toEqual({
    outcome: "failed",
    reasons: ["vet failed"],
  });
  expect(gate({ ...nothing, checks: [check("error", "no staticcheck")] }).reasons).toEqual([
    "vet could not run: no staticcheck",
  ]);
  expect(gate({ ...nothing, checks: [check("passed"), check("skipped")] }).outcome).toBe("passed");
  expect(gate({ ...nothing, failOn: [], checks: [check("failed")] }).outcome).toBe("passed");
});

test("known findings are not counted", () => {
  const finding = { check: "vet" as const, code: "printf", message: "m" };
  const failed = { ...check("failed"), findings: [finding, { ...finding, known: true }] };
  expect(gate({ ...nothing, checks: [failed] }).reasons).toEqual(["vet failed with 1 finding"]);
});

test("a head that does not build fails", () => {
  expect(gate({ ...nothing, headBuildFailed: ["example.com/x"] })).toEqual({
    outcome: "failed",
    reasons: ["example.com/x does not build in the head"],
  });
});

test("a failed gate wins over unmeasured, and both are told", () => {
  const unmeasured = { ...nothing, unmeasuredReason: "the base does not build" };
  expect(gate(unmeasured)).toEqual({ outcome: "unmeasured", reasons: ["the base does not build"] });
  expect(gate({ ...unmeasured, checks: [check("failed")] })).toEqual({
    outcome: "failed",
    reasons: ["vet failed", "the base does not build"],
  });
});
