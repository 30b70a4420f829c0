// A commit as people are told it.

import { shown } from "./grid/cell-text.ts";

const SHORT = 10;

export function shortSha(sha: string): string {
  return sha.slice(0, SHORT);
}

/** commitName is the short hash, and the title as it can be read safely. */
export function commitName({ sha, title }: { readonly sha: string; readonly title: string }): string {
  return `${shortSha(sha)} ${shown(title)}`;
}
