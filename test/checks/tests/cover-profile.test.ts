import { expect, test } from "@jest/globals";
import { totalCoverage } from "../../../src/checks/tests/cover-profile.ts";

test("weighs by statements and counts a block of several binaries once", () => {
  const profile =
    "mode: set\nm/a.go:1.2,3.4 3 1\nm/a.go:5.2,6.4 1 0\nm/b c.go:1.1,2.2 4 0\nm/b c.go:1.1,2.2 4 7\nm/b c.go:1.1,2.2 4 0\n";
  expect(totalCoverage(profile)).toBe(7 / 8);
});

test("a profile without statements has no total", () => {
  expect(totalCoverage("mode: set\n")).toBeUndefined();
});
