// The event file of the runner. A run without it has to fail: a pull request would look like an event that
// has no base, and pass with nothing compared.

import { UnmeasurableError } from "../../model/errors.ts";
import { readText } from "../files/files.ts";

/** Throws UnmeasurableError when `path` is "", and when the file cannot be read or is no JSON. */
export async function readEventFile(path: string): Promise<unknown> {
  if (path === "") throw notKnown("GITHUB_EVENT_PATH is not set");
  try {
    const text = await readText(path);
    if (text === undefined) throw new Error("there is no such file");
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is no JSON" : (error as Error).message;
    throw notKnown(`GITHUB_EVENT_PATH is ${path}: ${why}`, error);
  }
}

function notKnown(why: string, cause?: unknown): UnmeasurableError {
  return new UnmeasurableError(
    `the event that started this run is not known: ${why}`,
    "the runner writes that file into its work folder: a container of your own has to have that folder at the same path",
    { cause },
  );
}
