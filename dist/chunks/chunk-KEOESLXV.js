import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/cli/exit-code.ts
function exitCodeOf(outcome) {
  return { passed: 0, failed: 1, unmeasured: 3 }[outcome];
}

export {
  exitCodeOf
};
