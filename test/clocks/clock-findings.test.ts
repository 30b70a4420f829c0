import { expect, test } from "@jest/globals";
import { addDependences, type ClockRun, dependencesOf } from "../../src/clocks/clock-findings.ts";
import type { Finding } from "../../src/model/check.ts";

const finding = (code: string, message = "wrong"): Finding => ({
  check: "test",
  code,
  message,
  file: "a_test.go",
});
const [UTC, TOKYO, BERLIN] = [{ zone: "UTC" }, { zone: "Asia/Tokyo" }, { zone: "Europe/Berlin" }];

const run = (clock: ClockRun["clock"], codes: readonly string[], isWhole = true): ClockRun => ({
  clock,
  findings: codes.map((code) => finding(code)),
  isWhole,
});

test("what fails in one zone each time and passes in others depends on the zone", () => {
  const runs = [run(UTC, []), run(TOKYO, ["TestA"]), run(BERLIN, []), run(TOKYO, ["TestA"]), run(UTC, [])];
  expect(dependencesOf(runs)).toEqual([
    {
      kind: "depends",
      finding: {
        ...finding("TestA"),
        message: "depends on the time zone: fails in Asia/Tokyo but passes in UTC, Europe/Berlin\nwrong",
        clocks: { fails: [TOKYO], passes: [UTC, BERLIN] },
      },
    },
  ]);
});

test("what fails in all is an ordinary failure, what changes in one clock depends on something else", () => {
  const runs = [run(UTC, ["TestA", "TestB"]), run(TOKYO, ["TestA"]), run(UTC, ["TestA"])];
  expect(dependencesOf(runs)).toEqual([
    { kind: "always", finding: finding("TestA") },
    { kind: "unsteady", name: "TestB", clock: UTC },
  ]);
});

test("of tests that a crash took along nothing is known", () => {
  const runs = [run(UTC, []), run(TOKYO, ["TestCrash"], false), run(BERLIN, ["TestLate"])];
  const fits = dependencesOf(runs).map((each) => each.kind === "depends" && each.finding.clocks);
  expect(fits).toEqual([
    { fails: [TOKYO], passes: [UTC, BERLIN] },
    { fails: [BERLIN], passes: [UTC] },
  ]);
});

test("the words about the clock take the place of the ordinary run's; nothing is said twice", () => {
  const ordinary = [finding("TestA", "first"), finding("TestB", "other"), finding("TestC", "third")];
  const depends = { ...finding("TestA", "depends"), clocks: { fails: [UTC], passes: [TOKYO] } };
  expect(
    addDependences(ordinary, [
      { kind: "depends", finding: depends },
      { kind: "always", finding: finding("TestB", "again") },
      { kind: "unsteady", name: "TestC", clock: UTC },
      { kind: "always", finding: finding("TestD") },
    ]),
  ).toEqual([depends, finding("TestB", "other"), finding("TestC", "third"), finding("TestD")]);
});
