import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/visible.ts
var UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}]`;
var EMOJI_JOINER = String.raw`\u{200d}(?<=\p{Extended_Pictographic}[\u{fe0f}\u{1f3fb}-\u{1f3ff}]?\u{200d})(?=\p{Extended_Pictographic})`;
var UNSEEN_OR_JOINER = new RegExp(`(${EMOJI_JOINER})|${UNSEEN}`, "gu");
var ANSI = /\u{1b}\[[0-9;?]*[ -/]*[@-~]/gu;
function visibleLine(text) {
  return visible(text.replaceAll(ANSI, "").replaceAll(/\r?\n/g, "\u240A").replaceAll("	", " "));
}
function visibleLines(text) {
  const lines = text.replaceAll(ANSI, "").replaceAll("	", "    ").split(/\r?\n/);
  return lines.map(visible).join("\n").replace(/\n+$/, "");
}
function shownLine(text, max) {
  return cutText(visibleLine(text), max);
}
function shownLines(text, max) {
  return cutText(visibleLines(text), max);
}
function cutText(text, max) {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
function cutList(names, most) {
  return [...names.slice(0, most), ...names.length > most ? ["\u2026"] : []].join(", ");
}
function cutMiddle(text, max) {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) / 2);
  const head = text.slice(0, max - 1 - tail).replace(/[\ud800-\udbff]$/, "");
  return `${head}\u2026${text.slice(-tail).replace(/^[\udc00-\udfff]/, "")}`;
}
function visible(text) {
  return text.replaceAll(UNSEEN_OR_JOINER, (char, joiner) => joiner ?? spelt(char));
}
function spelt(char) {
  const code = char.codePointAt(0) ?? 0;
  return `\u27E8U+${code.toString(16).toUpperCase().padStart(4, "0")}\u27E9`;
}

export {
  visibleLine,
  visibleLines,
  shownLine,
  shownLines,
  cutText,
  cutList,
  cutMiddle
};
