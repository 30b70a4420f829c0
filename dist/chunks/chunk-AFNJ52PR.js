import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  text,
  where
} from "./chunk-DFRP22PA.js";

// src/model/commit-hash.ts
function isCommitHash(hash) {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(hash);
}
var commitHash = where(text, "the full hash of a commit", isCommitHash);
var SHORT = 12;
function shortCommit(sha) {
  return sha.slice(0, SHORT);
}

export {
  isCommitHash,
  commitHash,
  shortCommit
};
