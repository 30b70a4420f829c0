import { expect, test } from "@jest/globals";
import { badgeFile, badgeOf, badgeSvg } from "../../src/page/badge.ts";

const series = {
  region: "eu",
  commits: 1,
  newest: 0,
  time: "",
  outcome: "passed",
  classes: [],
  blocks: "",
} as const;
const counts = { worse: 0, better: 0, acknowledged: 0 };

test("a badge says how the branch is: nobody measured is never well", () => {
  expect(badgeOf(undefined).words).toBe("no data");
  expect(badgeOf({ series: [] }).words).toBe("no data");
  expect(badgeOf({ series: [{ ...series, ...counts }] })).toEqual({ words: "steady", colour: "blue" });
  const two = [
    { ...series, ...counts, worse: 1 },
    { ...series, ...counts, worse: 1 },
  ];
  expect(badgeOf({ series: two })).toEqual({ words: "2 slower", colour: "orange" });
  const unmeasured = { ...series, ...counts, outcome: "unmeasured" as const };
  expect(badgeOf({ series: [unmeasured] }).words).toBe("not measured");
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
