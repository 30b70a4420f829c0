import { expect, test } from "@jest/globals";
import {
  artifactNames,
  newestAttempts,
  readReportName,
} from "../../../src/action/publish/report-artifact.ts";
import { keyOf, readRunContext } from "../../../src/action/publish/run-context.ts";
import { decodeOptions, type RawOptions } from "../../../src/options/options.ts";

const VARIABLES = {
  GITHUB_REPOSITORY: "o/r",
  GITHUB_WORKFLOW_REF: "o/r/.github/workflows/go.yml@refs/pull/1/merge",
  GITHUB_JOB: "go",
  GITHUB_ACTION: "__self",
  GITHUB_RUN_ID: "12",
  GITHUB_RUN_NUMBER: "3",
  GITHUB_RUN_ATTEMPT: "2",
};
const context = (change: Readonly<Record<string, string>> = {}, matrix = "null", raw: RawOptions = {}) =>
  readRunContext({ ...VARIABLES, ...change }, { matrix, options: decodeOptions(raw) });

test("the key is the same in every run and for every revision of the workflow", () => {
  const later = context({
    GITHUB_WORKFLOW_REF: "o/r/.github/workflows/go.yml@refs/heads/main",
    GITHUB_RUN_ID: "99",
    GITHUB_RUN_NUMBER: "4",
  });
  expect(keyOf(later)).toBe(keyOf(context()));
  expect(keyOf(context())).toMatch(/^[0-9a-f]{16}$/);
});

test("another workflow, job, step, job of a matrix or part has another key", () => {
  const others = [
    keyOf(context()),
    keyOf(context({ GITHUB_WORKFLOW_REF: "o/r/.github/workflows/other.yml@refs/heads/main" })),
    keyOf(context({ GITHUB_JOB: "bench" })),
    keyOf(context({ GITHUB_ACTION: "__self_2" })),
    keyOf(context({}, '{"go": "1.26"}')),
    keyOf(context({}, '{"go": "1.25"}')),
    keyOf(context(), "part"),
  ];
  expect(new Set(others).size).toBe(others.length);
});

test.each([
  ["null", ""],
  ["", ""],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that was left as it is
  ["${{ toJSON(matrix) }}", ""],
  ['{"os": "ubuntu-latest", "go": "1.26"}', "ubuntu-latest, 1.26"],
  ['{"n": 1, "config": {"a": true}}', '1, {"a":true}'],
])("the matrix %j is shown as %j", (matrix, leg) => {
  expect(context({}, matrix).leg).toBe(leg);
});

const LONG = `{"os": "${"x".repeat(250)}", "go": `;
test.each<[string, Readonly<Record<string, string>>, string, RawOptions]>([
  [
    "another working directory, as of a reusable workflow that is called twice",
    {},
    "null",
    { "working-directory": "api" },
  ],
  ["other packages", {}, "null", { packages: "./parse" }],
  ["another stage in the same step", {}, "null", { stage: "bench" }],
  ["another Go", {}, "null", { "go-version": "1.26" }],
  ["other flags", {}, "null", { "test-flags": "-race" }],
  ["other arguments of benchmarks", {}, "null", { "bench-args": "-size=10" }],
  ["another runner", { RUNNER_OS: "Windows" }, "null", {}],
  [
    "another name of a workflow whose path the server does not say",
    { GITHUB_WORKFLOW_REF: "", GITHUB_WORKFLOW: "b" },
    "null",
    {},
  ],
  ["a leg whose first 200 characters are another's", {}, `${LONG}"1.26"}`, {}],
])("%s has another key", (_, change, matrix, raw) => {
  const others = [
    context(),
    context({ GITHUB_WORKFLOW_REF: "", GITHUB_WORKFLOW: "a" }),
    context({}, `${LONG}"1.25"}`),
  ];
  expect(others.map((other) => keyOf(other))).not.toContain(keyOf(context(change, matrix, raw)));
});

test("what only changes how a verdict is reached leaves the key as it is", () => {
  const raw = {
    count: "9",
    threshold: "7%",
    "fail-on": "never",
    "time-budget": "1m",
    cache: "false",
    out: "x",
  };
  expect(keyOf(context({}, "null", raw))).toBe(keyOf(context()));
});

test("people see by what a job differs", () => {
  const raw = { "working-directory": "api", packages: "./parse ./render", stage: "bench" };
  expect(context({}, '{"go": "1.26"}', raw).leg).toBe("1.26, api, ./parse ./render, bench");
});

test("the names of an artifact have only characters that GitHub takes, and are its own for each job and attempt", () => {
  const jobs = [
    context(),
    context({}, '{"os": "a/b:c*?\\"<>|"}'),
    context({}, '{"os": "a b c"}'),
    context({ GITHUB_RUN_ATTEMPT: "1" }),
  ];
  const names = jobs.flatMap((job) => artifactNames(job));
  for (const name of names) expect(name).toMatch(/^go-steady-report-go[\w.-]*-[0-9a-f]{8}(-\d+){0,2}$/);
  expect(new Set(names).size).toBe(names.length);
});

test("of the artifacts of a job the newest attempt's count, and all of it", () => {
  const first = artifactNames(context({ GITHUB_RUN_ATTEMPT: "1" }));
  const second = artifactNames(context());
  const other = artifactNames(context({ GITHUB_RUN_ATTEMPT: "1", GITHUB_JOB: "bench" }));
  const names = [first[0], first[1], second[0], second[1], other[0], "go-steady-report-theirs"];
  const left = newestAttempts(names.map((name = "") => ({ name }))).map(({ name }) => name);
  expect(left).toEqual([second[0], second[1], other[0], "go-steady-report-theirs"]);
  expect(readReportName(second[1] ?? "")).toEqual({ stem: first[0], attempt: 2, job: "go" });
});

test.each([
  ["https://github.com", true],
  ["https://acme.ghe.com", true],
  ["http://github.localhost:1234", true],
  ["https://github.example.com", false],
  ["", true],
  ["no address", false],
])("artifacts on %j: %p", (server, isThere) => {
  const variables = {
    GITHUB_SERVER_URL: server,
    ACTIONS_RESULTS_URL: "http://x",
    ACTIONS_RUNTIME_TOKEN: "t",
  };
  expect(context(variables).noArtifacts === "").toBe(isThere);
});

test("without the runner's token there are no artifacts", () => {
  expect(context().noArtifacts).not.toBe("");
});
