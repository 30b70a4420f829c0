// What the page has is what `go-steady history` says of the same entries: events, ladders, tests.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Entry } from "../../src/history/entry.ts";
import { findEvents } from "../../src/history/events/events.ts";
import { collectGraph } from "../../src/history/ladder/create-graph.ts";
import { makeLadder } from "../../src/history/ladder/ladder.ts";
import { createTestLogs } from "../../src/history/tests/outcomes.ts";
import { troublesOf } from "../../src/history/tests/troubles.ts";
import { readBlocks } from "../../src/page/format/blocks-file.ts";
import { readCommits } from "../../src/page/format/commits-file.ts";
import { readEvents } from "../../src/page/format/events-file.ts";
import { fileOf, type PageRole } from "../../src/page/format/file-names.ts";
import type { PageIndex } from "../../src/page/format/index-file.ts";
import { BLOCK } from "../../src/page/format/pieces.ts";
import { edgesOf, openBlock } from "../../src/page/format/row-cells.ts";
import { readRows } from "../../src/page/format/rows-file.ts";
import { Broken } from "../../src/page/format/table.ts";
import { readTests } from "../../src/page/format/tests-file.ts";
import { readValues } from "../../src/page/format/values-file.ts";
import { row } from "../history/entries.ts";
import { temporaryFolder } from "../kit/go.ts";
import { addRuns, hashOf, pageOf, runAt } from "./small-history.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const out = join(scratch.path, "page");
const REGION = "eu-west";
const COMMITS = 150;
let index: PageIndex;

/** Every commit with the one before, some with what was there ten before, and with a tag beside the line. */
function entries(): readonly Entry[] {
  const steps = new Map([
    [40, 0.06],
    [90, -0.05],
    [120, 0.04],
  ]);
  const noise = (n: number) => Number((0.002 * Math.sin(n * 12.9898)).toFixed(6));
  const sum = (from: number, to: number) =>
    [...steps].reduce((ln, [at, size]) => (at > from && at <= to ? ln + size : ln), 0);
  const comparing = (n: number, base: string, ln: number, id: string) =>
    runAt(n, REGION, {
      run: { id, attempt: 1, job: "bench" },
      base: { sha: base, ref: "base", how: "pairs" },
      comparisons: [row("Work", { ln: Number(ln.toFixed(6)), error: 0.002 + n / 1e5, df: 9 })],
    });
  return Array.from({ length: COMMITS }, (_, n) => {
    const all = [comparing(n, hashOf(n), sum(n - 1, n) + noise(n), `${n}`)];
    if (n % 10 === 0 && n > 0)
      all.push(comparing(n, hashOf(n - 9), sum(n - 10, n) + noise(n + 0.5), `night ${n}`));
    if (n % 25 === 0) all.push(comparing(n, "ab".repeat(20), sum(-1, n) + noise(n + 0.2), `release ${n}`));
    return all;
  }).flat();
}

beforeAll(async () => {
  const history = join(scratch.path, "history");
  addRuns(history, entries());
  index = (await pageOf(history, out)).index;
});

function bytesOf(role: PageRole, hash: string): Buffer {
  return gunzipSync(readFileSync(join(out, fileOf(role, hash))));
}

function read<T>(role: PageRole, hash: string, reader: (text: string) => T | Broken): T {
  const found = reader(bytesOf(role, hash).toString());
  if (found instanceof Broken) throw new Error(found.why);
  return found;
}

const main = () => index.branches.find(({ name }) => name === "main");
const shas = () =>
  (main()?.commits ?? []).flatMap((hash) => read("commits", hash, readCommits).commits.map(({ sha }) => sha));
const series = () => main()?.series.find(({ region }) => region === REGION);
const workRow = () =>
  read("rows", index.files.rows, readRows).findIndex(
    (each) => each.kind === "benchmark" && each.benchmark.name === "Work" && each.unit === "sec/op",
  );

test("events are those of the entries of the region", () => {
  const expected = findEvents(collectGraph(entries()), { branch: "main" }).events;
  expect(expected.length).toBeGreaterThanOrEqual(3);
  const commits = shas();
  const found = read("events", index.files.events, readEvents).events.filter(
    ({ region }) => region === REGION,
  );
  const short = (value: number) => Number(value.toPrecision(6));
  expect(
    found.map(({ kind, column, first, last, delta, lo, hi, worse, state }) => ({
      ...{
        kind,
        commit: commits[column],
        first: commits[first],
        last: commits[last],
        delta,
        lo,
        hi,
        worse,
        state,
      },
    })),
  ).toEqual(
    expected.map(({ kind, commit, first, last, delta, lo, hi, worse, state }) => ({
      ...{
        kind,
        commit,
        first,
        last,
        delta: short(delta),
        lo: short(lo),
        hi: short(hi),
        worse,
        state: state.kind,
      },
    })),
  );
});

test("the ladder from files of values is that of the entries", () => {
  const graph = collectGraph(entries());
  const number = graph.series.findIndex(
    ({ benchmark: { name }, unit }) => name === "Work" && unit === "sec/op",
  );
  const start = graph.commits.findIndex(({ sha }) => sha === hashOf(0));
  const bySha = new Map(
    makeLadder(graph.edgesOf(number), start).rungs.map(({ commit, ...rest }) => [
      graph.commits[commit]?.sha,
      rest,
    ]),
  );
  const at = workRow();
  const { pieces } = read("blocks", series()?.blocks ?? "", readBlocks);
  const opened = (pieces[Math.floor(at / BLOCK)] ?? []).map((hash) => {
    const file = readValues(bytesOf("values", hash));
    if (file instanceof Broken) throw new Error(file.why);
    return openBlock(file);
  });
  const commits = shas();
  const { rungs } = makeLadder(edgesOf(opened, at % BLOCK, commits.length), 0);
  expect(rungs.length).toBe(COMMITS + 2);
  for (const { commit, ln, error } of rungs.filter((rung) => rung.commit < commits.length)) {
    const expected = bySha.get(commits[commit]);
    expect(ln).toBeCloseTo(expected?.ln ?? Number.NaN, 9);
    expect(error).toBeCloseTo(expected?.error ?? Number.NaN, 9);
  }
});

test("flaky tests are those of the entries", () => {
  const logs = createTestLogs();
  for (const each of entries()) logs.add(each);
  const expected = troublesOf(logs.finish());
  expect(expected).toHaveLength(1);
  const { troubles } = read("tests", index.files.tests, readTests);
  const commits = shas();
  expect(troubles.map(({ flaky }) => flaky?.columns.map((column) => commits[column]))).toEqual(
    expected.map(({ flaky }) => flaky?.commits),
  );
});
