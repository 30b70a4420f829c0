// The errors that end a run. Doubt is a warning on a value and a bad input line is a record; neither is
// thrown.

/**
 * SteadyError is what a user may meet: what failed with which value, and what to do next. Never shown with a
 * stack.
 */
export abstract class SteadyError extends Error {
  abstract override readonly name: string;
  /** The exit code that this error ends the command with when nothing wins over it. */
  abstract readonly exitCode: 2 | 3;
  /** The user's next step, a sentence. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/**
 * UsageError is wrong use or configuration: an unknown flag, a bad value, a missing file, a file without
 * results.
 */
export class UsageError extends SteadyError {
  override readonly name = "UsageError" as const;
  override readonly exitCode = 2;
}

/**
 * UnmeasurableError means that nothing could be measured: no Go, no repository, no module, an unknown base.
 */
export class UnmeasurableError extends SteadyError {
  override readonly name = "UnmeasurableError" as const;
  override readonly exitCode = 3;
}

/**
 * NoModuleError means that a side has no module where there should be one. On the base that is no failure: a
 * pull request may add it.
 */
export class NoModuleError extends UnmeasurableError {}

/**
 * VerificationError means that what was downloaded is not what was published. Nothing of it is kept, and no
 * other source is tried.
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

/** InterruptedError ends the work that was under way when the user or the runner cancelled it. */
export class InterruptedError extends SteadyError {
  override readonly name = "InterruptedError" as const;
  override readonly exitCode = 3;

  constructor(hint = "run it again to measure the rest") {
    super("interrupted", hint);
  }
}

/**
 * internalText says what went wrong where nobody expected it: a mistake of ours, told without a stack trace
 * unless `withStack`.
 */
export function internalText(error: unknown, withStack: boolean): string {
  if (withStack && error instanceof Error && error.stack !== undefined) return error.stack;
  const what = error instanceof Error ? error.message : String(error);
  return `internal error: ${what}\n  this is a mistake of go-steady: run it again with GO_STEADY_DEBUG=1, and report what it prints`;
}
