// A message at a place in the code, as a pull request shows it beside the line.

/** Level is how an annotation is shown. */
export type Level = "error" | "warning" | "notice";

/** Annotation is a message at a place in the code. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** Relative to the repository. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
