import { expect, test } from "@jest/globals";
import { badgeFile, badgeOf, badgeSvg } from "../../src/page/badge.ts";

const series = {
  region: "eu",
  commits: 1,
  newest: 0,
  time: "2026-11-28T09:00:00Z",
  outcome: "passed",
  classes: [],
  blocks: "",
} as const;
const counts = { worse: 0, better: 0, acknowledged: 0 };

const fresh = { ...series, ...counts };
const old = { ...fresh, time: "2026-11-26T12:00:00Z" };
const unmeasured = { ...fresh, outcome: "unmeasured" as const };
const worse = { ...fresh, worse: 1 };

test.each([
  ["no data", "grey", []],
  ["steady", "blue", [fresh, fresh]],
  ["2 slower", "orange", [worse, old, worse]],
  ["failed", "orange", [fresh, { ...fresh, outcome: "failed" as const }]],
  ["silent", "grey", [old, { ...old, outcome: "failed" as const }]],
  ["not measured", "grey", [unmeasured, old]],
  ["steady in 1 of 3 regions", "grey", [unmeasured, old, fresh]],
])("a badge says %s, in %s", (words, colour, all) => {
  expect(badgeOf({ series: all }, Date.parse("2026-11-28T12:00:00Z"))).toEqual({ words, colour });
});

test("a badge has a title for those who cannot see it, and hostile names as text", () => {
  const svg = badgeSvg('<script>"&\u202e', { words: "steady", colour: "blue" });
  expect(svg).toContain("<title>go-steady &lt;script&gt;&quot;&amp;⟨U+202E⟩: steady</title>");
  expect(svg).toContain('role="img"');
  expect(svg).not.toMatch(/<script/);
});

test("a badge's file has a name that any system takes", () => {
  const hash = () => "0badc0de";
  expect(badgeFile("main", hash)).toBe("badge-main.svg");
  expect(badgeFile("../x", hash)).toBe("badge-x-0badc0de.svg");
  expect(badgeFile("Main", hash)).toBe("badge-Main-0badc0de.svg");
  expect(badgeFile("", hash)).toBe("badge-0badc0de.svg");
  expect(badgeFile("release/1.0", hash)).toBe("badge-release-1-0-0badc0de.svg");
});
