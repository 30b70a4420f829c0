import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  plural
} from "./chunk-T5SCUCRB.js";
import {
  cutMiddle
} from "./chunk-XTVYU3JP.js";

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

// src/report/links.ts
function lineLink(links, sha, file, line) {
  const parts = file.split("/");
  const isInside = parts.every((part) => part !== "" && part !== "." && part !== "..") && !new RegExp("\\p{Cs}", "u").test(file);
  if (links.repository === void 0 || !isHash(sha) || !isInside) return "";
  const path = parts.map(encoded).join("/");
  return `${links.repository}/blob/${sha}/${path}${line === void 0 ? "" : `#L${line}`}`;
}
function commitLink(links, sha) {
  return links.repository === void 0 || !isHash(sha) ? "" : `${links.repository}/commit/${sha}`;
}
function linked(markdown, address) {
  return address === "" ? markdown : `[${markdown}](${address})`;
}
function shortSha(sha) {
  return isHash(sha) ? sha.slice(0, 7) : sha;
}
function isHash(sha) {
  return /^[0-9a-f]{7,64}$/.test(sha);
}
function encoded(part) {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  );
}

export {
  reachSentence,
  wayText,
  briefWay,
  endOf,
  shortName,
  lineLink,
  commitLink,
  linked,
  shortSha
};
