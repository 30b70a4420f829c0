import { expect, test } from "@jest/globals";
import { clocksOf } from "../../src/clocks/clocks.ts";
import { clockName, dependsOn, type Moment } from "../../src/model/clock.ts";

const BERLIN = { name: "Europe/Berlin", changes: ["2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"] };
const TOKYO = { name: "Asia/Tokyo", changes: [] };
const now = new Date("2026-08-22T10:00:00Z");

const names = (...args: Parameters<typeof clocksOf>) => clocksOf(...args).map(clockName);

test("zones alone are looked at now; UTC is the ordinary run", () => {
  expect(names([TOKYO, { name: "UTC", changes: [] }, BERLIN], [], now)).toEqual([
    "Asia/Tokyo",
    "Europe/Berlin",
  ]);
});

test("a moment is looked at in every zone, and in UTC where there is none", () => {
  const moments: readonly Moment[] = [{ kind: "at", moment: "2027-01-01T00:00:00Z" }];
  expect(names([], moments, now)).toEqual(["UTC at 2027-01-01 00:00 UTC"]);
  expect(names([TOKYO, BERLIN], moments, now)).toEqual([
    "Asia/Tokyo",
    "Europe/Berlin",
    "Asia/Tokyo at 2027-01-01 00:00 UTC",
    "Europe/Berlin at 2027-01-01 00:00 UTC",
  ]);
});

test("changes of a zone's offset are looked at in that zone: half a day before and an hour after", () => {
  expect(names([TOKYO, BERLIN], [{ kind: "dst" }], now)).toEqual([
    "Asia/Tokyo",
    "Europe/Berlin",
    "Europe/Berlin at 2026-10-24 13:00 UTC",
    "Europe/Berlin at 2026-10-25 02:00 UTC",
    "Europe/Berlin at 2027-03-27 13:00 UTC",
    "Europe/Berlin at 2027-03-28 02:00 UTC",
  ]);
});

test.each([
  ["2026-08-22T10:00:00Z", "2028-02-29"],
  ["2028-02-29T11:59:59Z", "2028-02-29"],
  ["2028-02-29T12:00:00Z", "2032-02-29"],
  ["2096-03-01T00:00:00Z", "2104-02-29"],
])("after %s the next leap day is %s", (from, day) => {
  expect(names([], [{ kind: "leap-day" }], new Date(from))).toEqual([`UTC at ${day} 12:00 UTC`]);
});

test("the end of the year is looked at from both sides, and a moment that is named twice once", () => {
  expect(names([], [{ kind: "year-end" }, { kind: "at", moment: "2026-12-31T23:30:00Z" }], now)).toEqual([
    "UTC at 2026-12-31 23:30 UTC",
    "UTC at 2027-01-01 00:30 UTC",
  ]);
});

test("what a test depends on is what differs where the other is the same", () => {
  const [tokyo, utc] = [{ zone: "Asia/Tokyo" }, { zone: "UTC" }];
  const [tokyoThen, utcThen] = [tokyo, utc].map((clock) => ({ ...clock, moment: "2028-02-29T12:00:00Z" }));
  if (tokyoThen === undefined || utcThen === undefined) throw new RangeError("no clocks");
  expect(dependsOn({ fails: [tokyo, tokyoThen], passes: [utc, utcThen] })).toBe("the time zone");
  expect(dependsOn({ fails: [tokyoThen, utcThen], passes: [tokyo, utc] })).toBe("the moment");
  expect(dependsOn({ fails: [tokyoThen], passes: [tokyo, utc, utcThen] })).toBe(
    "the time zone and the moment",
  );
  expect(dependsOn({ fails: [tokyoThen], passes: [utc] })).toBe("the time zone and the moment");
});
