// test-retries: what passes when it is run again alone is flaky; what crashes never is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type CheckRequest, runChecks } from "../../../src/checks/check.ts";
import { crashedPackages, mayBeFlaky, splitFlaky } from "../../../src/checks/tests/flaky.ts";
import { makeTestRunReader } from "../../../src/checks/tests/test-run.ts";
import { gate } from "../../../src/judge/gate.ts";
import type { Check } from "../../../src/model/check.ts";
import { exactName } from "../../../src/patterns/exact-name.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { setUp } from "../../../src/toolchain/set-up.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { write } from "../../kit/repository.ts";

const { path: root, remove } = temporaryFolder();
afterAll(remove);
const processes = makeProcesses(new AbortController().signal);

/** A Go function that is true in the first n runs of its test binary. */
const EARLY = `
func early(n int) bool {
	runs, _ := os.ReadFile("runs.txt")
	if len(os.Args) > 0 {
		os.WriteFile("runs.txt", append(runs, 'x'), 0o644)
	}
	return len(runs) < n
}
`;
const testFile = (name: string, body: string) =>
  `package ${name}\n\nimport (\n\t"os"\n\t"testing"\n)\n${EARLY}\n${body}\n`;

beforeAll(() => {
  write(root, {
    "go.mod": "module example.com/f\n\ngo 1.22\n",
    "once/once_test.go": testFile(
      "once",
      'func TestOnce(t *testing.T) {\n\tif early(1) {\n\t\tt.Fatal("not yet")\n\t}\n}\n\nfunc TestSteady(t *testing.T) {}',
    ),
    "sub/sub_test.go": testFile(
      "sub",
      'func TestGroup(t *testing.T) {\n\tt.Run("a b/c(1)", func(t *testing.T) {\n\t\tif early(2) {\n\t\t\tt.Error("too early")\n\t\t}\n\t})\n\tt.Run("good", func(t *testing.T) {})\n}',
    ),
    "always/always_test.go": testFile(
      "always",
      'func TestAlways(t *testing.T) {\n\tt.Error("broken")\n}\n\nfunc TestTwice(t *testing.T) {\n\tif early(1) {\n\t\tt.Error("once")\n\t}\n}',
    ),
    "panics/panics_test.go": testFile(
      "panics",
      'func TestPanics(t *testing.T) {\n\tif early(1) {\n\t\tpanic("at first")\n\t}\n}',
    ),
  });
});

async function check(packages: readonly string[], testRetries: number): Promise<Check> {
  for (const name of ["once", "sub", "always", "panics"]) write(root, { [`${name}/runs.txt`]: "" });
  const go = await setUp({ processes, env: goEnvironment, moduleDir: root, prefer: "path" });
  const request: CheckRequest = {
    ...{ processes, go, env: go.env, dir: root, root, packages, buildFlags: [], testFlags: [], testRetries },
    ...{ vet: false, staticcheck: false, test: true, coverage: false, outputs: undefined },
    ...{ cacheDir: join(root, "cache"), now: () => 0 },
  };
  const [, , tests] = await runChecks(request);
  if (tests === undefined) throw new Error("no tests");
  return tests;
}

const outcomes = ({ tests }: Check) =>
  Object.fromEntries((tests?.all ?? []).map(({ test: name, outcome }) => [name, outcome]));

test("a test that fails and then passes alone is flaky, with its subtests and parents; the check passes and says so", async () => {
  const found = await check(["./once", "./sub"], 2);
  expect(found.status).toBe("passed");
  expect(found.tests?.crashed).toBe(undefined);
  expect(found.findings).toEqual([]);
  expect(found.reason).toBe(
    "2 tests are flaky: example.com/f/once.TestOnce (failed 1 of 2 times), example.com/f/sub.TestGroup/a_b/c(1) (failed 2 of 3 times)",
  );
  expect(found.tests).toMatchObject({ passed: 2, failed: 0 });
  expect(found.tests?.flaky?.map(({ message, failures, runs }) => [message, failures, runs])).toEqual([
    ["not yet", 1, 2],
    ["too early", 2, 3],
  ]);
  expect(outcomes(found)).toEqual({
    TestOnce: "flaky",
    TestSteady: "passed",
    TestGroup: "flaky",
    "TestGroup/a_b/c(1)": "flaky",
    "TestGroup/good": "passed",
  });
  const judged = (failOn: "check" | "flaky") =>
    gate({
      comparisons: [],
      checks: [found],
      failOn: [failOn],
      headBuildFailed: [],
      unmeasuredReason: undefined,
    });
  expect(judged("check").outcome).toBe("passed");
  expect(judged("flaky")).toEqual({
    outcome: "failed",
    reasons: [
      "example.com/f/once.TestOnce is flaky: it failed 1 of 2 times",
      "example.com/f/sub.TestGroup/a_b/c(1) is flaky: it failed 2 of 3 times",
    ],
  });
});

test("what fails whenever it runs fails, beside what is flaky; a panic is never flaky; too few retries are not enough", async () => {
  const found = await check(["./always", "./panics", "./sub"], 1);
  expect(found.status).toBe("failed");
  expect(found.findings.map(({ code }) => code).sort()).toEqual([
    "TestAlways",
    "TestGroup/a_b/c(1)",
    "TestPanics",
  ]);
  expect(found.tests?.flaky?.map(({ test: name }) => name)).toEqual(["TestTwice"]);
  expect(found.tests).toMatchObject({ failed: 4, crashed: ["example.com/f/panics"] });
});

test("without retries nothing is run again", async () => {
  const found = await check(["./once"], 0);
  expect([found.status, found.tests?.flaky, outcomes(found).TestOnce]).toEqual([
    "failed",
    undefined,
    "failed",
  ]);
});

test("of a package with a data race no test may be flaky, also where another test reports it", () => {
  const reader = makeTestRunReader();
  for (const line of readFileSync("test/checks/fixtures/race-go1.26.stdout", "utf8").split("\n"))
    reader.add(line);
  const run = reader.end();
  expect(run.failedTests.length).toBeGreaterThan(0);
  expect(mayBeFlaky(run)).toEqual([]);
  expect(crashedPackages(run)).toEqual([...new Set(run.failedTests.map(({ pkg }) => pkg))]);
});

test("the pattern of a test matches it alone", () => {
  expect(exactName("TestA/x=1.5|[2]/#00")).toBe("^TestA$/^x=1\\.5\\|\\[2\\]$/^#00$");
});

test("a run in which nothing was flaky is left as it is", () => {
  const reader = makeTestRunReader();
  for (const line of readFileSync("test/checks/fixtures/test-go1.26.stdout", "utf8").split("\n"))
    reader.add(line);
  const run = reader.end();
  expect(splitFlaky(run, []).rest).toEqual(run);
});
