// The full hash of a commit, of SHA-1 or SHA-256.

import { text, where } from "./shape.ts";

export const commitHash = where(text, "the full hash of a commit", (hash) =>
  /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(hash),
);
