// What a pull request changes in its own limits is said.
import { expect, test } from "@jest/globals";
import { readSettings } from "../../src/options/read-settings.ts";
import { settingsChanges } from "../../src/options/settings-changes.ts";

const read = (text: string) => readSettings(".go-steady.yml", text);
const said = (base: string | undefined, head: string | undefined) =>
  settingsChanges(base === undefined ? undefined : read(base), head === undefined ? undefined : read(head));

const LIMITS =
  "limits:\n- {benchmark: ^Parse, threshold: 10%}\n- {unit: B/op, package: /x$, threshold: 0%}\n";
const waiver = (ceiling: string, reason = "why") =>
  `waivers:\n- {benchmark: ^Render$, unit: sec/op, ceiling: ${ceiling}, reason: ${reason}, expires: 2026-12-31}\n`;

test("a file that only moves lines and changes reasons changes nothing", () => {
  const changes = said(LIMITS + waiver("10%"), `# moved\n\n${LIMITS}${waiver("10%", "another")}`);
  expect(changes).toEqual({ sentences: [], newWaivers: new Set() });
});

test("a waiver and limits that the base does not have are named with their line", () => {
  const changes = said(undefined, LIMITS + waiver("10%"));
  expect(changes.sentences).toEqual([
    "new in this pull request: a limit of 10 % for benchmarks /^Parse/ (.go-steady.yml:2)",
    "new in this pull request: a limit of 0 % for all benchmarks in packages //x$/ in B/op (.go-steady.yml:3)",
    "new in this pull request: a waiver up to 10% for benchmarks /^Render$/ in sec/op until 2026-12-31 (.go-steady.yml:5)",
  ]);
  expect([...changes.newWaivers].map(({ line }) => line)).toEqual([5]);
});

test("a ceiling that is raised makes it a new waiver", () => {
  expect(said(waiver("10%"), waiver("90%")).sentences).toEqual([
    "new in this pull request: a waiver up to 90% for benchmarks /^Render$/ in sec/op until 2026-12-31 (.go-steady.yml:2)",
  ]);
});

test("a limit that is gone, another threshold and another order are named", () => {
  expect(said(`threshold: 2%\n${LIMITS}`, undefined).sentences).toEqual([
    "new in this pull request: threshold not set for all, 2 % in the base",
    "gone in this pull request: a limit of 10 % for benchmarks /^Parse/ (.go-steady.yml:3 of the base)",
    "gone in this pull request: a limit of 0 % for all benchmarks in packages //x$/ in B/op (.go-steady.yml:4 of the base)",
  ]);
  const turned =
    "limits:\n- {unit: B/op, package: /x$, threshold: 0%}\n- {benchmark: ^Parse, threshold: 10%}\n";
  expect(said(LIMITS, turned).sentences).toEqual([
    "the limits stand in another order than in the base; the last that fits counts",
  ]);
});
