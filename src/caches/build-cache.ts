// The files of Go's build cache: `ab/ab…-a` has the result of an action, `cd/cd…-d` is the output that it
// names. The cache of staticcheck has the same form. cmd/go/internal/cache.

export function isCacheEntry(path: string): boolean {
  return /^([0-9a-f]{2})\/\1[0-9a-f]{62}-[ad]$/.test(path);
}

/** outputOf is the path of the output that an action's text names; null for another text. */
export function outputOf(action: string): string | null {
  const id = /^v1 [0-9a-f]{64} ([0-9a-f]{64}) [ \d]{20} [ \d]{20}\n$/.exec(action)?.[1];
  return id === undefined ? null : `${id.slice(0, 2)}/${id}-d`;
}

/** Age of restored files: the go command renews the time of a file only when it is over an hour old. */
export const UNUSED_SECONDS = 2 * 3600;
