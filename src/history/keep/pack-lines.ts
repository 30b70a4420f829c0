// Many entries in one text, one a line. Their names are most of what they have, and those of most runs are
// the same: such a text stands once, on a line of its own before it is needed, and entries have its number.

import { fromJson, isObject } from "../../model/shape.ts";

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
  for (const [i, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const value = fromJson(line);
    if (typeof value === "string") shared.push(value);
    else yield { line: i + 1, value: replaced(value, (n) => (typeof n === "number" ? shared[n] : n)) };
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
