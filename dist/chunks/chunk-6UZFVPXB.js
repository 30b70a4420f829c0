import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/history/answer/answer.ts
function left(title) {
  return { title, align: "left", isOurs: true };
}
function right(title) {
  return { title, align: "right", isOurs: true };
}
function foreign(title) {
  return { title, align: "left", isOurs: false };
}

export {
  left,
  right,
  foreign
};
