import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  plural
} from "./chunk-T5SCUCRB.js";
import {
  cutMiddle
} from "./chunk-FJWWYUUG.js";

// src/report/reach/words.ts
var BRIEF = { name: 80, file: 120, first: 3, last: 2 };
function reachSentence(reach) {
  if (reach === void 0 || !reach.known || reach.benchmarks === 0) return "";
  const { reached, unknown, benchmarks } = reach;
  const doubt = unknown === 0 ? "" : ` (${unknown} of them unknown)`;
  return `The change reaches ${reached} of ${plural(benchmarks, "benchmark")}${doubt}.`;
}
function wayText(way) {
  return `${namesOf(way).join(" \u2192 ")} (${way.how}, ${placeText(endOf(way))})`;
}
function briefWay(way) {
  const names = namesOf(way).map((name) => cutMiddle(name, BRIEF.name));
  const { first, last } = BRIEF;
  const shown = names.length <= first + last + 1 ? names : [...names.slice(0, first), "\u2026", ...names.slice(-last)];
  const { file, line } = endOf(way);
  return { names: shown.join(" \u2192 "), place: placeText({ file: cutMiddle(file, BRIEF.file), line }) };
}
function endOf({ places }) {
  const end = places.at(-1);
  if (end === void 0) throw new RangeError("a way without places");
  return end;
}
function shortName(name) {
  return name.replace(/^(?:[^/([]*\/)+/, "");
}
function namesOf({ places }) {
  return places.map(({ name }, i) => i === 0 ? name.slice(name.lastIndexOf(".") + 1) : shortName(name));
}
function placeText({ file, line }) {
  return `${file}:${line}`;
}

export {
  reachSentence,
  wayText,
  briefWay,
  endOf,
  shortName
};
