import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  list,
  object,
  oneOf,
  text
} from "./chunk-DFRP22PA.js";

// src/caches/store.ts
var storeName = oneOf(["modules", "build", "staticcheck", "reach"]);
var storeFields = {
  name: storeName,
  /** Folder that is restored as a whole, absolute. */
  root: text,
  /** Beginnings of keys, the nearest first: the same go.sum, the same job, any job. */
  prefixes: list(text)
};
var storeShape = object(storeFields);
var STORE_LABELS = {
  modules: "modules",
  build: "build cache",
  staticcheck: "staticcheck",
  reach: "outlines"
};
var VERSION = 1;
function prefixesOf(name, { machine, job, sums }) {
  const any = `go-steady-${name}-${VERSION}-${machine}-`;
  return [`${any}${job}-${sums}-`, `${any}${job}-`, any];
}
function keyOf({ prefixes }, { content, seconds }) {
  return `${prefixes[0]}${content}-${Math.max(1, Math.round(seconds))}s`;
}
function readKeyEnd(key) {
  const match = /-([0-9a-f]{16})-(\d{1,6})s$/.exec(key);
  return match === null ? null : { content: match[1] ?? "", seconds: Number(match[2]) };
}

export {
  storeFields,
  STORE_LABELS,
  prefixesOf,
  keyOf,
  readKeyEnd
};
