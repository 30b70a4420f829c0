import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  cutMiddle,
  cutText,
  visibleLine,
  visibleLines
} from "./chunk-XTVYU3JP.js";

// src/report/escape.ts
var MAX_NAME = 1e3;
var MAX_PROSE = 400;
function escapeCode(text, place = "line") {
  const shown = cutMiddle(visibleLine(text.slice(0, MAX_NAME * 10)), MAX_NAME);
  return place === "cell" ? cellCode(shown) : code(shown);
}
function escapeProse(text, place = "line") {
  const shown = cutText(visibleLine(text.slice(0, MAX_PROSE * 10)), MAX_PROSE).trim();
  const inCode = place === "cell" ? cellCode : code;
  const pieces = shown.replaceAll(/ +/g, " ").split(CODE);
  return pieces.map((piece, i) => i % 2 === 1 ? inCode(piece) : wordsOf(piece, inCode, pieces.length > 1, i === 0)).join("");
}
var CODE = /(?<=(?:^| )["'(]*)`([^`]+)`(?=[)"',.;:?!…]*(?: |$))/;
var MARKS = /^(?:["'(]+|[)"',.;:?!…]+)$/;
function wordsOf(piece, inCode, besideCode, isFirst) {
  const isShown = (word, i) => word === "" || besideCode && MARKS.test(word) || isPlain(word, isFirst && i === 0);
  return piece.split(" ").map((word, i) => isShown(word, i) ? word : inCode(word)).join(" ");
}
function escapeBlock(text, max) {
  const shown = cutText(visibleLines(text.slice(0, max * 2)), max);
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text
${shown}
${fence}`;
}
function code(text) {
  if (text === "") return "(empty)";
  const fence = "`".repeat(longestRun(text) + 1);
  const padded = /^`|`$|^ .*[^ ].* $/.test(text) ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}
function cellCode(text) {
  const pieces = text.split(/(?<=\\)(?=\|)/).map((piece) => code(piece).replaceAll("|", "\\|"));
  return pieces.join("<!-- -->");
}
function longestRun(text) {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}
var WORD = new RegExp(`^["'(]*\\p{L}[\\p{L}\\p{M}]*(?:['\u2019-][\\p{L}\\p{M}]+)*[")',.;:?!\u2026]*$`, "u");
var NUMBER = /^\(?[+−±-]?\d{1,6}(?:[.,]\d{1,6})*(?:e[+-]?\d{1,3})?[)%,.;:?!]*$/;
var SIGN = /^(?:[%=–—→×±≥≤…·✅❌]|⏭\ufe0f)[),.;:]*$/u;
var COMMIT = /^[0-9a-f]{7,40}\b/i;
var LIST_NUMBER = /^\d+[.)]$/;
function isPlain(word, first) {
  if (COMMIT.test(word) || first && LIST_NUMBER.test(word)) return false;
  return WORD.test(word) || NUMBER.test(word) || SIGN.test(word);
}

export {
  escapeCode,
  escapeProse,
  escapeBlock
};
