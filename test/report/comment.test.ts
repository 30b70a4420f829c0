import { expect, test } from "@jest/globals";
import { type Part, partsOf, renderComment } from "../../src/report/comment.ts";

const HEAD = { key: "aa", run: 1, attempt: 1, head: "ab" };
const part = (id: string, rank: number, text: string): Part => ({ id, rank, state: "1", text });
const RED = part("c1", 2, "### ❌ Failed\n\n- one\n\nend\n");
const GREEN = part("c2", 0, "### ✅ Passed\n");
const words = (parts: readonly Part[]) => parts.map(({ id, text }) => [id, text]);

test("what several jobs say is put together, the worst first, and taken apart again", () => {
  const body = renderComment(HEAD, [GREEN, RED]);
  expect(body.split("\n").slice(1)).toEqual([
    "### ❌ Failed",
    "",
    "- one",
    "",
    "end",
    "",
    "### ✅ Passed",
    "",
  ]);
  expect(partsOf(body)).toEqual([RED, GREEN]);
});

test("is taken apart alike when somebody's editor has changed its line ends", () => {
  const body = renderComment(HEAD, [RED, GREEN]);
  expect(words(partsOf(body.replaceAll("\n", "\r\n").trimEnd()))).toEqual(words([RED, GREEN]));
});

test("text of the code under test cannot begin a part of its own", () => {
  const forged = renderComment(HEAD, [part("99", 0, "forged\n")]);
  const body = renderComment(HEAD, [part("c1", 2, `\`\`\`\n${forged}\`\`\`\n`), GREEN]);
  expect(partsOf(body).map(({ id }) => id)).toEqual(["c1", "c2"]);
});

test("a comment of before there were parts is one, not known to be good", () => {
  const body = `<!-- go-steady v1 key=aa run=1.1 head=ab state=12 -->\n### ❌ Failed\n\nrest`;
  expect(partsOf(body)).toEqual([{ id: "0", rank: 1, state: "0", text: "### ❌ Failed\n\nrest\n" }]);
});

test("where there is no room for all, the worst keep what they say, and the others their headline", () => {
  const long = (id: string, rank: number) => part(id, rank, `### ${id}\n\n${"x".repeat(20_000)}\n`);
  const body = renderComment(HEAD, [
    long("a1", 0),
    long("a2", 2),
    long("a3", 2),
    long("a4", 1),
    long("a5", 0),
  ]);
  expect(body.length).toBeLessThanOrEqual(65_536);
  const shown = partsOf(body).map(({ id, text }) => [id, text.length > 20_000]);
  expect(shown).toEqual([
    ["a2", true],
    ["a3", true],
    ["a4", true],
    ["a1", false],
    ["a5", false],
  ]);
  expect(body).toContain("### a5\n\nThe summary of that job has the rest.\n");
});
