// Work on one benchmark that fails in a way that nobody expected must not take the others with it.

import { InterruptedError } from "../../model/errors.ts";

/** isolated does the work. What went wrong is its result, "" where nothing did; only a cancelled run ends the others, too. */
export async function isolated(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return "";
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
