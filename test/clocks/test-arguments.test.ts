import { expect, test } from "@jest/globals";
import { splitTestFlags } from "../../src/clocks/test-arguments.ts";

const LIMIT = "-test.timeout=10m0s";

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["nothing", [], [], [LIMIT]],
  [
    "flags of the binary",
    ["-short", "-run", "X/y", "--parallel=2"],
    [],
    [LIMIT, "-test.short", "-test.run=X/y", "-test.parallel=2"],
  ],
  ["a time limit", ["-timeout", "5s"], [], ["-test.timeout=5s"]],
  [
    "flags of the build",
    ["-race", "-tags", "a,b", "-ldflags", "-s -w"],
    ["-race", "-tags=a,b", "-ldflags=-s -w"],
    [LIMIT],
  ],
  [
    "what says nothing of passing",
    ["-v", "-cover", "-coverprofile", "c.out", "-bench=.", "-json", "-vet=off"],
    [],
    [LIMIT],
  ],
  [
    "the test's own flags",
    ["-update", "-golden=x", "-args", "-race", "word"],
    [],
    [LIMIT, "-update", "-golden=x", "-race", "word"],
  ],
  ["names with test before them", ["-test.short", "-test.run=A"], [], [LIMIT, "-test.short", "-test.run=A"]],
])("splits %s", (_, flags, build, run) => {
  expect(splitTestFlags(flags)).toEqual({ build, run });
});

test("names what cannot be done by starting a binary", () => {
  expect(splitTestFlags(["-short", "-exec", "sudo"]).unsupported).toBe("-exec=sudo");
  expect(splitTestFlags(["-fuzz=Fuzz"]).unsupported).toBe("-fuzz=Fuzz");
});
