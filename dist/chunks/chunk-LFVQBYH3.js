import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/environment.ts
var WITHHELD = [
  /^(INPUT|ACTIONS|STATE)_/i,
  /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/i,
  /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/i,
  /^(NODE_OPTIONS|LANGUAGE)$/i
  // LANGUAGE wins over LC_ALL
];
function childEnvironment(parent) {
  const kept = Object.entries(parent).filter(
    (entry) => entry[1] !== void 0 && !WITHHELD.some((names) => names.test(entry[0]))
  );
  return { ...Object.fromEntries(kept), TZ: "UTC", LC_ALL: "C.UTF-8" };
}

export {
  childEnvironment
};
