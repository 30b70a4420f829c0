// Files of the page are named by what is in them: one that is there is right, or damaged, never old.

/** PageRole is what a file is for. */
export type PageRole =
  | "rows"
  | "commits"
  | "runs"
  | "classes"
  | "values"
  | "blocks"
  | "events"
  | "tests"
  | "state";

const BINARY: readonly PageRole[] = ["classes", "values"];

/**
 * HASH_DIGITS of the SHA-256 of a file as it lies there are in its name: enough against damage and mixing up.
 */
export const HASH_DIGITS = 16;

/** fileOf is a path below the page, with slashes. `hash`: HASH_DIGITS of them. */
export function fileOf(role: PageRole, hash: string): string {
  return `data/${role}-${hash}.${BINARY.includes(role) ? "bin" : "json"}.gz`;
}

/** hashIn is the hash in a name of fileOf; undefined for another path. */
export function hashIn(path: string): string | undefined {
  return /^data\/[a-z]+-([0-9a-f]{16})\.(?:bin|json)\.gz$/.exec(path)?.[1];
}
