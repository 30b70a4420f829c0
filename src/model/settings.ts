// What `.go-steady.yml` says: how much is too much, and for whom; docs/config.md has the form.

/** Pattern is a regular expression of Go. */
export interface Pattern {
  /** As it was written. */
  readonly source: string;
  /** Finds it anywhere in a text, in a time that grows with the text's length and no faster. */
  readonly isIn: (text: string) => boolean;
}

/** RowSelector is the rows that an entry is about; what is absent is not asked for. */
export interface RowSelector {
  /** Of the import path. */
  readonly package?: Pattern;
  /** Of the name without `Benchmark` and without the GOMAXPROCS suffix. */
  readonly benchmark?: Pattern;
  /** Tidied unit, exactly: `sec/op`. */
  readonly unit?: string;
  /** Line of the file that the entry begins at, from 1 on. */
  readonly line: number;
}

/** Limit is the smallest change that matters for some rows. */
export interface Limit extends RowSelector {
  /** A ratio, 0 for counts alone. */
  readonly threshold: number;
}

/**
 * Ceiling is how bad a waived row may be: a ratio of change, or a value of the head in the row's unit. `text`
 * is as it was written.
 */
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

/** Settings is the whole file. */
export interface Settings {
  /** Its path as it is shown to people. */
  readonly file: string;
  /** For all rows without a limit of their own; absent where the file does not say. */
  readonly threshold?: number;
  /** The last one that fits a row counts. */
  readonly limits: readonly Limit[];
  readonly waivers: readonly Waiver[];
}
