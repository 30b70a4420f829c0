// Texts in Go's double quotes.

const NAMED: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

// An escape of a Go string, or a character that needs none.
const ESCAPE =
  /\\(?:([abfnrtv\\"])|x([\da-fA-F]{2})|([0-3][0-7]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))|[^\\"\n]/suy;

/** unquoteGo is the text of a double-quoted Go string; null where its escapes are wrong. */
export function unquoteGo(quoted: string): string | null {
  const inside = quoted.slice(1, -1);
  const bytes: number[] = [];
  ESCAPE.lastIndex = 0;
  while (ESCAPE.lastIndex < inside.length) {
    const match = ESCAPE.exec(inside);
    const piece = match === null ? null : bytesOf(match);
    if (piece === null) return null;
    bytes.push(...piece);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

// \x and octal escapes are bytes, which together may be UTF-8; everything else is a code point.
function bytesOf([text, named, hex, octal, short, long]: RegExpExecArray): readonly number[] | null {
  if (hex !== undefined) return [Number.parseInt(hex, 16)];
  if (octal !== undefined) return [Number.parseInt(octal, 8)];
  if (named !== undefined) return utf8(NAMED[named] ?? "");
  const digits = short ?? long;
  if (digits === undefined) return utf8(text);
  const code = Number.parseInt(digits, 16);
  const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? utf8(String.fromCodePoint(code)) : null;
}

function utf8(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}

/** quoteGo is Go's %q. */
export function quoteGo(text: string): string {
  return `"${[...text].map(quoteCodePoint).join("")}"`;
}

function quoteCodePoint(char: string): string {
  const name = Object.entries(NAMED).find(([, value]) => value === char)?.[0];
  if (name !== undefined) return `\\${name}`;
  // As strconv.IsPrint: of white space only the ordinary blank stays.
  if (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}
