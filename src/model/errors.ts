// The errors that end a run. A doubt is a warning on a value, and a bad input line is a record: neither is
// thrown.

/** SteadyError is for users: what failed with which value, and what to do next. Its stack is never shown. */
export abstract class SteadyError extends Error {
  abstract override readonly name: string;
  /** Exit code of the command, unless a failure of the gate wins. */
  abstract readonly exitCode: 2 | 3;
  /** The user's next step. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** UsageError: an unknown flag, a bad value, a missing file, a file without results. */
export class UsageError extends SteadyError {
  override readonly name = "UsageError" as const;
  override readonly exitCode = 2;
}

/** UnmeasurableError: nothing can be measured (no Go, no repository, no module, an unknown base). */
export class UnmeasurableError extends SteadyError {
  override readonly name = "UnmeasurableError" as const;
  override readonly exitCode = 3;
}

/**
 * NoModuleError: a side has no module where one is expected. No failure on the base: a pull request may add
 * it.
 */
export class NoModuleError extends UnmeasurableError {}

/**
 * VerificationError: a download is not what was published. None of it is kept, and no other source is tried.
 */
export class VerificationError extends SteadyError {
  override readonly name = "VerificationError" as const;
  override readonly exitCode = 3;

  constructor(source: string, expected: string, found: string, options?: ErrorOptions) {
    super(
      `what ${source} sent is not what was published: expected ${expected}, found ${found}`,
      "nothing of it was kept; find out who changed it (a proxy on the way, a broken mirror) before you run this again",
      options,
    );
  }
}

/** InterruptedError: the user or the runner cancelled the work. */
export class InterruptedError extends SteadyError {
  override readonly name = "InterruptedError" as const;
  override readonly exitCode = 3;

  constructor(hint = "run it again to measure the rest") {
    super("interrupted", hint);
  }
}

/** internalText is the message for an error that is no SteadyError: a mistake of ours. */
export function internalText(error: unknown, withStack: boolean): string {
  if (withStack && error instanceof Error && error.stack !== undefined) return error.stack;
  const what = error instanceof Error ? error.message : String(error);
  return `internal error: ${what}\n  this is a mistake of go-steady: run it again with GO_STEADY_DEBUG=1, and report what it prints`;
}
