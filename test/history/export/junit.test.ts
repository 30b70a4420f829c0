// JUnit of an entry: what passes, what does not, and that nothing in a name gets out of its attribute.
import { expect, test } from "@jest/globals";
import type { Entry } from "../../../src/history/entry.ts";
import { exportJunit } from "../../../src/history/export/junit-export.ts";
import { at, benchmark, entry, row, slower, testRow } from "../../kit/entries.ts";

function only(one: Entry): string {
  const [file, ...more] = [...exportJunit([one]).files];
  expect(more).toEqual([]);
  return [...(file?.text ?? [])].join("");
}

/** Names of cases with how they ended: `passed`, or the element inside and its message. */
function ends(xml: string): readonly (readonly string[])[] {
  const cases = [...xml.matchAll(/<testcase [^>]*? name="([^"]*)"[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs)];
  return cases.map(([, name = "", inside = ""]) => {
    const [, kind = "passed", message = ""] = /<(failure|error|skipped) message="([^"]*)"/.exec(inside) ?? [];
    return [name, ...(kind === "passed" ? [kind] : [kind, message])];
  });
}

test("a benchmark passes only where it was compared and found well", () => {
  const waived = { reason: "new codec", expires: "2026-12-31" };
  const xml = only(
    entry({
      commit: "c1",
      base: "c0",
      identical: [benchmark("Same")],
      comparisons: [
        slower("Slow", 1.3),
        row("Slow", { unit: "allocs/op", base: 2, head: 2, error: 0, df: null }),
        slower("Waived", 1.3, { waived }),
        row("Fast", { verdict: "improvement", head: 0.5e-6, ln: Math.log(0.5) }),
        row("Open", { verdict: "inconclusive" }),
        row("Gone", {
          verdict: "missing",
          head: null,
          ln: null,
          error: null,
          df: null,
          reason: "the head does not have it",
        }),
        row("Dead", {
          verdict: "broken",
          head: null,
          ln: null,
          error: null,
          df: null,
          reason: "it panicked",
        }),
      ],
      values: [{ benchmark: benchmark("Alone"), unit: "sec/op", value: 2e-6 }],
    }),
  );
  expect(ends(xml)).toEqual([
    ["BenchmarkSlow-8", "failure", "sec/op +30.0 % (28.5 to 31.5)"],
    ["BenchmarkWaived-8", "passed"],
    ["BenchmarkFast-8", "passed"],
    ["BenchmarkOpen-8", "skipped", "inconclusive"],
    ["BenchmarkGone-8", "skipped", "missing: the head does not have it"],
    ["BenchmarkDead-8", "error", "broken: it panicked"],
    ["BenchmarkAlone-8", "skipped", "measured, and compared with nothing"],
    ["BenchmarkSame-8", "passed"],
  ]);
  expect(xml).toContain('<testsuite name="example.com/m" tests="8" failures="1" errors="1" skipped="3"');
  expect(xml).toContain('<property name="ns/op" value="1300"/>');
  expect(xml).toContain('<property name="allocs/op" value="2"/>');
  expect(xml).toContain('<property name="delta-pct" value="30"/>');
  expect(xml).toContain('<property name="waived" value="new codec"/>');
});

test("tests and checks are cases, those of other clocks where they end otherwise", () => {
  const xml = only(
    entry({
      commit: "c1",
      checks: [
        { name: "vet", status: "failed", findings: 3, seconds: 1.5 },
        { name: "staticcheck", status: "error", findings: 0, seconds: 0 },
        { name: "test", status: "skipped", findings: 0, seconds: 0 },
      ],
      tests: [
        testRow("TestA"),
        testRow("TestB", "failed"),
        testRow("TestC", "skipped"),
        testRow("TestD", "flaky"),
      ],
      clocks: [
        {
          clock: { zone: "Asia/Kathmandu" },
          differs: [{ pkg: "example.com/m", test: "TestA", outcome: "failed" }],
        },
      ],
    }),
  );
  expect(ends(xml)).toEqual([
    ["vet", "failure", "3 findings"],
    ["staticcheck", "error", "could not run"],
    ["test", "skipped", "was not run"],
    ["TestA", "passed"],
    ["TestB", "failure", "failed"],
    ["TestC", "skipped", "skipped by the test itself"],
    ["TestD", "passed"],
    ["TestA [Asia/Kathmandu]", "failure", "failed"],
  ]);
});

test("what XML has no letter for is shown by its code, and no name ends its attribute", () => {
  const name = "A\"<b>&'\u0000\ufffe\ud800\u202e/ü=1";
  const xml = only(entry({ commit: "c1", comparisons: [row(name)] }));
  expect(xml).toContain('name="BenchmarkA&quot;&lt;b&gt;&amp;&apos;⟨U+0000⟩�⟨U+D800⟩⟨U+202E⟩/ü=1-8"');
});

test("each entry has a file of its own, whose name every system takes", () => {
  const entries = [
    entry({ commit: "c2", time: at(2), region: "eu/west 1" }),
    entry({ commit: "c1", time: at(1) }),
    entry({ commit: "c1", time: at(1), run: { id: "2", attempt: 1, job: "again" } }),
  ];
  expect([...exportJunit(entries).files].map(({ path }) => path)).toEqual([
    "2026-11-01T00-00-00.000Z-c10000000000.xml",
    "2026-11-01T00-00-00.000Z-c10000000000-2.xml",
    "2026-11-02T00-00-00.000Z-c20000000000-eu-west-1.xml",
  ]);
});
