// Many entries in one text, one a line. Their names are most of what they have, and those of most runs are
// the same: such a text stands once, on a line of its own before it is needed, and entries have its number.

import { fromJson, isObject } from "../../model/shape.ts";
import { MAX_ENTRY_CHARS, MAX_PACK_LINES } from "../limits.ts";

/** Fields of an entry whose texts are shared, as ways into it. */
const SHARED = [["benchmarks"], ["tests", "names"]] as const;

/** packLines takes texts of entries, which can be read. */
export function packLines(texts: readonly string[]): string {
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  for (const text of texts) {
    const shared = replaced(fromJson(text), (names) => {
      if (typeof names !== "string") return names;
      const known = numbers.get(names);
      if (known !== undefined) return known;
      numbers.set(names, numbers.size);
      lines.push(JSON.stringify(names));
      return numbers.size - 1;
    });
    lines.push(JSON.stringify(shared));
  }
  return `${lines.join("\n")}\n`;
}

interface PackedEntry {
  /** From 1 on. */
  readonly line: number;
  /** What its file had, parsed; undefined for a line that is no JSON. */
  readonly value: unknown;
}

/** packedEntries reads a stranger's text; what a line has in the place of shared names may be anything. */
export function* packedEntries(text: string): Generator<PackedEntry, void> {
  const shared: string[] = [];
  for (const { number, line } of linesOf(text)) {
    if (line === "") continue;
    const value = fromJson(line);
    if (typeof value === "string") shared.push(value);
    else yield { line: number, value: replaced(value, (n) => (typeof n === "number" ? shared[n] : n)) };
  }
}

/** excessOf is why a text has more than is worth the memory, a clause; undefined where it has not. */
export function excessOf(text: string): string | undefined {
  for (const { number, line } of linesOf(text)) {
    if (number > MAX_PACK_LINES) return `it has more than ${MAX_PACK_LINES} lines`;
    if (line.length > MAX_ENTRY_CHARS)
      return `line ${number} has ${line.length} characters, more than ${MAX_ENTRY_CHARS}`;
  }
  return undefined;
}

/** One at a time: a list of all that a stranger may send is longer than a list can be. */
function* linesOf(text: string): Generator<{ readonly number: number; readonly line: string }, void> {
  let number = 0;
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf("\n", from);
    const end = next < 0 ? text.length : next;
    yield { number: ++number, line: text.slice(from, end) };
    from = end + 1;
  }
}

/** A copy with other texts; anything but an entry as it is. */
function replaced(value: unknown, other: (found: unknown) => unknown): unknown {
  return SHARED.reduce((entry, way) => replacedAt(entry, way, other), value);
}

function replacedAt(
  value: unknown,
  [name = "", ...rest]: readonly string[],
  other: (found: unknown) => unknown,
): unknown {
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  const found = value[name];
  return { ...value, [name]: rest.length === 0 ? other(found) : replacedAt(found, rest, other) };
}
