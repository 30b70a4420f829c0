import { expect, test } from "@jest/globals";
import type { Finding } from "../../src/model/check.ts";
import { allAnnotations, annotationsOf, furtherAnnotations } from "../../src/report/annotations.ts";
import {
  brokenBuild,
  check,
  clocks,
  comparison,
  HOSTILE,
  hostile,
  regression,
  report,
  unfit,
  waived,
} from "./sample-reports.ts";

const lint = (code: string, line: number): Finding => ({
  check: "staticcheck",
  code,
  message: `${code} at ${line}`,
  file: "a.go",
  line,
});
const failed = (findings: readonly Finding[]) =>
  report({ outcome: "failed", checks: [check({ name: "staticcheck", status: "failed", findings })] });

test("waived regressions are notices, with the reason and the day", () => {
  const [first, second, ...more] = annotationsOf({ ...waived, outcome: "failed" });
  expect(more).toEqual([]);
  expect(first).toMatchObject({ level: "notice", title: "Parse-2: more allocs (waived)" });
  expect(second).toEqual({
    level: "notice",
    title: "Render-2: slower (waived)",
    message:
      "1.02 µs to 1.12 µs, +10.0 % (9.0 to 11.0), 10 pairs: 20 pairs; " +
      "waived up to 15% until 2026-12-31 (UTC) by .go-steady.yml:12: the input is validated now",
    file: "render/render_test.go",
    line: 7,
  });
});

test("regressions are errors at their benchmark, one for all units; broken and inconclusive are warnings", () => {
  expect(annotationsOf(regression)).toEqual([
    {
      level: "error",
      title: "Parse/size=1k-2: more memory, slower",
      message:
        "1.50 KiB to 2.00 KiB, +33.3 % (exact), 5 pairs: 33.3 % more B/op in every sample\n" +
        "1.02 µs to 1.17 µs, +14.7 % (12.0 to 17.0), 20 pairs: confirmed on fresh samples (p 2e-6)",
      file: "parse/parse_test.go",
      line: 41,
    },
    {
      level: "error",
      title: "Render/table-2: slower",
      message: "3.41 ms to 3.68 ms, +7.9 % (6.1 to 9.8), 40 pairs: confirmed on fresh samples (p 0.0004)",
      file: "render/render_test.go",
      line: 88,
    },
    {
      level: "warning",
      title: "Fetch/retry-2: broken",
      message: "panicked on the head side",
      file: "render/fetch_test.go",
      line: 12,
    },
    {
      level: "warning",
      title: "Load/cold-2: inconclusive",
      message:
        "81.2 ms to 84.9 ms, +4.6 % (−2.1 to 11.7), 100 pairs: could be 2.1 % faster or 11.7 % slower: " +
        "only a change of 11 % or more could have been told in 100 pairs",
    },
  ]);
});

test("a regression that does not fail the gate is a warning", () => {
  const rows = [comparison({ name: "Slow", verdict: "regression" })];
  expect(annotationsOf(report({ comparisons: rows })).map((a) => a.level)).toEqual(["warning"]);
});

test("what does not build comes first, then tests, then vet; known findings are notices", () => {
  expect(annotationsOf(clocks).map((a) => `${a.level}: ${a.title} ${a.file}:${a.line}`)).toEqual([
    "error: TestStamp depends on the time zone log/stamp_test.go:13",
    "error: TestTomorrow depends on the moment log/day_test.go:20",
  ]);
  expect(annotationsOf(brokenBuild).map((a) => `${a.level}: ${a.title} ${a.file}:${a.line}`)).toEqual([
    "error: does not build parse/parse.go:17",
    "error: TestParse/empty failed parse/parse_test.go:21",
    "error: vet printf render/render.go:40",
    "notice: vet copylocks render/render.go:9",
  ]);
});

test("ten a level, different causes first, and the last says how many are left", () => {
  const findings = [
    ...Array.from({ length: 40 }, (_, i) => lint("ST1000", i)),
    lint("SA4006", 50),
    lint("S1005", 60),
  ];
  const found = annotationsOf(failed(findings));
  expect(found.map((a) => a.line)).toEqual([0, 50, 60, 1, 2, 3, 4, 5, 6, 7]);
  expect(found.at(-1)?.message).toBe("ST1000 at 7\n+32 more in the summary");
});

test("exactly ten need no such remark", () => {
  const found = annotationsOf(failed(Array.from({ length: 10 }, (_, i) => lint("S1", i))));
  expect(found.map((a) => a.message).filter((m) => m.includes("more in"))).toEqual([]);
});

test("messages and titles keep GitHub's limits, with the remark, and are never empty", () => {
  const long = (i: number) => ({ ...lint("x".repeat(999), i), message: i === 0 ? "  " : "y".repeat(9000) });
  const found = annotationsOf(failed(Array.from({ length: 12 }, (_, i) => long(i))));
  // The first message is blank: its title stands in for it.
  expect(found.map((a) => a.message.length)).toEqual([1011, ...Array.from({ length: 9 }, () => 4096)]);
  expect(found.map((a) => a.title.length)).toEqual(Array.from({ length: 10 }, () => 255));
  expect(found.at(-1)?.message.endsWith("\n+2 more in the summary")).toBe(true);
});

test("hostile texts are visible, and bounded in number", () => {
  const found = annotationsOf(hostile);
  expect(found.length).toBeLessThanOrEqual(30);
  expect(HOSTILE.length).toBeGreaterThan(10);
  expect(found.filter((a) => /[^\P{C}\n]/u.test(a.title + a.message))).toEqual([]);
});

test("what a step does not show is left for a check run, in the same order", () => {
  const report = failed(Array.from({ length: 25 }, (_, i) => lint(`SA${1000 + i}`, i + 1)));
  const titles = (annotations: ReturnType<typeof allAnnotations>) => annotations.map(({ title }) => title);
  const all = titles(allAnnotations(report));
  expect(all.length).toBe(25);
  expect(titles(annotationsOf(report))).toEqual(all.slice(0, 10));
  expect(titles(furtherAnnotations(report))).toEqual(all.slice(10));
});

test("a file whose name hides something has a message and no place", () => {
  const at = (file: string) => {
    const finding = { ...lint("SA1", 3), file };
    return annotationsOf(
      report({
        outcome: "failed",
        checks: [check({ name: "staticcheck", status: "failed", findings: [finding] })],
      }),
    );
  };
  expect(at("a.go")).toMatchObject([{ message: "SA1 at 3", file: "a.go", line: 3 }]);
  expect(at("a\u202eog.b")).toEqual([{ level: "error", title: "staticcheck SA1", message: "SA1 at 3" }]);
});

test("what was not begun has no message at its line: the report says it of all at once", () => {
  const said = annotationsOf(unfit);
  expect(said.map(({ title }) => title)).toEqual(
    [0, 1, 2, 3, 4].map((i) => `Noisy/${4 - i}-2: inconclusive`),
  );
});
