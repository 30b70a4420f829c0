// Text of the code under test, made visible: nothing in it can move the cursor, turn the direction of
// writing, or hide. Such a character is shown as its code: ⟨U+202E⟩.

// Controls, format characters (bidi among them), line separators, lone surrogates, private use, blank
// letters.
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}]`;
// A joiner between two pictures makes them one emoji; anywhere else it only hides.
const EMOJI_JOINER = String.raw`\u{200d}(?<=\p{Extended_Pictographic}[\u{fe0f}\u{1f3fb}-\u{1f3ff}]?\u{200d})(?=\p{Extended_Pictographic})`;
const UNSEEN_OR_JOINER = new RegExp(`(${EMOJI_JOINER})|${UNSEEN}`, "gu");
// Colours and cursor movements of terminals have no meaning here, and are dropped.
const ANSI = /\u{1b}\[[0-9;?]*[ -/]*[@-~]/gu;

/**
 * visibleLine is a text on one line: line ends are `␊`, tabs are spaces, other unseen characters are their
 * code.
 */
export function visibleLine(text: string): string {
  return visible(text.replaceAll(ANSI, "").replaceAll(/\r?\n/g, "␊").replaceAll("\t", " "));
}

/** visibleLines is a text of many lines, without line ends at its end; tabs are spaces. */
export function visibleLines(text: string): string {
  const lines = text.replaceAll(ANSI, "").replaceAll("\t", "    ").split(/\r?\n/);
  return lines.map(visible).join("\n").replace(/\n+$/, "");
}

/** shownLine is a text as a title or a name: visible, on one line, at most `max` characters. */
export function shownLine(text: string, max: number): string {
  return cutText(visibleLine(text), max);
}

/** shownLines is the same for a message of several lines. */
export function shownLines(text: string, max: number): string {
  return cutText(visibleLines(text), max);
}

/** cutText is at most `max` characters, the last one `…` where it was cut; no half of a surrogate pair. */
export function cutText(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** cutList is the first `most` names, with `…` for others behind them. */
export function cutList(names: readonly string[], most: number): string {
  return [...names.slice(0, most), ...(names.length > most ? ["…"] : [])].join(", ");
}

/**
 * cutMiddle has both ends of a name, since names differ there: `ParseLong…/size=1k`. At most `max`
 * characters.
 */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) / 2);
  const head = text.slice(0, max - 1 - tail).replace(/[\ud800-\udbff]$/, "");
  return `${head}…${text.slice(-tail).replace(/^[\udc00-\udfff]/, "")}`;
}

function visible(text: string): string {
  return text.replaceAll(UNSEEN_OR_JOINER, (char, joiner?: string) => joiner ?? spelt(char));
}

function spelt(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
