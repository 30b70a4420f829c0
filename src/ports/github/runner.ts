// The edge to the log: a terminal, a file, or GitHub's runner.

import type { Annotation } from "../../model/annotation.ts";

/**
 * Runner shows things to people. Texts may come from the code under test; an implementation makes them
 * harmless.
 */
export interface Runner {
  /** info prints a line of progress or explanation. */
  info(text: string): void;
  /** warning prints a doubt. */
  warning(text: string): void;
  /** debug prints a line for people who look for a mistake; nothing where nobody has asked for such lines. */
  debug(text: string): void;
  /** group prints a foldable block, all at once, so that blocks of parallel work do not mix. */
  group(title: string, body: string): void;
  /**
   * progress shows where a long work stands; the line is replaced by the next one on a terminal, taken away
   * by "", and rare in a log.
   */
  progress(text: string): void;
  /** annotate puts messages at their places in the code, where there is somewhere to put them. */
  annotate(annotations: readonly Annotation[]): void;
}
