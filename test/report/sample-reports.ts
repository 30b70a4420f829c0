// Reports as a run makes them, for the golden files and the properties.

import type { Check } from "../../src/model/check.ts";
import type { Report } from "../../src/model/report.ts";
import type { Comparison } from "../../src/model/verdict.ts";

const BASE = "3f1c9a7be20d45c1b7f6a3d28e94c05b16d7f8a2";
const HEAD = "b82e4d10c6f97a35e8d1402b9c7f6e53a0d4c8b1";

/** comparison is an unchanged row, with what a test says instead. */
export function comparison(said: Partial<Comparison> & { readonly name: string }): Comparison {
  return {
    pkg: "example.com/parser/parse",
    procs: 2,
    unit: "sec/op",
    verdict: "unchanged",
    base: 1.02e-6,
    head: 1.02e-6,
    delta: 0.001,
    lo: -0.008,
    hi: 0.009,
    pairs: 10,
    reason: "",
    warnings: [],
    ...said,
  };
}

/** unmeasured is a row without values. */
export function unmeasured(said: Partial<Comparison> & Pick<Comparison, "name" | "verdict">): Comparison {
  return comparison({ base: null, head: null, delta: null, lo: null, hi: null, pairs: 0, ...said });
}

/** passedCheck is a check without findings, with what a test says instead. */
export function check(said: Partial<Check> & Pick<Check, "name">): Check {
  return { status: "passed", reason: "", findings: [], seconds: 4.2, ...said };
}

const TESTS: Check = check({
  name: "test",
  seconds: 21.4,
  tests: {
    passed: 317,
    failed: 0,
    skipped: 4,
    packages: 12,
    slowest: [
      { pkg: "example.com/parser/parse", test: "TestRoundTrip/large", seconds: 8.4 },
      { pkg: "example.com/parser/render", test: "TestGolden", seconds: 2.25 },
    ],
    coverage: 0.8123,
  },
});

/** report is a run that found nothing, with what a test says instead. */
export function report(said: Partial<Report> = {}): Report {
  return {
    schema: 1,
    outcome: "passed",
    reasons: [],
    started: "2026-11-22T23:05:41.000Z",
    base: { ref: "main", sha: BASE },
    head: { ref: "HEAD", sha: HEAD, dirty: false },
    machine: {
      cpu: "AMD EPYC 7763 64-Core Processor",
      goos: "linux",
      goarch: "amd64",
      gomaxprocs: 2,
      go: "go1.26.8",
    },
    policy: { threshold: 0.05, alpha: 0.01 },
    checks: [check({ name: "vet" }), check({ name: "staticcheck", seconds: 9.1 }), TESTS],
    comparisons: [],
    warnings: [],
    seconds: { total: 193.1, build: 21, measure: 141.2, checks: 30.4, commands: 191.5 },
    ...said,
  };
}

const RENDER = "example.com/parser/render";
const CALM: readonly Comparison[] = [
  comparison({ name: "Parse/size=16", base: 142.1e-9, head: 142.4e-9, delta: 0.0021, lo: -0.006, hi: 0.011 }),
  comparison({
    name: "Parse/size=16",
    unit: "allocs/op",
    base: 2,
    head: 2,
    delta: 0,
    lo: 0,
    hi: 0,
    pairs: 5,
  }),
  comparison({ name: "Lex", base: 48.2e-6, head: 47.9e-6, delta: -0.006, lo: -0.014, hi: 0.003 }),
  ...["Escape/html", "Escape/json", "Indent", "Wrap/width=80"].map((name) =>
    unmeasured({ name, pkg: RENDER, verdict: "identical" }),
  ),
];

/** regression is the report that a pull request with a slow change gets. */
export const regression: Report = report({
  outcome: "failed",
  reasons: ["example.com/parser/parse.Parse/size=1k-2 sec/op: 14.7 % slower after 20 pairs"],
  comparisons: [
    ...CALM,
    comparison({
      name: "Parse/size=1k",
      verdict: "regression",
      base: 1.02e-6,
      head: 1.17e-6,
      delta: 0.147,
      lo: 0.12,
      hi: 0.17,
      pairs: 20,
      reason: "14.7 % slower after 20 pairs, confirmed on fresh samples (p 2e-6)",
      file: "parse/parse_test.go",
      line: 41,
    }),
    comparison({
      name: "Parse/size=1k",
      unit: "B/op",
      verdict: "regression",
      base: 1536,
      head: 2048,
      delta: 0.3333,
      lo: 0.3333,
      hi: 0.3333,
      pairs: 5,
      reason: "33.3 % more B/op in every sample",
      file: "parse/parse_test.go",
      line: 41,
    }),
    comparison({
      name: "Render/table",
      pkg: RENDER,
      verdict: "regression",
      base: 3.41e-3,
      head: 3.68e-3,
      delta: 0.079,
      lo: 0.061,
      hi: 0.098,
      pairs: 40,
      reason: "7.9 % slower after 40 pairs, confirmed on fresh samples (p 0.0004)",
      warnings: ["the code of this benchmark itself differs between base and head"],
      file: "render/render_test.go",
      line: 88,
    }),
    comparison({
      name: "Render/html",
      pkg: RENDER,
      verdict: "improvement",
      base: 12.4e-3,
      head: 9.18e-3,
      delta: -0.26,
      lo: -0.281,
      hi: -0.238,
      pairs: 10,
      reason: "26.0 % faster after 10 pairs (p 3e-7)",
      file: "render/render_test.go",
      line: 54,
    }),
    comparison({
      name: "Load/cold",
      pkg: RENDER,
      verdict: "inconclusive",
      base: 81.2e-3,
      head: 84.9e-3,
      delta: 0.046,
      lo: -0.021,
      hi: 0.117,
      pairs: 100,
      reason:
        "could be 2.1 % faster or 11.7 % slower: only a change of 11 % or more could have been told in 100 pairs",
    }),
    unmeasured({
      name: "Fetch/retry",
      pkg: RENDER,
      verdict: "broken",
      reason: "panicked on the head side",
      output: [
        "panic: runtime error: index out of range [3] with length 3",
        "",
        "goroutine 7 [running]:",
        "example.com/parser/render.fetch(...)",
        "\t/src/render/fetch.go:31",
        "exit status 2",
      ].join("\n"),
      file: "render/fetch_test.go",
      line: 12,
    }),
    unmeasured({ name: "Parse/legacy", verdict: "missing", reason: "the head does not have it" }),
    unmeasured({ name: "Parse/stream", verdict: "new", reason: "the base does not have it" }),
  ],
});

/** allGood is the report of a pull request that may be merged. */
export const allGood: Report = report({ comparisons: CALM });

/** nothingMeasured is a run that could not know its base. */
export const nothingMeasured: Report = report({
  outcome: "unmeasured",
  reasons: ["the base does not build: parse/lex.go:12:4 undefined: token"],
  base: { ref: "main", sha: BASE },
  warnings: ["the clone was shallow and has been deepened"],
});

/** clocks is a run whose tests depend on the time zone and on the moment. */
export const clocks: Report = report({
  outcome: "failed",
  reasons: ["test failed with 2 findings"],
  checks: [
    check({
      ...{ name: "test", status: "failed", seconds: 33.1 },
      findings: [
        {
          ...{ check: "test", code: "TestStamp", file: "log/stamp_test.go", line: 13 },
          message:
            'depends on the time zone: fails in Asia/Kathmandu but passes in UTC, Europe/Berlin\nStamp(0) = "1970-01-01 05:30"',
          clocks: {
            fails: [{ zone: "Asia/Kathmandu" }],
            passes: [{ zone: "UTC" }, { zone: "Europe/Berlin" }],
          },
        },
        {
          ...{ check: "test", code: "TestTomorrow", file: "log/day_test.go", line: 20 },
          message:
            "depends on the moment: fails in Europe/Berlin at 2027-03-27 13:00 UTC but passes in UTC, Europe/Berlin\ntomorrow is at 15 o'clock, not at 14",
          clocks: {
            fails: [{ zone: "Europe/Berlin", moment: "2027-03-27T13:00:00Z" }],
            passes: [{ zone: "UTC" }, { zone: "Europe/Berlin" }],
          },
        },
      ],
      tests: {
        ...{ passed: 12, failed: 0, skipped: 0, packages: 2, slowest: [] },
        clocks: [
          { zone: "Asia/Kathmandu" },
          { zone: "Europe/Berlin" },
          { zone: "Europe/Berlin", moment: "2027-03-27T13:00:00Z" },
        ],
      },
    }),
  ],
});

/** brokenBuild is a head that does not compile, with two other checks that could not run or found something. */
export const brokenBuild: Report = report({
  outcome: "failed",
  head: { ref: "HEAD", sha: HEAD, dirty: true },
  reasons: ["example.com/parser/parse does not build in the head", "vet failed with 2 findings"],
  checks: [
    check({
      name: "vet",
      status: "failed",
      findings: [
        {
          check: "vet",
          code: "build",
          message: "undefined: newLexer",
          file: "parse/parse.go",
          line: 17,
          column: 9,
        },
        {
          check: "vet",
          code: "printf",
          message: "fmt.Printf format %d has arg name of wrong type string",
          file: "render/render.go",
          line: 40,
          column: 2,
        },
        {
          check: "vet",
          code: "copylocks",
          message: "assignment copies lock value to b: sync.Mutex",
          file: "render/render.go",
          line: 9,
          column: 2,
          known: true,
        },
      ],
    }),
    check({ name: "staticcheck", status: "error", reason: "staticcheck v0.7.0 needs Go 1.25" }),
    check({
      name: "test",
      status: "failed",
      findings: [
        {
          check: "test",
          code: "TestParse/empty",
          message: "--- FAIL: TestParse/empty (0.00s)\n    parse_test.go:21: got 1 node, want 0",
          file: "parse/parse_test.go",
          line: 21,
        },
      ],
      tests: { passed: 210, failed: 1, skipped: 0, packages: 11, slowest: [] },
    }),
  ],
});

/** HOSTILE are texts that try to be something else in Markdown, HTML, a table, a terminal. */
export const HOSTILE: readonly string[] = [
  "Parse|a|b",
  "a\\|b\\\\|c\\",
  "`tick``tick```",
  " ` ",
  "   ",
  "",
  "@torvalds @org/team",
  "#1 org/repo#1 GH-7 org/repo@1234567 1234567abc",
  "[x](https://evil.example)",
  "![x](https://evil.example/p.png)",
  "https://evil.example www.evil.example mail@evil.example",
  "<img src=x onerror=alert(1)><script>alert(1)</script>",
  "</details></summary><!-- ",
  "-->",
  "**bold** _it_ ~~no~~ $x^2$ :smile: &lt;b&gt; &#64;x",
  "a\nb\r\n\n# heading\n- item",
  "1. one",
  "1) one",
  "- item",
  "# h",
  "> quote",
  "---",
  "===",
  "```\nfence\n````\n~~~",
  "\u202Eevil\u2066\u200B\uFEFF",
  "\u001b[31mred\u001b[0m\u0007\u0000\u009b31m",
  "\ud800 lone \udc00",
  "解析/サイズ=1k 👩‍💻 é",
  "::error::x ::stop-commands::y",
  "a  b   c",
];

/** hostile is a report whose every free text is one of HOSTILE. */
export const hostile: Report = report({
  outcome: "failed",
  reasons: HOSTILE,
  warnings: HOSTILE.slice(6, 10),
  base: { ref: HOSTILE.join(""), sha: "<b>" },
  head: { ref: "@x", sha: "#1", dirty: false },
  machine: { cpu: "<script>|`", goos: "@os", goarch: "#2", gomaxprocs: 2, go: "go|`<b>" },
  selection: { packages: ["./...", "-x", "$(id)", "a'b\n`c`"], bench: "^Parse|`x`$", benchtime: "", cpu: "" },
  checks: [
    check({
      name: "staticcheck",
      status: "failed",
      findings: HOSTILE.map((text) => ({
        check: "staticcheck",
        code: text,
        message: text,
        file: text,
        line: 1,
      })),
    }),
    check({
      name: "test",
      status: "error",
      reason: HOSTILE.join(" "),
      tests: {
        passed: 1,
        failed: 0,
        skipped: 0,
        packages: 1,
        slowest: HOSTILE.slice(0, 5).map((text) => ({ pkg: text, test: text, seconds: 1 })),
      },
    }),
  ],
  comparisons: (
    [
      "regression",
      "improvement",
      "inconclusive",
      "broken",
      "missing",
      "new",
      "unchanged",
      "identical",
    ] as const
  )
    .flatMap((verdict) =>
      (verdict === "regression" || verdict === "broken" ? HOSTILE : HOSTILE.slice(0, 3)).map((text) => ({
        verdict,
        text,
      })),
    )
    .map(({ verdict, text }) =>
      comparison({
        name: text,
        pkg: `p/${text}`,
        unit: `${text}`,
        verdict,
        delta: 0.2,
        lo: 0.1,
        hi: 0.3,
        reason: text,
        warnings: [text],
        output: text,
        file: text,
        line: 3,
      }),
    ),
});

/** many is a report with 500 rows, 37 of them regressions. */
export const many: Report = report({
  outcome: "failed",
  comparisons: Array.from({ length: 500 }, (_, i) =>
    i < 37
      ? comparison({
          name: `Slow/case=${i}`,
          verdict: "regression",
          head: 1.02e-6 * (1.06 + i / 100),
          delta: 0.06 + i / 100,
          lo: 0.05 + i / 100,
          hi: 0.07 + i / 100,
          reason: `${6 + i}.0 % slower`,
        })
      : comparison({ name: `Calm/case=${i}`, verdict: i % 2 === 0 ? "unchanged" : "identical" }),
  ),
});

/** waived is a run whose only regressions are waived, one of them by the pull request itself. */
export const waived: Report = report({
  policy: { threshold: 0.05, alpha: 0.01, config: ".go-steady.yml" },
  comparisons: [
    comparison({ name: "Calm" }),
    comparison({ name: "Loose", delta: 0.08, lo: 0.07, hi: 0.09, threshold: 0.2, reason: "+8.0 %" }),
    comparison({
      name: "Render",
      verdict: "regression",
      head: 1.12e-6,
      delta: 0.1,
      lo: 0.09,
      hi: 0.11,
      reason: "10.0 % slower, 20 pairs",
      waiver: {
        reason: "the input is validated now",
        ceiling: "15%",
        expires: "2026-12-31",
        source: ".go-steady.yml:12",
        isNew: false,
      },
      file: "render/render_test.go",
      line: 7,
    }),
    comparison({
      name: "Parse",
      unit: "allocs/op",
      verdict: "regression",
      base: 0,
      head: 2,
      delta: null,
      lo: null,
      hi: null,
      reason: "0 → 2 allocs/op in all of 10 pairs",
      threshold: 0,
      waiver: {
        reason: "ask @everyone <img src=x> `code`\n# title",
        ceiling: "2 allocs/op",
        expires: "2026-11-30",
        source: ".go-steady.yml:18",
        isNew: true,
      },
    }),
  ],
  warnings: ["the waiver of .go-steady.yml:24 for ^Old$ expired on 2026-10-31: remove it"],
});

const NOT_BEGUN =
  "not begun: the time-budget of 10m was spent on benchmarks that the change reaches more directly";
const LONG = "Middleware_Compress/without_cache/content=application_json/level=";

/** unfit is a run whose suite is too large for its time: many rows have the same to say. */
export const unfit: Report = report({
  comparisons: [
    ...Array.from({ length: 7 }, (_, i) =>
      unmeasured({ name: `${LONG}${i}/best`, verdict: "inconclusive", reason: NOT_BEGUN, notBegun: true }),
    ),
    unmeasured({
      ...{ name: "Parallel/two", verdict: "inconclusive", notBegun: true },
      reason: "not begun: it runs in parallel, and the time-budget of 10m was spent on the others",
    }),
    ...Array.from({ length: 5 }, (_, i) =>
      comparison({
        ...{ name: `Noisy/${i}`, pkg: RENDER, verdict: "inconclusive", delta: 0.02 * i, lo: -0.3, hi: 0.4 },
        reason: `+${2 * i}.0 % (−30.0 % to +40.0 %) after 10 pairs; too little to tell any change`,
      }),
    ),
    ...Array.from({ length: 6 }, (_, i) =>
      unmeasured({ name: `Added/${i}`, pkg: RENDER, verdict: "new", reason: "the base does not have it" }),
    ),
    unmeasured({ name: "Parse/legacy", verdict: "missing", reason: "the head does not have it" }),
    ...CALM,
  ],
  notBegun: { benchmarks: 8, of: 30, timeBudget: 600, needed: 1080, shards: 2 },
  warnings: [
    "8 of 30 benchmarks were not begun: the time-budget of 10m was too short; about 18m would do, or 2 jobs with a part of the benchmarks each",
  ],
});
