import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/address.ts
function withoutPasswords(text) {
  return text.replace(/(https?:\/\/)[^/\s]*@/gi, "$1").replace(/([a-z][a-z\d+.-]*:\/\/[^/:@\s]*):[^/\s]*@/gi, "$1@");
}

export {
  withoutPasswords
};
