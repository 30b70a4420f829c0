// A page at once and run by run, and what a build does with what it finds.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Entry } from "../../src/history/entry.ts";
import { printEntry } from "../../src/history/print-entry.ts";
import type { Settings } from "../../src/model/settings.ts";
import { readSettings } from "../../src/options/read-settings.ts";
import { readIndex } from "../../src/page/format/index-file.ts";
import { row } from "../history/entries.ts";
import { temporaryFolder } from "../kit/go.ts";
import { byNight } from "../kit/long.ts";
import {
  addPack,
  addRuns,
  filesIn,
  hashOf,
  NOW,
  pageOf,
  REGIONS,
  runAt,
  runsOf,
  SLOWER_AT,
} from "./small-history.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
let folders = 0;
const fresh = () => join(scratch.path, String(folders++));

/** The page of these runs, built after each of the groups. */
async function pageAfter(groups: readonly (readonly Entry[])[]) {
  const [history, out] = [fresh(), fresh()];
  const built = [];
  for (const group of groups) {
    addRuns(history, group);
    built.push(await pageOf(history, out));
  }
  return { history, out, built };
}

const MANY = 120;

test("a page that is built run by run is byte for byte the one that is built at once", async () => {
  const runs = runsOf(MANY);
  const sizes = [1, 1, 1, 2, 3, 1, 40, 1, 1, 20, 7, 1, 1, 1, 30, 1, 1, 2];
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, n) => sum + n, 0));
  const groups = [...ends, runs.length].map((end, i) => runs.slice(i === 0 ? 0 : ends[i - 1], end));
  const byRun = await pageAfter(groups);
  expect(byRun.built.map(({ anew }) => anew)).toEqual(groups.map(() => undefined));
  expect(byRun.built.map(({ added }) => added)).toEqual(groups.map(({ length }) => length));
  const atOnce = await pageAfter([runs]);
  expect(Object.keys(filesIn(byRun.out))).toEqual(Object.keys(filesIn(atOnce.out)));
  expect(filesIn(byRun.out)).toEqual(filesIn(atOnce.out));
});

byNight(test)(
  "pieces of full segments, and windows of a long branch: the same at once and run by run",
  async () => {
    const slower = { ln: 0.08, verdict: "regression" as const };
    const runs = runsOf(2100, ["eu-west"]).map((run, n) =>
      n === 1560 ? runAt(n, "eu-west", { comparisons: [row("Work", slower)], identical: [] }) : run,
    );
    const [history, out, other] = [fresh(), fresh(), fresh()];
    await addPack(history, runs.slice(0, 1022));
    await pageOf(history, out);
    for (const [from, to] of [
      [1022, 1024],
      [1024, 1026],
      [1026, 1530],
      [1530, 1570],
      [1570, 2060],
      [2060, 2061],
      [2061, 2100],
    ]) {
      await addPack(history, runs.slice(from, to));
      expect((await pageOf(history, out)).anew).toBeUndefined();
    }
    const { index } = await pageOf(history, other);
    expect(index.overview.open.map(({ event }) => event.column).sort()).toEqual([1561, SLOWER_AT + 1]);
    expect(filesIn(out)).toEqual(filesIn(other));
  },
);

test("the index says what there is: branches, series, open events, tests", async () => {
  const { built } = await pageAfter([runsOf(MANY)]);
  const { branches, regions, overview } = built[0]?.index ?? { branches: [], regions: [] };
  expect(regions).toEqual([...REGIONS]);
  expect(branches.map(({ name, columns }) => ({ name, columns }))).toEqual([
    { name: "main", columns: MANY + 1 },
  ]);
  expect(
    branches[0]?.series.map(({ region, commits, newest, worse }) => ({ region, commits, newest, worse })),
  ).toEqual(REGIONS.map((region) => ({ region, commits: MANY, newest: MANY, worse: 1 })));
  const [open] = overview?.open ?? [];
  expect(open).toMatchObject({
    sha: hashOf(SLOWER_AT + 1),
    event: { kind: "step", worse: true, state: "open" },
  });
  expect(open?.event.delta).toBeCloseTo(Math.expm1(0.08), 2);
  expect(overview?.opens).toBe(2);
  expect(overview?.flaky).toHaveLength(1);
  expect(overview?.flaky[0]?.flaky.seen).toEqual(["retry"]);
  expect(overview?.doubts).toEqual([]);
});

test("nothing new is nothing written, but for the index", async () => {
  const { history, out } = await pageAfter([runsOf(10)]);
  const before = filesIn(out);
  const { written, added } = await pageOf(history, out, { now: new Date("2026-11-28T13:00:00Z") });
  expect({ added, files: written.files }).toEqual({ added: 0, files: 1 });
  const { "index.json": index, ...others } = filesIn(out);
  expect(others).toEqual({ ...before, "index.json": undefined });
  expect(Buffer.from(index ?? "", "base64").toString()).toContain("2026-11-28T13:00:00.000Z");
});

test("entries that became a pack are no new runs; one that was removed is forgotten", async () => {
  const [history, out, other] = [fresh(), fresh(), fresh()];
  addRuns(history, runsOf(30, ["eu-west"]));
  await pageOf(history, out);
  rmSync(join(history, "entries"), { recursive: true });
  const path = await addPack(history, runsOf(30, ["eu-west"]));
  expect(await pageOf(history, out)).toMatchObject({ added: 0, anew: undefined });
  rmSync(join(history, path));
  addRuns(history, runsOf(30, ["eu-west"]).slice(1));
  expect(await pageOf(history, out)).toMatchObject({ added: 29, anew: `the history has no longer ${path}` });
  await pageOf(history, other);
  expect(filesIn(out)).toEqual(filesIn(other));
});

test("a commit that is measured later than its place on the line makes the page anew, and the same", async () => {
  const runs = runsOf(12, ["eu-west"]);
  const late = runAt(5, "eu-west", {
    time: runs[11]?.time ?? "",
    base: undefined,
    comparisons: [],
    identical: [],
  });
  const alone = runAt(6, "eu-west", { base: undefined, comparisons: [], identical: [] });
  const gap = runs.flatMap((run, n) => (n === 5 ? [] : [n === 6 ? alone : run]));
  const found = await pageAfter([gap, [late]]);
  const atOnce = await pageAfter([[...gap, late]]);
  expect(found.built[1]?.anew).toBe("the commits of main stand in another order");
  expect(filesIn(found.out)).toEqual(filesIn(atOnce.out));
});

test("an empty history is a page that has nothing, and says no data", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, []);
  const { index } = await pageOf(history, out);
  expect(index).toMatchObject({ branches: [], regions: [], overview: { open: [], opens: 0 } });
  expect(readFileSync(join(out, "badge.svg"), "utf8")).toContain("<title>go-steady: no data</title>");
});

test("a folder with something else in it is left alone", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, runsOf(2));
  mkdirSync(out);
  writeFileSync(join(out, "index.html"), "mine");
  await expect(pageOf(history, out)).rejects.toThrow(
    /has "index.html", and no index.json: it is no page of go-steady/,
  );
  writeFileSync(join(out, "index.json"), "{}");
  await expect(pageOf(history, out)).rejects.toThrow(/is no index of a page that this version reads/);
  expect(readdirSync(out).sort()).toEqual(["index.html", "index.json"]);
});

test("a file of the page that is damaged makes it anew, with why", async () => {
  const { history, out } = await pageAfter([runsOf(10)]);
  const before = filesIn(out);
  const [rows = ""] = Object.keys(before).filter((path) => path.startsWith("data/rows-"));
  writeFileSync(join(out, rows), "damaged");
  const { anew } = await pageOf(history, out);
  expect(anew).toBe("a file of rows: it is not what its name says");
  expect(filesIn(out)).toEqual(before);
});

test("files that no index names go after a day", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, runsOf(5));
  await pageOf(history, out);
  const first = Object.keys(filesIn(out)).filter((path) => path.startsWith("data/"));
  addRuns(history, runsOf(6));
  await pageOf(history, out, { now: new Date(NOW.getTime() + 3600_000) });
  const isThere = () => first.every((path) => readdirSync(join(out, "data")).includes(path.slice(5)));
  expect(isThere()).toBe(true);
  await pageOf(history, out, { now: new Date(NOW.getTime() + 26 * 3600_000) });
  expect(isThere()).toBe(false);
  const index = readIndex(readFileSync(join(out, "index.json"), "utf8"));
  expect(index).toMatchObject({ files: { rows: expect.stringMatching(/^[0-9a-f]{16}$/) } });
});

test("of the page's program the version before stays, and older ones go", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, runsOf(2));
  const html = readFileSync("page/index.html", "utf8");
  const build = (js: string) => pageOf(history, out, { program: { html, js, css: "" } });
  const scripts = () =>
    readdirSync(join(out, "assets"))
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(join(out, "assets", name), "utf8"))
      .sort();
  for (const js of ["1", "2", "2"]) await build(js);
  expect(scripts()).toEqual(["1", "2"]);
  await build("3");
  expect(scripts()).toEqual(["2", "3"]);
  rmSync(join(out, "stale.json")); // as a page of an older version of go-steady
  await build("4");
  expect(scripts()).toEqual(["2", "3", "4"]);
  await build("5");
  expect(scripts()).toEqual(["4", "5"]);
});

test("a build that ends in the middle leaves the page that was there, and the next one goes on from it", async () => {
  const { history, out } = await pageAfter([runsOf(70, ["eu-west"])]);
  const before = filesIn(out);
  addRuns(history, runsOf(72, ["eu-west"]));
  const settings = {
    get waivers(): never {
      throw new Error("ended");
    },
  };
  await expect(pageOf(history, out, { settings })).rejects.toThrow("ended");
  expect(readFileSync(join(out, "index.json")).toString("base64")).toBe(before["index.json"]);
  expect(await pageOf(history, out)).toMatchObject({ added: 2, anew: undefined });
  const atOnce = await pageAfter([runsOf(72, ["eu-west"])]);
  expect(filesIn(out)).toEqual(filesIn(atOnce.out));
});

test("what cannot be read is told on the page, again with each build", async () => {
  const { history, out } = await pageAfter([runsOf(3)]);
  const title = "x".repeat(1_000_000);
  const huge = JSON.stringify({ ...JSON.parse(printEntry(runAt(7))), commit: { ...runAt(7).commit, title } });
  const path = `entries/2026-11-01/${"f".repeat(24)}.json`;
  writeFileSync(join(history, path), huge);
  const late = runAt(8, "eu-west", { time: "2031-01-01T00:00:00.000Z" });
  addRuns(history, [late]);
  for (const { index } of [await pageOf(history, out), await pageOf(history, out)]) {
    expect(index.overview.doubts).toEqual([
      expect.stringMatching(
        new RegExp(`^${path}: entry.commit.title is not at most 300 characters: "x{70,80}`),
      ),
      expect.stringContaining("was measured at 2031-01-01T00:00:00.000Z, which is not yet"),
    ]);
    expect(index.overview.doubtful).toBe(2);
  }
});

const WAIVER = `waivers:
  - benchmark: ^Work$
    unit: sec/op
    ceiling: 10%
    reason: wanted
    expires: 2027-01-01
`;

test("a line of the settings acknowledges an event, and opens it again when it goes", async () => {
  const { history, out } = await pageAfter([runsOf(MANY, ["eu-west"])]);
  const { waivers } = readSettings(".go-steady.yml", WAIVER);
  const counts = async (settings?: Pick<Settings, "waivers">) =>
    (await pageOf(history, out, { settings })).index.branches[0]?.series.map((s) => [
      s.worse,
      s.acknowledged,
    ]);
  expect(await counts()).toEqual([[1, 0]]);
  expect(await counts({ waivers })).toEqual([[0, 1]]);
  expect(await counts()).toEqual([[1, 0]]);
});

test("two builds at once: the second one says so, and changes nothing", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, runsOf(5));
  const both = await Promise.allSettled([pageOf(history, out), pageOf(history, out)]);
  const failed = both.flatMap((end) => (end.status === "rejected" ? [String(end.reason.message)] : []));
  expect(failed).toEqual([`another build writes into ${out}`]);
});

test("hostile names of branches, regions, tests and titles come through as they are", async () => {
  const hostile = `</script>\u202e\u0000${"x".repeat(900)}`;
  const [history, out] = [fresh(), fresh()];
  const commit = { ...runAt(1).commit, title: `<img src=x>${"y".repeat(180)}` };
  addRuns(history, [
    runAt(1, "../../etc", { branch: "../x", commit }),
    runAt(2, hostile, { branch: hostile }),
    runAt(3, "", { branch: "" }),
  ]);
  const { index } = await pageOf(history, out);
  expect(index.branches.map(({ name }) => name).sort()).toEqual(["", "../x", hostile].sort());
  const names = readdirSync(out).sort();
  expect(names).toEqual(expect.arrayContaining(["badge.svg", "data", "index.json", "stale.json"]));
  expect(names.filter((name) => !/^[A-Za-z0-9._-]{1,80}$/.test(name))).toEqual([]);
  for (const name of names.filter((each) => each.endsWith(".svg")))
    expect(readFileSync(join(out, name), "utf8")).not.toMatch(/<\/?script|\u0000|\u202e/);
});

test("an index stays small, whatever is in the history", async () => {
  const [history, out] = [fresh(), fresh()];
  addRuns(history, runsOf(40));
  await pageOf(history, out);
  expect(readFileSync(join(out, "index.json")).length).toBeLessThan(60_000);
});
