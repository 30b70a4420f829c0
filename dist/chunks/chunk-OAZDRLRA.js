import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/unit.ts
function meaningOf(unit, metadata) {
  const exact = metadata.some((m) => m.unit === unit && m.key === "assume" && m.value === "exact");
  return { better: betterOf(unit, metadata), exact };
}
var KNOWN_BETTER = {
  "ns/op": "lower",
  "sec/op": "lower",
  "B/op": "lower",
  "allocs/op": "lower",
  "MB/s": "higher",
  "B/s": "higher"
};
function betterOf(unit, metadata) {
  const said = metadata.find((m) => m.unit === unit && m.key === "better")?.value;
  if (said === void 0)
    return Object.hasOwn(KNOWN_BETTER, unit) ? KNOWN_BETTER[unit] ?? "unknown" : "unknown";
  return said === "lower" || said === "higher" ? said : "unknown";
}
function isOfClock(unit) {
  return unit === "sec/op" || unit === "B/s";
}

export {
  meaningOf,
  betterOf,
  isOfClock
};
