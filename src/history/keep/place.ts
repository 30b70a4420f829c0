// A place where a history is kept: files that are added and never changed. Many writers use it at once.

/** One change of a place: all of it or nothing, as far as the place can do that. */
export interface Change {
  readonly write: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly remove: readonly string[];
  /** For people, one line. */
  readonly message: string;
}

/**
 * `overtaken`: somebody else was first, and nothing was written. `refused`: it is not known whether it was.
 */
export type ChangeEnd =
  | { readonly kind: "done" }
  | { readonly kind: "overtaken" | "refused"; readonly message: string };

/** What is in a place at one moment. */
export interface Snapshot {
  /** With slashes, relative to the place. */
  readonly paths: readonly string[];
  /** Of files that are there, in their order. Throws RefusedError. */
  texts(paths: readonly string[]): Promise<readonly string[]>;
  change(change: Change): Promise<ChangeEnd>;
}

export interface Place {
  /** For sentences: `the branch "go-steady-history" of origin`. */
  readonly name: string;
  /** Throws RefusedError. */
  look(): Promise<Snapshot>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The place did not answer, or refused; the next time it may not. */
export class RefusedError extends Error {
  override readonly name = "RefusedError" as const;
}
