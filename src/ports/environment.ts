// The environment that child processes see. Tests and benchmarks run code of a pull request: nothing secret goes in.

import type { Env } from "./process.ts";

/**
 * Names that hold GitHub's tokens, files and inputs, that change how a child's own tools start, or by which a git hook tells
 * git which repository it is in: a test that makes one of its own would write into the user's.
 */
const WITHHELD = [
  /^(INPUT|ACTIONS|STATE)_/i,
  /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/i,
  /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/i,
  /^(NODE_OPTIONS|LANGUAGE)$/i, // LANGUAGE wins over LC_ALL
];

/**
 * childEnvironment is the environment for go commands and test binaries: the user's, without what is
 * withheld, with the time zone UTC and English messages.
 */
export function childEnvironment(parent: Readonly<Record<string, string | undefined>>): Env {
  const kept = Object.entries(parent).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !WITHHELD.some((names) => names.test(entry[0])),
  );
  return { ...Object.fromEntries(kept), TZ: "UTC", LC_ALL: "C.UTF-8" };
}
