// Which commit a person means: by a hash or its first letters, or by what git knows under the name.

import { UsageError } from "../model/errors.ts";
import { cutList } from "../model/visible.ts";

const MOST_NAMED = 5;

/**
 * `resolve`: the full hash that the repository around the working folder has for a name. Throws UsageError.
 */
export async function findCommit(
  hashes: readonly string[],
  wanted: string,
  resolve: (name: string) => Promise<string | undefined>,
): Promise<string> {
  const begun = /^[0-9a-f]{4,64}$/.test(wanted) ? hashes.filter((sha) => sha.startsWith(wanted)) : [];
  const [found, ...more] = begun;
  if (found !== undefined && more.length === 0) return found;
  if (found !== undefined)
    throw new UsageError(
      `${JSON.stringify(wanted)} begins ${begun.length} commits of the history`,
      `write more of one of them: ${cutList(begun, MOST_NAMED)}`,
    );
  const known = await resolve(wanted);
  if (known !== undefined && hashes.includes(known)) return known;
  throw new UsageError(
    known === undefined
      ? `the history has no commit ${JSON.stringify(wanted)}, and git here knows none of that name`
      : `${JSON.stringify(wanted)} is ${known}, which no entry of the history measured`,
    "go-steady history list shows the commits that it has",
  );
}
