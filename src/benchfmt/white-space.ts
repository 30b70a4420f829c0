// White space as Go has it: JavaScript's \s without U+FEFF and with U+0085.
// https://pkg.go.dev/unicode#IsSpace

/** SPACE is the inside of a character class for regular expressions with the `u` flag. */
export const SPACE = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const FIELDS = new RegExp(`[^${SPACE}]+`, "gu");

/** fieldsOf splits text at runs of white space. No field is "", also for white space at the ends. */
export function fieldsOf(text: string): string[] {
  return text.match(FIELDS) ?? [];
}

/**
 * spaceWidth is the length in bytes (1 to 3, UTF-8) of the white space that starts at `at`; 0 where none
 * does.
 */
export function spaceWidth(bytes: Uint8Array, at: number): number {
  const c = bytes[at] ?? 0;
  if (c < 0x80) return c === 0x20 || (c >= 0x09 && c <= 0x0d) ? 1 : 0;
  // The first bytes of U+0085 and U+3000, the lowest and the highest outside ASCII.
  return c >= 0xc2 && c <= 0xe3 ? wideSpaceWidth(bytes, at, c) : 0;
}

// U+0085, U+00A0; U+1680; U+205F; U+2000 to U+202F; U+3000.
function wideSpaceWidth(bytes: Uint8Array, at: number, c: number): number {
  const second = bytes[at + 1] ?? 0;
  if (c === 0xc2) return second === 0x85 || second === 0xa0 ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (c === 0xe1) return second === 0x9a && third === 0x80 ? 3 : 0;
  if (c === 0xe2 && second === 0x81) return third === 0x9f ? 3 : 0;
  if (c === 0xe2 && second === 0x80) return isGeneralSpace(third) ? 3 : 0;
  return c === 0xe3 && second === 0x80 && third === 0x80 ? 3 : 0;
}

// The last byte of U+2000–U+200A, U+2028, U+2029 and U+202F.
function isGeneralSpace(third: number): boolean {
  return (third >= 0x80 && third <= 0x8a) || third === 0xa8 || third === 0xa9 || third === 0xaf;
}
