// Starting a test binary once.

import type { TestBinary } from "./test-command.ts";

/** ProcessEnd is how a process of a test binary ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** More was printed than is kept. */
  readonly truncated: boolean;
  /** Wall time, seconds. */
  readonly seconds: number;
  /** CPU time of all its threads, seconds; absent where it is not known. */
  readonly usage?: { readonly user: number; readonly system: number };
}

/** Run starts a test binary in its package's folder and waits for its end. */
export type Run = (binary: TestBinary, args: readonly string[], timeoutMs: number) => Promise<ProcessEnd>;
