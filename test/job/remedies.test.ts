import { expect, test } from "@jest/globals";
import { zoneRemedy } from "../../src/job/remedies.ts";
import type { Check } from "../../src/model/check.ts";
import { givenZoneOf } from "../../src/ports/process/environment.ts";

const tests = (failed: number): Check => ({
  name: "test",
  status: failed > 0 ? "failed" : "passed",
  reason: "",
  findings: [],
  seconds: 1,
  tests: { passed: 1, failed, skipped: 0, packages: 1, slowest: [] },
});

test("where the user sets another zone, tests that fail in UTC say so, and others do not", () => {
  const said =
    "TZ is Europe/Paris outside, and UTC for the tests: if those that failed need that zone, set time.Local in TestMain; with timezones they run in other zones, too";
  expect(zoneRemedy("Europe/Paris", [tests(1)])).toEqual([said]);
  expect(zoneRemedy("Europe/Paris", [tests(0)])).toEqual([]);
  expect(zoneRemedy(undefined, [tests(1)])).toEqual([]);
});

test.each([
  [{ TZ: "Europe/Paris" }, { givenZone: "Europe/Paris" }],
  [{ TZ: ":America/New_York" }, { givenZone: ":America/New_York" }],
  [{ TZ: "UTC" }, {}],
  [{ TZ: "Etc/UTC" }, {}],
  [{ TZ: "" }, {}],
  [{}, {}],
] as const)("the zone that the user sets: %j", (env, zone) => {
  expect(givenZoneOf(env)).toEqual(zone);
});
