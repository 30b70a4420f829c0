// The view in the address: what is written is read again, and what says nothing is told.
import { expect, test } from "@jest/globals";
import { FIRST_VIEW, type View } from "../../page/state/view.ts";
import { readView, writeView } from "../../page/state/view-address.ts";

test("the first view has the shortest address", () => {
  expect(writeView(FIRST_VIEW)).toBe("#overview");
  expect(readView("")).toEqual({ view: FIRST_VIEW, doubts: [] });
});

test("every field of a view is in the address, and is read again from it", () => {
  const view: View = {
    page: "grid",
    branches: ["main", "release/1.4 & more"],
    regions: ["eu-west", "ap-south"],
    together: "side",
    filter: "^Parse/(a|b)=1k#?&",
    pkg: "example.com/m",
    unit: "sec/op",
    states: ["event", "worse"],
    sort: "flaky",
    grouped: true,
    width: "numbers",
    row: "example.com/m.BenchmarkParse-8 sec/op",
    commit: "a".repeat(40),
    region: "eu-west",
    picked: ["b".repeat(40), "c".repeat(40)],
    benchmarks: ["one", "two"],
    base: "d".repeat(40),
    values: "absolute",
    from: "e".repeat(40),
    to: "f".repeat(40),
    zone: "Asia/Kathmandu",
    theme: "dark",
  };
  expect(readView(writeView(view))).toEqual({ view, doubts: [] });
  for (const field of Object.keys(view))
    expect(view[field as keyof View]).not.toEqual(FIRST_VIEW[field as keyof View]);
});

test("a page, key or value that means nothing is told and left out, and the rest counts", () => {
  const { view, doubts } = readView("#trends?sort=newest&zone=Mars/Base&q=(&unit=B/op&colour=red");
  expect(view).toEqual({ ...FIRST_VIEW, unit: "B/op" });
  expect(doubts).toEqual([
    'There is no page "trends": this is the overview.',
    "The address has a q that means nothing: it is left out.",
    "The address has a sort that means nothing: it is left out.",
    "The address has a zone that means nothing: it is left out.",
    'The address has "colour", which this page does not know.',
  ]);
});

test("three picked columns are too many", () => {
  expect(readView("#grid?pick=a&pick=b&pick=c").doubts).toHaveLength(1);
});
