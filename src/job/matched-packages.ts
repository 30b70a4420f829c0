// Which package patterns match nothing, as `go list -e -find -json=ImportPath,Dir,Match,Error` says it.

import { asObject, parseObjects, textAt, textsAt } from "../model/json-value.ts";

/** MATCH_FIELDS are the fields to ask for. */
export const MATCH_FIELDS = "ImportPath,Dir,Match,Error";

/** Unmatched is a pattern that no package of Go code matches. */
export interface Unmatched {
  readonly pattern: string;
  /**
   * What the go command says of it, "" where it only matches nothing: then the go command goes on with the
   * other patterns.
   */
  readonly said: string;
}

/** What a folder without code is to the go command: there, and no package. */
const NO_CODE = /^(no Go files in|build constraints exclude all Go files in) /;

/**
 * unmatchedPatterns gives those of the patterns that match no package, in their order. Code that does not
 * load is a package.
 */
export function unmatchedPatterns(patterns: readonly string[], listed: string): readonly Unmatched[] {
  const entries = parseObjects(listed).objects.map((object) => ({
    dir: textAt(object, "Dir"),
    match: textsAt(object, "Match"),
    error: textAt(asObject(object.Error), "Err"),
  }));
  const isPackage = ({ dir, error }: (typeof entries)[number]) => dir !== "" && !NO_CODE.test(error);
  return [...new Set(patterns)].flatMap((pattern) => {
    const own = entries.filter(({ match }) => match.includes(pattern));
    if (own.some(isPackage)) return [];
    return [{ pattern, said: own.find(({ error }) => error !== "")?.error ?? "" }];
  });
}
