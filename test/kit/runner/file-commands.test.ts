// What the runner takes from a step's command files.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { temporaryFolder } from "../go.ts";
import { makeCommandFiles, SUMMARY_BYTES } from "./file-commands.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

let n = 0;
function written(name: string, text: string) {
  const files = makeCommandFiles(join(folder.path, String(n++)));
  appendFileSync(files.env[name] ?? "", text);
  return files.read();
}

test("outputs are lines of name=value, or values between delimiters", () => {
  expect(written("GITHUB_OUTPUT", "a=1=2\nb<<END\nline 1\nline 2\nEND\nc<<END\nEND\n").outputs).toEqual({
    a: "1=2",
    b: "line 1\nline 2",
    c: "",
  });
});

test("a value whose delimiter does not come is refused", () => {
  expect(written("GITHUB_OUTPUT", "b<<END\nline 1\n").refused[0]).toContain("Matching delimiter not found");
});

test("NODE_OPTIONS is refused", () => {
  expect(written("GITHUB_ENV", "NODE_OPTIONS=--inspect\n").refused).toHaveLength(1);
});

test("a summary above 1 MiB is lost whole", () => {
  const within = written("GITHUB_STEP_SUMMARY", "x".repeat(SUMMARY_BYTES));
  expect([within.summary.length, within.refused]).toEqual([SUMMARY_BYTES, []]);
  const above = written("GITHUB_STEP_SUMMARY", "x".repeat(SUMMARY_BYTES + 1));
  expect([above.summary, above.refused.length]).toEqual(["", 1]);
});
