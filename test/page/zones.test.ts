// Times as text, always with their zone.
import { expect, test } from "@jest/globals";
import { agoText, bothTimes, dayIn, isZone, timeIn } from "../../page/state/zones.ts";

const NIGHT = "2026-11-28T20:06:09Z";

test("a time in UTC says so, and in another zone has its offset and name", () => {
  expect(timeIn(NIGHT, "UTC")).toBe("2026-11-28 20:06 UTC");
  expect(timeIn(NIGHT, "Asia/Kathmandu")).toBe("2026-11-29 01:51 +05:45 Asia/Kathmandu");
  expect(timeIn(NIGHT, "America/Los_Angeles")).toBe("2026-11-28 12:06 -08:00 America/Los_Angeles");
  expect(timeIn("2026-07-01T00:00:00Z", "Europe/London")).toBe("2026-07-01 01:00 +01:00 Europe/London");
});

test("midnight is 00:00, and the hour that a clock has twice is told apart by its offset", () => {
  expect(timeIn("2026-11-28T00:00:00Z", "UTC")).toBe("2026-11-28 00:00 UTC");
  expect(timeIn("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe("2026-10-25 02:30 +02:00 Europe/Berlin");
  expect(timeIn("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe("2026-10-25 02:30 +01:00 Europe/Berlin");
});

test("UTC stands first, once, and a time that is not known is no time", () => {
  expect(bothTimes(NIGHT, "Asia/Kathmandu")).toEqual([
    "2026-11-28 20:06 UTC",
    "2026-11-29 01:51 +05:45 Asia/Kathmandu",
  ]);
  expect(bothTimes(NIGHT, "UTC")).toEqual(["2026-11-28 20:06 UTC"]);
  expect(bothTimes("", "UTC")).toEqual(["time not known"]);
  expect(dayIn(NIGHT, "Asia/Kathmandu")).toBe("2026-11-29");
});

test.each([
  [30_000, "just now"],
  [90_000, "a minute ago"],
  [75 * 60_000, "75 minutes ago"],
  [3 * 3_600_000, "3 hours ago"],
  [47 * 3_600_000, "47 hours ago"],
  [49 * 3_600_000, "2 days ago"],
  [-3_600_000, "in the future, by this device's clock"],
])("%i ms before now is %s", (ms, text) => {
  expect(agoText(new Date(Date.parse(NIGHT) - ms).toISOString(), Date.parse(NIGHT))).toBe(text);
});

test("a zone is one that the browser knows", () => {
  expect(isZone("Asia/Kathmandu")).toBe(true);
  expect(isZone("Mars/Base")).toBe(false);
});
