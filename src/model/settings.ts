// What `.go-steady.yml` says: which changes matter, and in which rows. docs/config.md has the form.

/** Pattern is a regular expression of Go. */
export interface Pattern {
  readonly source: string;
  /** Finds it anywhere in a text, in a time that is linear in the text's length. */
  readonly isIn: (text: string) => boolean;
}

/** RowSelector is the rows that an entry is about; an absent field fits all rows. */
export interface RowSelector {
  /** Of the import path. */
  readonly package?: Pattern;
  /** Of the name without `Benchmark` and the GOMAXPROCS suffix. */
  readonly benchmark?: Pattern;
  /** Tidied unit, exactly: `sec/op`. */
  readonly unit?: string;
  /** First line of the entry, from 1 on. */
  readonly line: number;
}

/** Limit is the smallest change that matters for some rows. */
export interface Limit extends RowSelector {
  /** A ratio; 0 only for counts. */
  readonly threshold: number;
}

/** Ceiling is the most that a waiver allows: a change, or a value of the head in the row's unit. */
export type Ceiling = { readonly text: string } & (
  | { readonly kind: "change"; readonly ratio: number }
  | { readonly kind: "value"; readonly value: number }
);

/** Waiver lets a known regression pass for a time. */
export interface Waiver extends RowSelector {
  readonly benchmark: Pattern;
  readonly unit: string;
  readonly ceiling: Ceiling;
  readonly reason: string;
  /** Last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string;
}

export const REACH_MODES = ["auto", "off"] as const;

/** ReachMode is whether benchmarks that the change cannot reach are left out one by one. */
export type ReachMode = (typeof REACH_MODES)[number];

export interface Settings {
  /** Path, for people. */
  readonly file: string;
  /** Absent where the file does not say. */
  readonly reach?: ReachMode;
  /** For rows without a limit of their own; absent where the file does not say. */
  readonly threshold?: number;
  /** The last one that fits a row counts. */
  readonly limits: readonly Limit[];
  readonly waivers: readonly Waiver[];
}
