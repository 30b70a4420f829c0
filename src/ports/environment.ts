// The environment that child processes see. Tests and benchmarks run code of a pull request: nothing secret goes in.

import type { Env } from "./process.ts";

/** Names that hold GitHub's tokens, files and inputs, or that change how a child's own tools start. */
const WITHHELD =
  /^(INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)|NODE_OPTIONS)$/i;

/**
 * childEnvironment is the environment for go commands and test binaries: the user's, without what is
 * withheld, with the time zone UTC and English messages.
 */
export function childEnvironment(parent: Readonly<Record<string, string | undefined>>): Env {
  const kept = Object.entries(parent).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !WITHHELD.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), TZ: "UTC", LC_ALL: "C.UTF-8" };
}
