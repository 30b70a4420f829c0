import { expect, test } from "@jest/globals";
import { UsageError } from "../../src/model/errors.ts";
import { decodeDuration, splitWords } from "../../src/options/option-values.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";
import { OPTION_NAMES } from "../../src/options/table.ts";
import { EVERY_BENCHMARK } from "../../src/patterns/bench-pattern.ts";

/** The lines of the one error that wrong options give. */
async function problemsOf(raw: RawOptions): Promise<readonly string[]> {
  try {
    await decodeOptions(raw);
  } catch (error) {
    if (error instanceof UsageError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("nothing said means the defaults", async () => {
  expect(await decodeOptions({})).toEqual({
    asked: {},
    stage: "all",
    goVersion: undefined,
    goVersionFile: undefined,
    workingDirectory: ".",
    packages: ["./..."],
    prepare: "",
    buildFlags: [],
    vet: true,
    staticcheck: true,
    onlyNew: false,
    test: true,
    testFlags: [],
    testRetries: 0,
    coverage: false,
    timezones: [],
    moments: [],
    bench: EVERY_BENCHMARK,
    benchArgs: [],
    count: 5,
    maxCount: 100,
    benchtime: undefined,
    cpu: [],
    timeBudget: 600,
    reach: undefined,
    threshold: undefined, // given or not has to be told apart: a file may have one
    alpha: 0.01,
    baseline: "paired",
    baselineFile: undefined,
    baselineWorkflow: undefined,
    baselineRef: undefined,
    headRef: undefined,
    failOn: ["regression", "build", "check"],
    out: undefined,
    region: "",
    cache: true,
    config: undefined,
  });
});

test("an empty input, or one of blanks, is one that was not set", async () => {
  const blank = Object.fromEntries(OPTION_NAMES.map((name) => [name, " \n"]));
  expect(await decodeOptions({ ...blank, head: "  " })).toEqual(await decodeOptions({}));
});

const GOOD: readonly (readonly [RawOptions, object])[] = [
  [{ stage: "bench" }, { stage: "bench" }],
  [{ packages: "./a/...\n  ./b" }, { packages: ["./a/...", "./b"] }],
  [
    { vet: "FALSE", staticcheck: "False", "only-new": "True" },
    { vet: false, staticcheck: false, onlyNew: true },
  ],
  [
    { count: "1", "max-count": "10000" },
    { count: 1, maxCount: 10000 },
  ],
  [{ count: "200" }, { count: 200, maxCount: 200 }],
  ...["Parse/size=1k", "(?i)parse", "(?P<n>x)", "[[:alpha:]]+", "\\pL\\-", "^(A|B)$", "a{2"].map(
    (bench): [RawOptions, object] => [{ bench }, { bench: { source: bench } }],
  ),
  [{ benchtime: "100x" }, { benchtime: { kind: "count", iterations: 100 } }],
  [{ benchtime: "1.5s" }, { benchtime: { kind: "time", seconds: 1.5 } }],
  [
    { baseline: "artifact", "baseline-workflow": "main.yml" },
    { baseline: "artifact", baselineWorkflow: "main.yml" },
  ],
  [{ cpu: "1,2, 4" }, { cpu: [1, 2, 4] }],
  [{ cpu: "2,2,1" }, { cpu: [2, 1] }],
  [
    { timezones: "Asia/Kathmandu,\n Etc/GMT+12 , UTC, Asia/Kathmandu," },
    { timezones: ["Asia/Kathmandu", "Etc/GMT+12", "UTC"] },
  ],
  [
    {
      moments: "2028-02-29, 2027-01-01 00:30Z, 2027-01-01T00:30:05Z, leap-day, dst",
      timezones: "Europe/Berlin",
    },
    {
      moments: [
        { kind: "at", moment: "2028-02-29T12:00:00Z" },
        { kind: "at", moment: "2027-01-01T00:30:00Z" },
        { kind: "at", moment: "2027-01-01T00:30:05Z" },
        { kind: "leap-day" },
        { kind: "dst" },
      ],
    },
  ],
  [{ "time-budget": "1h30m" }, { timeBudget: 5400 }],
  [{ reach: "off" }, { reach: "off" }],
  [{ threshold: "5%" }, { threshold: 0.05 }],
  [{ threshold: " " }, { threshold: undefined }],
  [{ threshold: "7.5 %" }, { threshold: 0.075 }],
  [{ threshold: "0.1" }, { threshold: 0.1 }],
  [{ threshold: "150%" }, { threshold: 1.5 }],
  [{ alpha: "0.05" }, { alpha: 0.05 }],
  [{ "fail-on": "never" }, { failOn: [] }],
  [{ "fail-on": "broken , missing,inconclusive" }, { failOn: ["broken", "missing", "inconclusive"] }],
  [{ "build-flags": `-tags=a,b "-ldflags=-s -w"` }, { buildFlags: ["-tags=a,b", "-ldflags=-s -w"] }],
  [
    { "baseline-ref": "v1.2.3", head: "feature" },
    { baselineRef: "v1.2.3", headRef: "feature" },
  ],
];
test.each(GOOD)("reads %j", async (raw, want) => {
  expect(await decodeOptions(raw)).toMatchObject(want);
});

const FORM = "https://pkg.go.dev/regexp/syntax has the form";
/** Each part between slashes and bars is an expression of its own. */
const BAD_PATTERNS = [
  ["(", `missing closing ): \`(\` (${FORM})`],
  ["Parse[", `missing closing ]: \`[\` (${FORM})`],
  ["*", `missing argument to repetition operator: \`*\` (${FORM})`],
  ["Parse/*x", `missing argument to repetition operator: \`*\` (${FORM})`],
  ["A|B/x**", `invalid nested repetition operator: \`**\` (${FORM})`],
  ["a{2,1}", "invalid repeat count: `{2,1}` (Go repeats 1000 times at most, inner repetitions multiplied)"],
  [
    "A(?!B)",
    "invalid or unsupported Perl syntax: `(?!` (Go has no lookahead and no lookbehind: write what shall match)",
  ],
  ["(A)\\1", "invalid escape sequence: `\\1` (Go has no backreferences: write the text again)"],
  [
    "A\u200b",
    "U+200B cannot be printed (leave it out: Go prints names of benchmarks without such characters)",
  ],
] as const;

const BAD: readonly (readonly [RawOptions, string])[] = [
  [{ stage: "publish!" }, 'stage: "publish!" is not one of all, test, bench, report, publish, page'],
  ...BAD_PATTERNS.map(([bench, why]): [RawOptions, string] => [
    { bench },
    `bench: ${JSON.stringify(bench)} is not a regular expression of Go: ${why}`,
  ]),
  [{ vet: "yes" }, 'vet: "yes" is not true or false'],
  ...["0", "-1", "1.5", "ten", "10001", "1e3", "９"].map(
    (count) => [{ count }, `count: "${count}" is not a whole number from 1 to 10000`] as const,
  ),
  ...["0x", "-5x", "1", "5 s", "x", "1000000000x", "0s"].map(
    (benchtime) =>
      [
        { benchtime },
        `benchtime: "${benchtime}" is not a duration such as 100ms, or a count such as 100x`,
      ] as const,
  ),
  ...["0", "1,,2", ",1", "1;2", "10000", "-1"].map(
    (cpu) => [{ cpu }, `cpu: "${cpu}" is not a list of whole numbers such as 1,2,4`] as const,
  ),
  ...["10", "-1s", "1m 30s", "forever", "0s"].map(
    (value) =>
      [
        { "time-budget": value },
        `time-budget: "${value}" is not a duration such as 90s, 10m or 1h30m`,
      ] as const,
  ),
  [{ reach: "never" }, 'reach: "never" is not one of auto, off'],
  // 5 would be 500 %: a gate that never fails, where 5 % was meant.
  ...["0", "0%", "-5%", "5", "1", "1000%", "NaN", "Infinity", "5%%", "0,05"].map(
    (threshold) =>
      [{ threshold }, `threshold: "${threshold}" is not a share above 0 such as 5% or 0.05`] as const,
  ),
  ...["0", "1", "100%", "5"].map(
    (alpha) => [{ alpha }, `alpha: "${alpha}" is not a share between 0 and 1 such as 1% or 0.01`] as const,
  ),
  ...[".github/workflows/main.yml", "main", "../main.yml", "main.yml\nx"].map(
    (workflow) =>
      [
        { baseline: "artifact", "baseline-workflow": workflow },
        `baseline-workflow: ${JSON.stringify(workflow)} is not the name of a workflow's file such as main.yml (without a folder)`,
      ] as const,
  ),
  [{ "baseline-workflow": "main.yml" }, 'baseline-workflow: "main.yml" is only read with baseline: artifact'],
  [
    { "fail-on": "regression,none" },
    'fail-on: "regression,none" is not "never" or a list from regression, broken, missing, inconclusive, build, check, flaky',
  ],
  [{ "build-flags": `"-tags=a` }, 'build-flags: "\\"-tags=a" is not a list of flags (a quote is not closed)'],
  ...["../etc/passwd", ":Asia/Tokyo", "/etc/localtime", "Asia//Tokyo", "Asia/..", "UTC+3; x"].map(
    (timezones) =>
      [
        { timezones },
        `timezones: ${JSON.stringify(timezones)} is not a list of time zones such as Asia/Singapore, Europe/Berlin`,
      ] as const,
  ),
  ...["2027-02-29", "2027-13-01T00:00", "2027-01-01T00:00+01:00", "24:00", "DST", "2100-01-01"].map(
    (moments) =>
      [
        { moments },
        `moments: ${JSON.stringify(moments)} is not a list of UTC times such as 2028-02-29T12:00Z (years 1970 to 2099), dst, leap-day and year-end`,
      ] as const,
  ),
  [
    { timezones: "Asia/Tokyo", test: "false" },
    "timezones, moments: they are for the tests, which test: false leaves out",
  ],
  [{ moments: "year-end, dst" }, "moments: dst needs timezones: it means the changes of their clocks"],
  [
    { packages: "./... -exec=sh" },
    'packages: "./... -exec=sh" is not a list of package patterns such as ./... (flags belong to build-flags)',
  ],
  [
    { packages: "p_test.go" },
    'packages: "p_test.go" is not a list of package patterns such as ./... (flags belong to build-flags)',
  ],
  [{ threshold: "5\n::error::" }, 'threshold: "5\\n::error::" is not a share above 0 such as 5% or 0.05'],
];
test.each(BAD)("refuses %j", async (raw, want) => {
  expect(await problemsOf(raw)).toEqual([want]);
});

test("names every offender at once", async () => {
  const problems = await problemsOf({ count: "0", alpha: "2", "fail-on": "x", cpu: "a", bench: "." });
  expect(problems.map((line) => line.split(":")[0])).toEqual(["count", "cpu", "alpha", "fail-on"]);
});

test.each([
  ["-test.short '-size=a b'", ["-test.short", "-size=a b"]],
  ["-test.count=3", undefined],
  ["--test.bench .", undefined],
  ["-test.benchmarks=1", ["-test.benchmarks=1"]],
])("bench-args: %j", async (text, words) => {
  const decoded = async () => (await decodeOptions({ "bench-args": text })).benchArgs;
  if (words === undefined)
    await expect(decoded()).rejects.toThrow(/^bench-args: .* is not a list of arguments without -test.bench/);
  else expect(await decoded()).toEqual(words);
});

test("long values are refused as fast as short ones", async () => {
  const long = 200_000;
  const values = [
    "1".repeat(long),
    "1h".repeat(long),
    `${"a ".repeat(long)}"`,
    " ".repeat(long),
    `"${"' '".repeat(long)}`,
  ];
  const start = performance.now();
  for (const value of values) {
    const inner = `x${value}x"`;
    expect(
      await problemsOf({ count: inner, cpu: inner, threshold: inner, alpha: inner, "fail-on": inner }),
    ).toHaveLength(5);
    expect(
      await problemsOf({ benchtime: inner, "time-budget": inner, stage: inner, vet: inner }),
    ).toHaveLength(4);
    splitWords(value);
    splitWords(inner);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  ["1h30m", 5400],
  ["100ms", 0.1],
  ["1.5s", 1.5],
  ["2µs", 2e-6], // U+00B5
  ["2μs", 2e-6], // U+03BC, which Go reads, too
  ["3us", 3e-6],
  ["7ns", 7e-9],
  ["1m", 60],
  ["0s", undefined],
  ["0h0m", undefined],
  ["", undefined],
  ["s", undefined],
  ["1", undefined],
  ["1 s", undefined],
  ["1d", undefined],
  ["-1s", undefined],
  ["+1s", undefined],
  ["1s2", undefined],
])("reads the duration %j as %p seconds", (text, seconds) => {
  const read = decodeDuration(text);
  if (seconds === undefined) expect(read).toBeUndefined();
  else expect(read).toBeCloseTo(seconds, 12);
});

// As the go command reads GOFLAGS: a quote counts at the start of a field alone.
test.each([
  ["", []],
  ["  ", []],
  ["-v", ["-v"]],
  [" -a\t-b\n-c ", ["-a", "-b", "-c"]],
  [`'-ldflags=-X "a b"' -x`, [`-ldflags=-X "a b"`, "-x"]],
  [`"it's" ''`, ["it's", ""]],
  [`-gcflags=all=-N`, ["-gcflags=all=-N"]],
  [`-run=it's`, ["-run=it's"]],
  [`"open`, undefined],
  [`'open -a`, undefined],
  [`"a"b`, undefined],
])("splits %j into %j", (text, want) => {
  expect(splitWords(text)).toEqual(want);
});
