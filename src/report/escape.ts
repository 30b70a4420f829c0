// Text of the code under test, made harmless in Markdown as GitHub renders it. Doubtful text becomes code:
// only there does GitHub leave mentions, issue references, links, emoji codes and formulas alone. It decodes
// an escaped `@` before it looks for mentions, so backslashes and entities do not help.
// https://github.github.com/gfm/#code-spans, #tables-extension-

import { cutMiddle, cutText, visibleLine, visibleLines } from "../model/visible.ts";

/** Longest name, in characters: real ones are shorter, and differ in their middle, so they are never cut. */
const MAX_NAME = 1000;
const MAX_PROSE = 400;

/** TextPlace is where a text stands: a table ends its cells at `|`, even inside code. */
export type TextPlace = "line" | "cell";

/** escapeCode is a name as inline code, on one line, cut in the middle. */
export function escapeCode(text: string, place: TextPlace = "line"): string {
  const shown = cutMiddle(visibleLine(text.slice(0, MAX_NAME * 10)), MAX_NAME);
  return place === "cell" ? cellCode(shown) : code(shown);
}

/**
 * escapeProse is a sentence, cut at its end: plain words and numbers stay, every other word becomes inline
 * code, and a text between backticks becomes code as a whole. It must not begin a line.
 */
export function escapeProse(text: string, place: TextPlace = "line"): string {
  const shown = cutText(visibleLine(text.slice(0, MAX_PROSE * 10)), MAX_PROSE).trim();
  const inCode = place === "cell" ? cellCode : code;
  const pieces = shown.replaceAll(/ +/g, " ").split(CODE);
  return pieces
    .map((piece, i) => (i % 2 === 1 ? inCode(piece) : wordsOf(piece, inCode, pieces.length > 1, i === 0)))
    .join("");
}

/** Text between backticks with only blanks and marks around it: beside other code the fence would fail. */
const CODE = /(?<=(?:^| )["'(]*)`([^`]+)`(?=[)"',.;:?!…]*(?: |$))/;
const MARKS = /^(?:["'(]+|[)"',.;:?!…]+)$/;

function wordsOf(
  piece: string,
  inCode: (word: string) => string,
  besideCode: boolean,
  isFirst: boolean,
): string {
  const isShown = (word: string, i: number) =>
    word === "" || (besideCode && MARKS.test(word)) || isPlain(word, isFirst && i === 0);
  return piece
    .split(" ")
    .map((word, i) => (isShown(word, i) ? word : inCode(word)))
    .join(" ");
}

/** escapeBlock is a text of many lines as a fenced block, cut to `max` characters, without a line end. */
export function escapeBlock(text: string, max: number): string {
  const shown = cutText(visibleLines(text.slice(0, max * 2)), max);
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

/** The fence is longer than any run of backticks inside; Markdown removes one space of padding. */
function code(text: string): string {
  if (text === "") return "(empty)";
  const fence = "`".repeat(longestRun(text) + 1);
  const padded = /^`|`$|^ .*[^ ].* $/.test(text) ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** A table takes `\|` for a bar, but `\\|` for a backslash and the end of a cell: there the span is cut. */
function cellCode(text: string): string {
  const pieces = text.split(/(?<=\\)(?=\|)/).map((piece) => code(piece).replaceAll("|", "\\|"));
  return pieces.join("<!-- -->");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

const WORD = /^["'(]*\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*[")',.;:?!…]*$/u;
const NUMBER = /^\(?[+−±-]?\d{1,6}(?:[.,]\d{1,6})*(?:e[+-]?\d{1,3})?[)%,.;:?!]*$/;
const SIGN = /^(?:[%=–—→×±≥≤…·✅❌]|⏭\ufe0f)[),.;:]*$/u;
/** GitHub links what looks like a commit; `1.` and `1)` begin a list. */
const COMMIT = /^[0-9a-f]{7,40}\b/i;
const LIST_NUMBER = /^\d+[.)]$/;

function isPlain(word: string, first: boolean): boolean {
  if (COMMIT.test(word) || (first && LIST_NUMBER.test(word))) return false;
  return WORD.test(word) || NUMBER.test(word) || SIGN.test(word);
}
