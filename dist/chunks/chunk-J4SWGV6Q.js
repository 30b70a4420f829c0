import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  stringWidth
} from "./chunk-TDZWUB4V.js";

// src/cli/standard-output.ts
function textOptions() {
  const { isTTY, columns } = process.stdout;
  const width = isTTY === true ? columns ?? 100 : Number.POSITIVE_INFINITY;
  return { width, color: isTTY === true && !process.env.NO_COLOR };
}

// src/report/text-table.ts
var MIN_CELL = 12;
var GAP = "  ";
function alignRows(rows, columns, { width, flexible }) {
  const widths = columns.map(
    (_, i) => rows.reduce((max, row) => Math.max(max, stringWidth(row[i] ?? "")), 0)
  );
  const total = widths.reduce((sum, w) => sum + w, 0) + GAP.length * (columns.length - 1);
  const room = Math.max(MIN_CELL, (widths[flexible] ?? 0) - Math.max(0, total - width));
  const short = cutApart(
    rows.map((row) => row[flexible] ?? ""),
    room
  );
  const fitted = widths.map((w, i) => i === flexible ? Math.min(w, room) : w);
  return rows.map(
    (row) => columns.map((column, i) => {
      const cell = i === flexible ? short.get(row[i] ?? "") ?? "" : row[i] ?? "";
      const space = " ".repeat(Math.max(0, (fitted[i] ?? 0) - stringWidth(cell)));
      return column === "left" ? cell + space : space + cell;
    })
  );
}
function joinCells(cells) {
  return cells.join(GAP).trimEnd();
}
function cutToWidth(text, width) {
  if (stringWidth(text) <= width) return text;
  const letters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  const tail = takeWidth(letters.toReversed(), Math.floor((width - 1) / 2)).reverse();
  const head = takeWidth(letters, width - 1 - stringWidth(tail.join("")));
  return `${head.join("")}\u2026${tail.join("")}`;
}
function cutApart(texts, width) {
  const all = [...new Set(texts)];
  const short = new Map(all.map((text) => [text, cutToWidth(text, width)]));
  for (const group of alike(short)) {
    const same = commonStart(group);
    for (const text of group) short.set(text, cutAround(text, same, width));
  }
  for (let groups = alike(short); groups.length > 0; groups = alike(short))
    for (const text of groups.flat()) short.set(text, text);
  return short;
}
function alike(short) {
  const groups = /* @__PURE__ */ new Map();
  for (const [text, form] of short) {
    const group = groups.get(form) ?? [];
    group.push(text);
    groups.set(form, group);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
function commonStart(texts) {
  const [first = [], ...others] = texts.map((text) => [...text]);
  const end = first.findIndex((letter, i) => others.some((other) => other[i] !== letter));
  return end < 0 ? first.length : end;
}
function cutAround(text, at, width) {
  const letters = [...text];
  const head = letters.slice(0, Math.floor(width / 4)).join("");
  const rest = letters.slice(Math.max(0, at - 4)).join("");
  return cutEnd(`${head}\u2026${rest}`, width);
}
function cutEnd(text, width) {
  if (stringWidth(text) <= width) return text;
  const letters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  return `${takeWidth(letters, width - 1).join("")}\u2026`;
}
function takeWidth(letters, width) {
  const taken = [];
  let used = 0;
  for (const letter of letters) {
    used += stringWidth(letter);
    if (used > width) break;
    taken.push(letter);
  }
  return taken;
}

export {
  alignRows,
  joinCells,
  cutEnd,
  textOptions
};
