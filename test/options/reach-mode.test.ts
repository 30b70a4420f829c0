// Whether benchmarks that the change cannot reach are left out: who decides it.
import { expect, test } from "@jest/globals";
import type { ReachMode, Settings } from "../../src/model/settings.ts";
import { reachMode } from "../../src/options/reach-mode.ts";

const file = (reach?: ReachMode): Settings => ({
  ...{ file: ".go-steady.yml", limits: [], waivers: [] },
  ...(reach === undefined ? {} : { reach }),
});
const read = (reach?: ReachMode) => ({ kind: "read", settings: file(reach) }) as const;

test("it is auto where nobody says anything, with a file and without one", () => {
  const auto = { mode: "auto", sentences: [] };
  for (const base of [read(), { kind: "read", settings: undefined }, { kind: "unknown" }] as const)
    expect(reachMode({ asked: undefined, base, head: undefined })).toEqual(auto);
  expect(reachMode({ asked: undefined, base: read(), head: file("auto") })).toEqual(auto);
});

test("where the pull request says something else than the base, the base's counts, and that is told", () => {
  expect(reachMode({ asked: undefined, base: read("off"), head: file() })).toEqual({
    mode: "off",
    sentences: ["new in this pull request: reach auto; the base's counts, off"],
  });
  expect(reachMode({ asked: undefined, base: read(), head: file("off") })).toEqual({
    mode: "auto",
    sentences: ["new in this pull request: reach off; the base's counts, auto"],
  });
});

test("an input or a flag is stronger than both files", () => {
  expect(reachMode({ asked: "auto", base: read("off"), head: file("off") })).toEqual({
    mode: "auto",
    sentences: [],
  });
});

test("a file that is the workflow's own counts as it is", () => {
  expect(reachMode({ asked: undefined, base: { kind: "own" }, head: file("off") }).mode).toBe("off");
});
