// Go's regular expressions, in linear time: https://pkg.go.dev/regexp/syntax. re2js is a port of Go's own
// package; test/patterns compares the two. Import this file only where there is a pattern: re2js is large,
// and takes 40 ms to load.
//
// Differences from Go: a group name that stands twice and `\p{ASCII}` are refused, and letters are those of
// Unicode 17.

import { RE2JS, RE2JSException } from "re2js";
import type { Pattern } from "../model/settings.ts";
import { PatternFault } from "./pattern-fault.ts";
import { withKnownNames } from "./property-names.ts";

/** CompilePattern is the type of compileGoRegexp, for files that must not import it. */
export type CompilePattern = typeof compileGoRegexp;

/** compileGoRegexp is the pattern, which matches anywhere in a text, or what is wrong with it. */
export function compileGoRegexp(source: string): Pattern | PatternFault {
  if (LONE_SURROGATE.test(source)) return new PatternFault(`invalid UTF-8: \`${source}\``);
  const known = withKnownNames(source);
  try {
    const compiled = RE2JS.compile(known.source);
    if (known.unknown !== undefined)
      return new PatternFault(`invalid character class range: \`${known.unknown}\``);
    return { source, isIn: (text) => compiled.test(text) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return new PatternFault(goWords(error.message, source));
  }
}

const LONE_SURROGATE = /\p{Cs}/u;

/** Go shows a part of the pattern with every reason. */
function goWords(message: string, source: string): string {
  const reason = message.replace(/^error parsing regexp: /, "");
  if (reason === "trailing backslash at end of expression") return `${reason}: \`\``;
  return reason === "expression nests too deeply" ? `${reason}: \`${source}\`` : reason;
}
