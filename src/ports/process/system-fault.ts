// Errors of the system that nobody has an answer for: a full disk, a folder of another user. They are the
// machine's, not a mistake of ours.

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
  EMFILE: LIMITS,
  ENFILE: LIMITS,
  ENOMEM: LIMITS,
  EAGAIN: LIMITS,
};

/** asUnmeasurable gives an UnmeasurableError for an error of the machine, and any other error as it is. */
export function asUnmeasurable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (error instanceof StartError && code === "ENOENT")
    return new UnmeasurableError(error.message, "install it, and put it on PATH", { cause: error });
  const isOfSystem = error instanceof StartError || "syscall" in error;
  const remedy = isOfSystem ? REMEDIES[code] : undefined;
  return remedy === undefined ? error : new UnmeasurableError(error.message, remedy, { cause: error });
}

/**
 * whyUnmeasurable is what an error says that makes measuring impossible, with what to do. Throws any other
 * error again.
 */
export function whyUnmeasurable(cause: unknown): string {
  const error = asUnmeasurable(cause);
  if (error instanceof UnmeasurableError) return `${error.message}; ${error.hint}`;
  throw error;
}
