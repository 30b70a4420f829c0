import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  configValue,
  goFloat
} from "./chunk-5OMNHXWK.js";

// src/benchfmt/as-written.ts
var WRITTEN = {
  "sec/op": { unit: "ns/op", factor: 1e9 },
  "B/s": { unit: "MB/s", factor: 1e-6 }
};
function asWritten(value, unit) {
  const written = Object.hasOwn(WRITTEN, unit) ? WRITTEN[unit] : void 0;
  return written && { value: value * written.factor, unit: written.unit };
}

// src/benchfmt/writer.ts
function unitText({ original, key, value }) {
  return `Unit ${original} ${key}=${value}
`;
}
function* resultText(results) {
  let config = [];
  let first = true;
  for (const result of results) {
    const changed = configChanges(config, result.config);
    if (changed !== "") yield `${first ? "" : "\n"}${changed}
`;
    yield resultLine(result);
    config = result.config;
    first = false;
  }
}
function configChanges(from, to) {
  if (from === to) return "";
  const gone = from.filter(({ key }) => configValue(to, key) === "").map(({ key }) => `${key}:
`);
  const set = to.filter(({ key, value }) => configValue(from, key) !== value).map(({ key, value }) => `${key}: ${value}
`);
  return [...gone, ...set].join("");
}
function resultLine({ fullName, iters, values }) {
  const pairs = values.map(
    ({ value, unit, original }) => original ? `${goFloat(original.value)} ${original.unit}` : `${goFloat(value)} ${unit}`
  );
  return `Benchmark${fullName} ${iters} ${pairs.join(" ")}
`;
}

export {
  asWritten,
  unitText,
  resultText
};
