import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";

// src/history/export/entry-names.ts
function inTime(entries) {
  const timed = entries.map((entry) => ({ entry, at: Date.parse(entry.time) }));
  return timed.toSorted((a, b) => a.at - b.at || (a.entry.key < b.entry.key ? -1 : 1)).map(({ entry }) => entry);
}
function named(entries) {
  const seen = /* @__PURE__ */ new Map();
  return inTime(entries).map((entry) => {
    const name = nameOf(entry);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name}-${count}`, entry };
  });
}
function nameOf({ time, commit, region }) {
  const at = new Date(time).toISOString().replaceAll(":", "-");
  return [at, shortCommit(commit.sha), ...region === "" ? [] : [wordOf(region)]].join("-");
}
function wordOf(text) {
  return text.replaceAll(/[^A-Za-z0-9.-]+/g, "-").slice(0, 60);
}

export {
  inTime,
  named,
  wordOf
};
