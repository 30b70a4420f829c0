import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/errors.ts
var SteadyError = class extends Error {
  /** The user's next step. */
  hint;
  constructor(message, hint, options) {
    super(message, options);
    this.hint = hint;
  }
};
var UsageError = class extends SteadyError {
  name = "UsageError";
  exitCode = 2;
};
var UnmeasurableError = class extends SteadyError {
  name = "UnmeasurableError";
  exitCode = 3;
};
var NoModuleError = class extends UnmeasurableError {
};
var VerificationError = class extends SteadyError {
  name = "VerificationError";
  exitCode = 3;
  constructor(source, expected, found, options) {
    super(
      `what ${source} sent is not what was published: expected ${expected}, found ${found}`,
      "nothing of it was kept; find out who changed it (a proxy on the way, a broken mirror) before you run this again",
      options
    );
  }
};
var InterruptedError = class extends SteadyError {
  name = "InterruptedError";
  exitCode = 3;
  constructor(hint = "run it again to measure the rest") {
    super("interrupted", hint);
  }
};
function internalText(error, withStack) {
  if (withStack && error instanceof Error && error.stack !== void 0) return error.stack;
  const what = error instanceof Error ? error.message : String(error);
  return `internal error: ${what}
  this is a mistake of go-steady: run it again with GO_STEADY_DEBUG=1, and report what it prints`;
}

export {
  SteadyError,
  UsageError,
  UnmeasurableError,
  NoModuleError,
  VerificationError,
  InterruptedError,
  internalText
};
