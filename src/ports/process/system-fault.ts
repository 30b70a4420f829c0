// Errors of the machine, not mistakes of ours, that no caller handles: a full disk, another user's folder.

import { UnmeasurableError } from "../../model/errors.ts";
import { StartError } from "./child.ts";

const FOLDER =
  "let this user write there and start programs there, or name another folder (TMPDIR, HOME; on a runner its work folder)";
const LIMITS = "give the job more, or run less beside it";

/** What to do, by the code of the error. */
const REMEDIES: Readonly<Record<string, string>> = {
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
  EAGAIN: LIMITS,
};

/** An UnmeasurableError for an error of the machine; any other error as it is. */
export function asUnmeasurable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (error instanceof StartError && code === "ENOENT")
    return new UnmeasurableError(error.message, "install it, and put it on PATH", { cause: error });
  const isOfSystem = error instanceof StartError || "syscall" in error;
  const remedy = isOfSystem ? REMEDIES[code] : undefined;
  return remedy === undefined ? error : new UnmeasurableError(error.message, remedy, { cause: error });
}

/** The message of an error that makes measuring impossible, with its remedy. Throws any other error again. */
export function whyUnmeasurable(cause: unknown): string {
  const error = asUnmeasurable(cause);
  if (error instanceof UnmeasurableError) return `${error.message}; ${error.hint}`;
  throw error;
}
