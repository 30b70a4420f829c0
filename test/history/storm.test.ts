// The short form of `npm run history-storm`: writers at once, killed, refused, without room, on a rewritten branch.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

test("nothing is lost and nothing is there twice", async () => {
  const args = ["scripts/history-storm.mjs", "--rounds", "1", "--writers", "3", "--kills", "1"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => line.replace(/(?<=twice)[;,].*(?= \|)/, ""));
  expect(lines).toEqual([
    "| 3 at once, 1 times | 3 runs, 0 lost, 0 twice |",
    "| 1 killed at any moment, and published again | 2 runs, 0 lost, 0 twice |",
    "| a server that refuses every second push | 3 runs, 0 lost, 0 twice |",
    "| a full disk, and published again | 2 runs, 0 lost, 0 twice |",
    "| a branch that somebody rewrites meanwhile | 3 runs, 0 lost, 0 twice |",
    "| left in the temporary folder | 0 |",
  ]);
}, 120_000);
