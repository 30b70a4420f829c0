import { expect, test } from "@jest/globals";
import { visibleLine, visibleLines } from "../../src/model/visible.ts";
import { escapeBlock, escapeCode, escapeProse } from "../../src/report/escape.ts";
import { htmlOf, type Piece, piecesOf, textOf } from "./rendered.ts";
import { HOSTILE } from "./sample-reports.ts";

/** What GitHub would turn into something: none of it may stand outside code. */
const LIVE = /[@#<>`*_~|\\$[\]]|:\/\/|www\.|:\w+:|\b[0-9a-f]{7,40}\b|\bGH-\d/i;

/** Pieces of trouble, put together at random but the same in every run. */
function hostileTexts(count: number): readonly string[] {
  let state = 42;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const marks = [..."`|\\<>[]()!@#*_~:/&$-+=.\n\t'\" ab1é世"];
  const fragments = [...HOSTILE, ...marks, ...marks, ...marks];
  const text = () => Array.from({ length: 1 + next(9) }, () => fragments[next(fragments.length)]).join("");
  return Array.from({ length: count }, text);
}

const texts = [...HOSTILE, ...hostileTexts(200)].filter((text) => visibleLine(text).length <= 120);

const tags = (pieces: readonly Piece[]) => pieces.flatMap((p) => (p.kind === "tag" ? [p.name] : []));
const outside = (pieces: readonly Piece[]) =>
  pieces.flatMap((p) => (p.kind === "text" && !p.inCode ? [p.text] : [])).join("");
const shown = (text: string) => (visibleLine(text) === "" ? "(empty)" : visibleLine(text));

test("a hostile name is code and nothing else, and reads as it is", () => {
  for (const text of texts) {
    const pieces = piecesOf(htmlOf(`x ${escapeCode(text)} y`));
    expect([text, tags(pieces).filter((tag) => !/^\/?(p|code)$/.test(tag))]).toEqual([text, []]);
    if (visibleLine(text) !== "") expect([text, outside(pieces)]).toEqual([text, "x  y"]);
    expect(textOf(htmlOf(`x ${escapeCode(text)} y`))).toBe(`x ${shown(text)} y`);
  }
});

test("a hostile name stays in its cell of a table", () => {
  for (const text of texts) {
    const html = htmlOf(`| a | b |\n|--|--|\n| ${escapeCode(text, "cell")} | end |\n`);
    const cells = [...html.matchAll(/<td>(.*?)<\/td>/gsu)].map((m) => m[1] ?? "");
    expect([text, cells.map(textOf)]).toEqual([text, [shown(text), "end"]]);
    expect(tags(piecesOf(cells[0] ?? "")).filter((tag) => !/^\/?code$/.test(tag))).toEqual([]);
  }
});

test("a hostile sentence has its live words in code, in a line, a list, a heading and a table", () => {
  const frames = [
    (text: string) => `x ${escapeProse(text)} y`,
    (text: string) => `- ${escapeProse(text)}`,
    (text: string) => `### ${escapeProse(text)}`,
    (text: string) => `| a |\n|--|\n| ${escapeProse(text, "cell")} |`,
  ];
  for (const text of texts) {
    for (const frame of frames) {
      const pieces = piecesOf(htmlOf(frame(text)));
      expect([text, LIVE.exec(outside(pieces))]).toEqual([text, null]);
      const unexpected = tags(pieces).filter(
        (tag) => !/^\/?(p|code|ul|li|h3|table|thead|tbody|tr|th|td)$/.test(tag),
      );
      expect([text, unexpected]).toEqual([text, []]);
    }
  }
});

test("a hostile sentence reads as it is, but for repeated spaces and the backticks around code", () => {
  const plain = (words: string) => words.replaceAll("`", "");
  for (const text of texts) {
    const words = visibleLine(text).trim().replaceAll(/ +/g, " ");
    expect(plain(textOf(htmlOf(`x ${escapeProse(text)} y`)))).toBe(`x ${plain(words)} y`);
  }
});

test("a hint keeps its backticks: what stands between them is one piece of code", () => {
  const hint = "run `git config --global --add safe.directory /a b`, or (`git init && git add .`) first";
  expect(escapeProse(hint)).toBe(hint);
  expect(escapeProse("use `a|b`.", "cell")).toBe("use `a\\|b`.");
  expect(escapeProse("a`b`c and `half")).toBe("``a`b`c`` and `` `half ``");
});

test("a hostile output stays in its block", () => {
  for (const text of texts) {
    const html = htmlOf(`${escapeBlock(text, 10_000)}\n\nend`);
    expect([text, tags(piecesOf(html))]).toEqual([text, ["pre", "code", "/code", "/pre", "p", "/p"]]);
    expect(textOf(html).trimEnd()).toBe(`${visibleLines(text)}\n\nend`);
  }
});

test("plain sentences stay plain, and identifiers become code", () => {
  expect(escapeProse("14.7 % slower (p 2e-6), that is −3.0 to +5.")).toBe(
    "14.7 % slower (p 2e-6), that is −3.0 to +5.",
  );
  expect(escapeProse("fmt.Printf format %d has arg x")).toBe("`fmt.Printf` format `%d` has arg x");
  expect(escapeProse("1. one")).toBe("`1.` one");
  expect(escapeProse("in 1. one")).toBe("in 1. one");
});

test("long names keep both ends, long sentences their beginning", () => {
  const long = `${"a".repeat(200)}/size=1k`;
  expect(escapeCode(long)).toBe(`\`${long}\``); // rows that differ in their middle stay apart
  expect(escapeCode(`${"a".repeat(2000)}/size=1k`)).toBe(`\`${"a".repeat(500)}…${"a".repeat(491)}/size=1k\``);
  expect(escapeProse("for p = 2e-17")).toBe("for p = 2e-17");
  expect(escapeProse("word ".repeat(200)).length).toBe(400);
  expect(escapeBlock("x".repeat(30), 10)).toBe("```text\nxxxxxxxxx…\n```");
});
