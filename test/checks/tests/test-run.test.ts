// What `go test -json` of Go 1.26 prints for packages in which nothing was tested.
import { expect, test } from "@jest/globals";
import { makeTestRunReader } from "../../../src/checks/tests/test-run.ts";

function packagesWithoutRun(output: readonly string[], action = "pass") {
  const reader = makeTestRunReader();
  const event = (rest: object) => reader.add(JSON.stringify({ Package: "example.com/m", ...rest }));
  for (const text of output) event({ Action: "output", Output: `${text}\n` });
  event({ Action: action });
  return reader.end().withoutRun;
}

const OK = "ok  \texample.com/m\t0.06s";

test.each([
  ["TestMain left with 0 before m.Run", [OK], ["example.com/m"]],
  [
    "the same, out of the cache, after words of its own",
    ["no database", "ok  \texample.com/m\t(cached)"],
    ["example.com/m"],
  ],
  [
    "there are benchmarks alone",
    ["testing: warning: no tests to run", "PASS", `${OK} [no tests to run]`],
    [],
  ],
  ["-run and -bench match nothing", ["PASS", OK], []],
  ["no test files, with coverage", ["\texample.com/m\t\tcoverage: 0.0% of statements"], []],
])("a package whose program ended well and never came to its tests is told: %s", (_, output, told) => {
  expect(packagesWithoutRun(output)).toEqual(told);
});

test("a package without test files, and one that failed, are not among them", () => {
  expect(packagesWithoutRun(["?   \texample.com/m\t[no test files]"], "skip")).toEqual([]);
  expect(packagesWithoutRun(["exit status 1", "FAIL\texample.com/m\t0.06s"], "fail")).toEqual([]);
});
