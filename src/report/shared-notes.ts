// What many rows have to say alike is said once.

import type { Comparison } from "../model/verdict.ts";
import { rowNotes } from "./row-notes.ts";

/** NotedRow is a row with what it alone says: one sentence each. */
export interface NotedRow {
  readonly row: Comparison;
  readonly notes: readonly string[];
}

/** SharedNotes hold for all of its rows; each may say more. */
export interface SharedNotes {
  /** At least one sentence. */
  readonly notes: readonly string[];
  readonly rows: readonly NotedRow[];
}

interface SortedRows {
  /** Rows that share nothing. */
  readonly own: readonly NotedRow[];
  readonly shared: readonly SharedNotes[];
}

/** Fewer rows are easier to read each with its sentence. */
const MANY = 5;

/**
 * sortByNotes takes rows apart by what many of one verdict say alike. Both parts stay in the order of `rows`.
 */
export function sortByNotes(rows: readonly Comparison[]): SortedRows {
  const noted = rows.map((row): NotedRow => ({ row, notes: rowNotes(row) }));
  const counts = new Map<string, number>();
  for (const key of noted.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const groups = new Map<string, NotedRow[]>();
  for (const each of noted) {
    const key = keysOf(each).filter((sentence) => (counts.get(sentence) ?? 0) >= MANY);
    const group = groups.get(key.join("\n")) ?? [];
    group.push(each);
    groups.set(key.join("\n"), group);
  }
  const shared = [...groups].filter(([key, group]) => key !== "" && group.length >= MANY);
  const isShared = new Set(shared.flatMap(([, group]) => group));
  return {
    own: noted.filter((each) => !isShared.has(each)),
    shared: shared.map(([key, group]) => split(new Set(key.split("\n")), group)),
  };
}

function split(shared: ReadonlySet<string>, group: readonly NotedRow[]): SharedNotes {
  const isShared = (row: Comparison) => (note: string) => shared.has(keyOf(row, note));
  const [first] = group;
  return {
    notes: first === undefined ? [] : first.notes.filter(isShared(first.row)),
    rows: group.map(({ row, notes }) => ({ row, notes: notes.filter((note) => !isShared(row)(note)) })),
  };
}

function keysOf({ row, notes }: NotedRow): readonly string[] {
  return [...new Set(notes.map((note) => keyOf(row, note)))];
}

/** Without line ends. */
function keyOf({ verdict }: Comparison, note: string): string {
  return JSON.stringify([verdict, note]);
}
