// Go text without its test functions, which no benchmark runs.

/** Texts, in which signs of code stand for themselves; the first line of a test; the end of a declaration. */
const PLACE =
  /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|^func (?<name>(?:Test|Example|Fuzz)(?:[^\p{Ll}\s(][\p{L}\p{Nd}_]*)?)\((?:[\p{L}_][\p{L}\p{Nd}_]* \*testing\.[TF])?\) \{$|^\}$/gmu;

/**
 * withoutTests takes code as gofmt writes it, without comments, and leaves in what looks otherwise. Where the
 * rest of the code names one of the tests, all stay.
 */
export function withoutTests(goText: string): string {
  const parts: string[] = [];
  const names: string[] = [];
  let from = 0;
  let isTest = false;
  for (const { 0: found, index, groups } of goText.matchAll(PLACE)) {
    if (groups?.name !== undefined && !isTest) {
      parts.push(goText.slice(from, index));
      names.push(groups.name);
      [from, isTest] = [index, true];
    } else if (found === "}" && isTest) {
      [from, isTest] = [index + 1, false];
    }
  }
  const rest = [...parts, goText.slice(from)].join("");
  const words = new Set(rest.match(/[\p{L}_][\p{L}\p{Nd}_]*/gu));
  return names.some((name) => words.has(name)) ? goText : rest;
}
