import { expect, test } from "@jest/globals";
import { artifactName, keyOf, readRunContext } from "../../src/publish/run-context.ts";

const VARIABLES = {
  GITHUB_REPOSITORY: "o/r",
  GITHUB_WORKFLOW_REF: "o/r/.github/workflows/go.yml@refs/pull/1/merge",
  GITHUB_JOB: "go",
  GITHUB_ACTION: "__self",
  GITHUB_RUN_ID: "12",
  GITHUB_RUN_NUMBER: "3",
  GITHUB_RUN_ATTEMPT: "2",
};
const context = (change: Readonly<Record<string, string>> = {}, matrix = "null") =>
  readRunContext({ ...VARIABLES, ...change }, matrix);

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

test("the name of an artifact has only characters that GitHub takes, and is one of its own for each job", () => {
  const names = [context(), context({}, '{"os": "a/b:c*?\\"<>|"}'), context({}, '{"os": "a b c"}')].map(
    artifactName,
  );
  for (const name of names) expect(name).toMatch(/^go-steady-report-go[\w.-]*-[0-9a-f]{8}$/);
  expect(new Set(names).size).toBe(3);
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
  expect(context(variables).hasArtifacts).toBe(isThere);
});

test("without the runner's token there are no artifacts", () => {
  expect(context().hasArtifacts).toBe(false);
});
