import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  StartError
} from "./chunk-S6NVDAZT.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";

// src/ports/process/system-fault.ts
var FOLDER = "let this user write there and start programs there, or name another folder (TMPDIR, HOME; on a runner its work folder)";
var LIMITS = "give the job more, or run less beside it";
var REMEDIES = {
  ENOSPC: "free space there",
  EDQUOT: "free space there",
  EACCES: FOLDER,
  EPERM: FOLDER,
  EROFS: FOLDER,
  ENOEXEC: FOLDER,
  EIO: "look after that disk",
  EFBIG: LIMITS,
  EMFILE: LIMITS,
  ENFILE: LIMITS,
  ENOMEM: LIMITS,
  EAGAIN: LIMITS
};
function asUnmeasurable(error) {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (error instanceof StartError && code === "ENOENT")
    return new UnmeasurableError(error.message, "install it, and put it on PATH", { cause: error });
  const isOfSystem = error instanceof StartError || "syscall" in error;
  const remedy = isOfSystem ? REMEDIES[code] : void 0;
  return remedy === void 0 ? error : new UnmeasurableError(error.message, remedy, { cause: error });
}
function whyUnmeasurable(cause) {
  const error = asUnmeasurable(cause);
  if (error instanceof UnmeasurableError) return `${error.message}; ${error.hint}`;
  throw error;
}

export {
  asUnmeasurable,
  whyUnmeasurable
};
