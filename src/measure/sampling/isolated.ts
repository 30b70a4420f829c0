// An unexpected failure of the work on one benchmark must not end the work on the others.

import { InterruptedError } from "../../model/errors.ts";

/**
 * isolated is the message of what failed; undefined where nothing did. A cancelled run ends the other work,
 * too.
 */
export async function isolated(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
