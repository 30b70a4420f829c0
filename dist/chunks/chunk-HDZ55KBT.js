import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/model/errors.ts
var SteadyError = class extends Error {
  /** The user's next step, a sentence. */
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
var InterruptedError = class extends SteadyError {
  name = "InterruptedError";
  exitCode = 3;
  constructor() {
    super("interrupted", "run it again to measure the rest");
  }
};

export {
  SteadyError,
  UsageError,
  UnmeasurableError,
  InterruptedError
};
