import { expect, test } from "@jest/globals";
import { decodeSince } from "../../src/history/since.ts";

const NOW = new Date("2026-11-28T12:00:00.000Z");

test.each([
  ["24h", "2026-11-27T12:00:00.000Z"],
  ["1h30m", "2026-11-28T10:30:00.000Z"],
  ["7d", "2026-11-21T12:00:00.000Z"],
  ["2026-11-01", "2026-11-01T00:00:00.000Z"],
  ["2026-11-01T06:30Z", "2026-11-01T06:30:00.000Z"],
  ["2026-11-01T06:30:15Z", "2026-11-01T06:30:15.000Z"],
])("%s is %s", (text, want) => {
  expect(decodeSince(text, NOW)?.toISOString()).toBe(want);
});

test.each(["", "yesterday", "0h", "0d", "2026-02-30", "2026-11-01T06:30", "2026-13-01", "28.11.2026", "-1h"])(
  "%j is no time",
  (text) => {
    expect(decodeSince(text, NOW)).toBeUndefined();
  },
);
