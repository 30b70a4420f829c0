// Titles: of tables (what changed since the table before) and of columns (a level for each field).
// https://github.com/golang/perf/blob/master/benchproc/keyheader.go

import type { Field, Key } from "./projection.ts";

/** HeaderSpan is one title over adjacent columns, both ends included. */
interface HeaderSpan {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/**
 * headerLevels merges equal adjacent values of each field, inside the spans of the field before: of `linux`,
 * `linux` and `darwin` the first two become one span.
 */
export function headerLevels(columns: readonly Key[], fields: number): HeaderSpan[][] {
  const levels: HeaderSpan[][] = [];
  let parents: readonly HeaderSpan[] = [{ first: 0, last: columns.length - 1, text: "" }];
  for (let field = 0; field < fields; field++) {
    const level = parents.flatMap((parent) => splitSpan(parent, columns, field));
    levels.push(level);
    parents = level;
  }
  return levels;
}

function splitSpan({ first, last }: HeaderSpan, columns: readonly Key[], field: number): HeaderSpan[] {
  const spans: HeaderSpan[] = [];
  for (let i = first; i <= last; i++) {
    const text = columns[i]?.values[field] ?? "";
    const previous = spans.at(-1);
    if (previous?.text === text) spans[spans.length - 1] = { ...previous, last: i };
    else spans.push({ first: i, last: i, text });
  }
  return spans;
}

/** titleLines are the `key: value` lines that differ from the previous table's; all for the first (null). */
export function titleLines(fields: readonly Field[], key: Key, previous: Key | null): string[] {
  return fields.flatMap(({ name }, i) => {
    const value = key.values[i] ?? "";
    return previous !== null && previous.values[i] === value ? [] : [`${name}: ${value}`];
  });
}
