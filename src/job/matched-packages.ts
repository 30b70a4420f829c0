// Which package patterns match nothing, as `go list -e -find -json=ImportPath,Dir,Match,Error` says it.

import { parseObjects } from "../model/json-value.ts";
import { fitting, list, object, or, text } from "../model/shape.ts";

export const MATCH_FIELDS = "ImportPath,Dir,Match,Error";

export interface Unmatched {
  readonly pattern: string;
  /** Why the go command refuses it; "" where it only matches nothing, and the other patterns are used. */
  readonly said: string;
}

const listed = object({
  Dir: or(text, ""),
  Match: or(list(text), []),
  Error: or(object({ Err: text }), { Err: "" }),
});

/** What a folder without code is to the go command: there, and no package. */
const NO_CODE = /^(no Go files in|build constraints exclude all Go files in) /;

/** unmatchedPatterns keeps the order of the patterns. Code that does not load counts as a package. */
export function unmatchedPatterns(patterns: readonly string[], output: string): readonly Unmatched[] {
  const entries = parseObjects(output).objects.flatMap((entry) => fitting(listed, entry) ?? []);
  const isPackage = ({ Dir, Error: { Err } }: (typeof entries)[number]) => Dir !== "" && !NO_CODE.test(Err);
  return [...new Set(patterns)].flatMap((pattern) => {
    const own = entries.filter(({ Match }) => Match.includes(pattern));
    if (own.some(isPackage)) return [];
    return [{ pattern, said: own.find(({ Error: { Err } }) => Err !== "")?.Error.Err ?? "" }];
  });
}
