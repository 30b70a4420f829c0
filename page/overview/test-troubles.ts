// Tests that fail now, that are flaky, and that became slower beside the others.

import type { PageCommit } from "../../src/page/format/commits-file.ts";
import type { PageTrouble, TestsFile } from "../../src/page/format/tests-file.ts";
import { formatPercent, formatSeconds, plural } from "../../src/report/format.ts";
import { shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, commitAt } from "../data/branch-line.ts";
import type { Store } from "../data/store.ts";
import { element, scrolled, table } from "../dom.ts";
import { shown } from "../grid/cell-text.ts";
import { regionName } from "../state/chosen.ts";
import { dayIn } from "../state/zones.ts";

type Row = readonly (Node | string)[];

export function testTroubles(page: Context): readonly Node[] {
  const file = page.store.tests();
  return [
    ...failing(page),
    ...flaky(page),
    ...(file === undefined ? [] : [...inOnePlace(page, file), ...slower(page, file)]),
  ];
}

/** troubleCauses are what testTroubles depends on that has to be loaded. */
export function troubleCauses({ store }: Context): readonly unknown[] {
  const { flaky } = store.index.overview;
  return [
    store.tests(),
    ...flaky.map(({ branch, flaky: { columns } }) => firstSeen(store, { branch, columns })),
  ];
}

function section(title: string, caption: string, headings: readonly string[], rows: readonly Row[]) {
  if (rows.length === 0) return [];
  return [element("h2", {}, title), scrolled(table(caption, headings, rows), title)];
}

function failing(page: Context): readonly Node[] {
  const { failing: tests, failings } = page.store.index.overview;
  const rows = tests.map(({ branch, region, row }) => [
    testLink(page, branch, row),
    shown(branch),
    shown(regionName(region)),
  ]);
  const all = "In the newest run of a branch and region";
  const caption = tests.length < failings ? `The first ${tests.length} of ${failings}` : all;
  return section("Tests that fail now", caption, ["test", "branch", "region"], rows);
}

function flaky(page: Context): readonly Node[] {
  const { flaky: tests, flakies } = page.store.index.overview;
  const rows = tests.map(({ branch, row, flaky: { rate, lo, hi, seen, columns, failed, of } }) => [
    testLink(page, branch, row),
    `${formatPercent(rate)} (${formatPercent(lo)} to ${formatPercent(hi)}), ${failed} of ${of} runs`,
    sinceText(page, { branch, columns }),
    seen.join(", "),
    shown(branch),
  ]);
  const all = "Passed and failed on the same commit";
  const caption = tests.length < flakies ? `The first ${tests.length} of ${flakies}` : all;
  return section("Flaky tests", caption, ["test", "fails", "since", "seen in", "branch"], rows);
}

interface Seen {
  readonly branch: string;
  /** Oldest first. */
  readonly columns: readonly number[];
}

function sinceText({ store }: Context, seen: Seen): string {
  if (seen.columns.length === 0) return "";
  const commit = firstSeen(store, seen);
  return commit === undefined ? "loading" : `${dayIn(commit.measured, "UTC")} UTC, ${shortSha(commit.sha)}`;
}

/** The first known commit on which it passed and failed; undefined while that is loading. */
function firstSeen(store: Store, { branch: name, columns: [first] }: Seen): PageCommit | undefined {
  const branch = branchNamed(store, name);
  return first === undefined || branch === undefined ? undefined : commitAt(store, branch, first);
}

function inOnePlace(page: Context, { troubles }: TestsFile): readonly Node[] {
  const rows = troubles.flatMap((trouble) => placeRows(page, trouble));
  const caption = "And pass elsewhere on the same commits";
  return section("Tests that fail in one place alone", caption, ["test", "where", "branch"], rows);
}

function placeRows(page: Context, { branch, row, onlyIn, clocks }: PageTrouble): readonly Row[] {
  const regions = onlyIn.map(
    ({ region, commits }) => `region ${shown(regionName(region))}: ${plural(commits, "commit")}`,
  );
  const others = clocks.map(({ clock, failed, of }) => `clock ${shown(clock)}: ${failed} of ${of} runs`);
  return [...regions, ...others].map((where) => [testLink(page, branch, row), where, shown(branch)]);
}

function slower(page: Context, file: TestsFile): readonly Node[] {
  const rows = file.slower.map(({ branch, row, seconds, ratio, since }) => [
    testLink(page, branch, row),
    `${ratio.toFixed(1)} times, now ${formatSeconds(seconds)}`,
    `since ${dayIn(since, "UTC")} UTC`,
    shown(branch),
  ]);
  const caption = "Beside the others of the same runs: a hint, no measurement";
  return section("Tests that became slower", caption, ["test", "by", "when", "branch"], rows);
}

function testLink(page: Context, branch: string, row: number): Node {
  const named = page.rows()?.[row];
  if (named === undefined) return document.createTextNode(`row ${row}`);
  const filter = named.label.length > LONG ? "" : `^${escaped(named.label)} ?$`;
  const view = { branches: [branch], row: named.key, filter };
  return element("a", { href: page.addressOf({ ...view, page: "grid" }) }, shown(named.key));
}

/** A longer name is too much for a filter. */
const LONG = 400;

/** As a regular expression for these characters alone. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
