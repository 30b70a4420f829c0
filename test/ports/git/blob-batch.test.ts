// Many blobs of one answer of git, whatever letters they have.
import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { readBatch } from "../../../src/ports/git/blob-batch.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { git } from "../../kit/repository.ts";

const { path: dir } = temporaryFolder();
git(dir, "init", "--quiet");

function batch(contents: readonly (string | Buffer)[]): string {
  const hash = (input: string | Buffer) =>
    execFileSync("git", ["hash-object", "-w", "--stdin"], { cwd: dir, input, encoding: "utf8" });
  return execFileSync("git", ["cat-file", "--batch"], {
    cwd: dir,
    input: contents.map(hash).join(""),
    encoding: "utf8",
  });
}

test("texts come back as they were, also empty ones and those with other letters", () => {
  const texts = [
    "",
    "a\n",
    "größe 🦫 é\n".repeat(50),
    "日本語",
    "0".repeat(40),
    `${"a".repeat(40)} blob 3\nabc\n`,
  ];
  expect(readBatch(batch(texts), texts.length)).toEqual(texts);
});

test("what is no text, is missing or is cut off is told from a text", () => {
  expect(readBatch(batch(["a", Buffer.from([0xff, 0xfe, 0x41])]), 2)).toBeUndefined();
  expect(readBatch("0123 missing\n", 1)).toBeUndefined();
  expect(readBatch(batch(["abc", "def"]).slice(0, -5), 2)).toBeUndefined();
});
