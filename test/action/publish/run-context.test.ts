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
const context = async (
  change: Readonly<Record<string, string>> = {},
  matrix = "null",
  raw: RawOptions = {},
) => readRunContext({ ...VARIABLES, ...change }, { matrix, options: await decodeOptions(raw) });

test("the key is the same in every run and for every revision of the workflow", async () => {
  const later = await context({
    GITHUB_WORKFLOW_REF: "o/r/.github/workflows/go.yml@refs/heads/main",
    GITHUB_RUN_ID: "99",
    GITHUB_RUN_NUMBER: "4",
  });
  expect(keyOf(later)).toBe(keyOf(await context()));
  expect(keyOf(await context())).toMatch(/^[0-9a-f]{16}$/);
});

test("another workflow, job, step, job of a matrix or part has another key", async () => {
  const others = [
    keyOf(await context()),
    keyOf(await context({ GITHUB_WORKFLOW_REF: "o/r/.github/workflows/other.yml@refs/heads/main" })),
    keyOf(await context({ GITHUB_JOB: "bench" })),
    keyOf(await context({ GITHUB_ACTION: "__self_2" })),
    keyOf(await context({}, '{"go": "1.26"}')),
    keyOf(await context({}, '{"go": "1.25"}')),
    keyOf(await context(), "part"),
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
])("the matrix %j is shown as %j", async (matrix, leg) => {
  expect((await context({}, matrix)).leg).toBe(leg);
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
])("%s has another key", async (_, change, matrix, raw) => {
  const others = [
    await context(),
    await context({ GITHUB_WORKFLOW_REF: "", GITHUB_WORKFLOW: "a" }),
    await context({}, `${LONG}"1.25"}`),
  ];
  expect(others.map((other) => keyOf(other))).not.toContain(keyOf(await context(change, matrix, raw)));
});

test("what only changes how a verdict is reached leaves the key as it is", async () => {
  const raw = {
    count: "9",
    threshold: "7%",
    "fail-on": "never",
    "time-budget": "1m",
    cache: "false",
    out: "x",
  };
  expect(keyOf(await context({}, "null", raw))).toBe(keyOf(await context()));
});

test("people see by what a job differs", async () => {
  const raw = { "working-directory": "api", packages: "./parse ./render", stage: "bench" };
  expect((await context({}, '{"go": "1.26"}', raw)).leg).toBe("1.26, api, ./parse ./render, bench");
});

test("the names of an artifact have only characters that GitHub takes, and are its own for each job and attempt", async () => {
  const jobs = [
    await context(),
    await context({}, '{"os": "a/b:c*?\\"<>|"}'),
    await context({}, '{"os": "a b c"}'),
    await context({ GITHUB_RUN_ATTEMPT: "1" }),
  ];
  const names = jobs.flatMap((job) => artifactNames(job));
  for (const name of names) expect(name).toMatch(/^go-steady-report-go[\w.-]*-[0-9a-f]{8}(-\d+){0,2}$/);
  expect(new Set(names).size).toBe(names.length);
});

test("of the artifacts of a job the newest attempt's count, and all of it", async () => {
  const first = artifactNames(await context({ GITHUB_RUN_ATTEMPT: "1" }));
  const second = artifactNames(await context());
  const other = artifactNames(await context({ GITHUB_RUN_ATTEMPT: "1", GITHUB_JOB: "bench" }));
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
])("artifacts on %j: %p", async (server, isThere) => {
  const variables = {
    GITHUB_SERVER_URL: server,
    ACTIONS_RESULTS_URL: "http://x",
    ACTIONS_RUNTIME_TOKEN: "t",
  };
  expect((await context(variables)).noArtifacts === undefined).toBe(isThere);
});

test("without the runner's token there are no artifacts", async () => {
  expect((await context()).noArtifacts).toBeDefined();
});
