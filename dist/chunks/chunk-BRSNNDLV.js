import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/payload.ts
function textAt(payload, ...path) {
  const found = valueAt(payload, ...path);
  return typeof found === "string" ? found : void 0;
}
function countAt(payload, ...path) {
  const found = valueAt(payload, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : void 0;
}
function shaAt(payload, ...path) {
  const found = textAt(payload, ...path);
  return found !== void 0 && SHA.test(found) ? found : void 0;
}
var SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
function valueAt(payload, ...path) {
  return path.reduce(
    (at, key) => typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : void 0,
    payload
  );
}

export {
  textAt,
  countAt,
  shaAt,
  valueAt
};
