import { expect, test } from "@jest/globals";
import { findCommit } from "../../src/history/find-commit.ts";
import { hashOf } from "../kit/entries.ts";

const HASHES = [hashOf("abcd1"), hashOf("abcd2"), hashOf("beef")];
const NAMES: Readonly<Record<string, string>> = { "v1.0": hashOf("beef"), main: hashOf("f00d") };
const found = (wanted: string) => findCommit(HASHES, wanted, async (name) => NAMES[name]);

test("a commit is found by its hash, its first letters, or a name that git knows", async () => {
  expect(await found(hashOf("abcd1"))).toBe(hashOf("abcd1"));
  expect(await found("beef")).toBe(hashOf("beef"));
  expect(await found("v1.0")).toBe(hashOf("beef"));
});

test.each([
  ["abcd", `"abcd" begins 2 commits of the history`],
  ["abc", `the history has no commit "abc", and git here knows none of that name`],
  ["main", `"main" is ${hashOf("f00d")}, which no entry of the history measured`],
])("%s is none: %s", async (wanted, says) => {
  await expect(found(wanted)).rejects.toThrow(says);
});
