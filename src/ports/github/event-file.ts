// The file in which the runner says what happened. Without it a pull request would look like an event that
// has no base, and end green with nothing compared.

import { UnmeasurableError } from "../../model/errors.ts";
import { readText } from "../files/files.ts";

/**
 * readEventFile gives the payload of the event. Throws UnmeasurableError when no file is named, or the file
 * cannot be read.
 */
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
