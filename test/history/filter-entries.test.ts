import { expect, test } from "@jest/globals";
import { filterEntries } from "../../src/history/filter-entries.ts";
import { at, entry } from "../kit/entries.ts";

const ENTRIES = [
  entry({ commit: "c1", time: at(1), branch: "main", region: "eu" }),
  entry({ commit: "c2", time: at(2), branch: "main" }),
  entry({ commit: "c3", time: at(3), branch: "next", region: "us" }),
];
const left = (filter: Parameters<typeof filterEntries>[1]) =>
  filterEntries(ENTRIES, filter).map(({ commit }) => commit.sha.slice(0, 2));

test("branch, region and time leave what fits all of them", () => {
  expect(left({})).toEqual(["c1", "c2", "c3"]);
  expect(left({ branch: "main" })).toEqual(["c1", "c2"]);
  expect(left({ branch: "main", region: "eu" })).toEqual(["c1"]);
  expect(left({ since: new Date(at(2)) })).toEqual(["c2", "c3"]);
});

test("a branch or region that no entry has is a mistake, and the others are named", () => {
  expect(() => left({ branch: "nxt" })).toThrow('the history has no entry of the branch "nxt"');
  expect(() => left({ branch: "nxt" })).toThrow(expect.objectContaining({ hint: "there are main, next" }));
  expect(() => left({ branch: "next", region: "eu" })).toThrow(
    expect.objectContaining({ hint: "there are us" }),
  );
});

test("an empty history is no mistake", () => {
  expect(filterEntries([], { branch: "main" })).toEqual([]);
});
