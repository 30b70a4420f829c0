// Go text without its comments, which no program reads.

/**
 * A string, raw string or rune, in which signs of a comment stand for themselves; or a comment. What does not
 * end goes to the end of the text or line: a search that gives up and starts again would take a square of the
 * length.
 */
const QUOTED_OR_COMMENT =
  /"(?:\\.|[^"\\\n])*"?|`[^`]*`?|'(?:\\.|[^'\\\n])*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** withoutComments leaves a space for each, so that what stands around it stays apart. */
export function withoutComments(goText: string): string {
  return goText.replace(QUOTED_OR_COMMENT, (found) => (found.startsWith("/") ? " " : found));
}
