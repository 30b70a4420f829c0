// A message at a place in the code, as a pull request shows it beside the line.

export type Level = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** Relative to the repository; absent for a message without a place. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
