import { expect, test } from "@jest/globals";
import { chooseBranch } from "../../src/history/choose-branch.ts";

test.each([
  [["next"], undefined, "next"],
  [["a", "main"], undefined, "main"],
  [["a", "master"], undefined, "master"],
  [["a", "main"], "a", "a"],
  [[], undefined, "main"],
  [[], "a", "a"],
])("of %j and %j it is %s", (branches, wanted, want) => {
  expect(chooseBranch(new Set(branches), wanted)).toBe(want);
});

test.each([
  [["b", "a"], undefined, "the history has 2 branches, and none is called main or master"],
  [["b", "a"], "c", 'the history has no entry of the branch "c"'],
])("of %j and %j there is none, and the names are told", (branches, wanted, says) => {
  const act = () => chooseBranch(new Set(branches), wanted);
  expect(act).toThrow(says);
  expect(act).toThrow(expect.objectContaining({ hint: "name one with --branch: a, b" }));
});
