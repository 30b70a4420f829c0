// The edge to the log: a terminal, a file, or GitHub's runner.

import type { Annotation } from "../../model/annotation.ts";

/** Texts may come from the code under test: an implementation makes them harmless. */
export interface Runner {
  info(text: string): void;
  warning(text: string): void;
  /** For people who look for a mistake; shown only where it was asked for. */
  debug(text: string): void;
  /** A foldable block, printed at once, so that blocks of parallel work do not mix. */
  group(title: string, body: string): void;
  /** On a terminal the next line replaces this one, and "" removes it. A log has few of them. */
  progress(text: string): void;
  /** Shows messages at their places in the code, where that is possible. */
  annotate(annotations: readonly Annotation[]): void;
}
