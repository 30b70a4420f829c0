// Starting a test binary once.

import type { TestBinary } from "./test-command.ts";

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** It printed more than is kept. */
  readonly truncated: boolean;
  /** Wall time. */
  readonly seconds: number;
  /** CPU time of all its threads, seconds; absent where not known. */
  readonly usage?: { readonly user: number; readonly system: number };
}

/** Run starts a test binary in its package's folder and waits for its end. */
export type Run = (binary: TestBinary, args: readonly string[], timeoutMs: number) => Promise<ProcessEnd>;
