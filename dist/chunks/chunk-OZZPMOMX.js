import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/random.ts
import { randomBytes } from "node:crypto";
function systemRandom() {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}

export {
  systemRandom
};
