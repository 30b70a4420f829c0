import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/history/grouped.ts
function grouped(all, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

export {
  grouped
};
