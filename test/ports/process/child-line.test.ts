import { expect, test } from "@jest/globals";
import { childLine } from "../../../src/ports/process/child-line.ts";

const ended = {
  ...{ file: "/usr/bin/go", args: ["test", "-run", "^$", "a b"], cwd: "/work", how: "exit code 1" },
  ...{ seconds: 0.0123, stdout: "é\n", stderr: "" },
};

test("one line says what ran, where, for how long, how it ended and how much it printed", () => {
  expect(childLine({ ...ended, env: { HOME: "/root" } }, { HOME: "/root" })).toBe(
    '0.012 s, exit code 1, 3 bytes of output, 0 of errors: /usr/bin/go test -run ^$ "a b" (in /work)',
  );
});

test("the memory of a program is told where it is known", () => {
  expect(childLine({ ...ended, usage: { peakMemory: 12_345_678 }, env: {} }, {})).toContain(
    "0 of errors, 13 MB of memory: /usr/bin/go test",
  );
});

test("variables that the parent has not so are named, with their values where these are nobody's secret", () => {
  const env = {
    HOME: "/root",
    TZ: "UTC",
    GOFLAGS: "-mod=mod -p 2",
    GIT_CONFIG_VALUE_0: "AUTHORIZATION: basic x",
  };
  const line = childLine(
    { ...ended, env },
    { HOME: "/root", TZ: "Asia/Tokyo", GITHUB_TOKEN: "ghs_1", GONE: "1" },
  );
  expect(line).toContain(
    '(in /work; TZ=UTC; GOFLAGS="-mod=mod -p 2"; GIT_CONFIG_VALUE_0=…; without 2 variables)',
  );
  expect(line).not.toMatch(/basic|ghs_1/);
});

test("a line stays one line, whatever a folder is called", () => {
  expect(childLine({ ...ended, args: ["a\nb"], env: {} }, {})).not.toContain("\n");
});
