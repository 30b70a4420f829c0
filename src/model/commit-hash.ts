// The full hash of a commit, of SHA-1 or SHA-256.

import { text, where } from "./shape.ts";

export function isCommitHash(hash: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(hash);
}

export const commitHash = where(text, "the full hash of a commit", isCommitHash);

const SHORT = 12;

/** shortCommit is as much of a hash as sentences and tables have: enough for any repository. */
export function shortCommit(sha: string): string {
  return sha.slice(0, SHORT);
}
