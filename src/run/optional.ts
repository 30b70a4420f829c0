// Steps without which the run goes on.

import { InterruptedError } from "../model/errors.ts";

/** optional does a step; where it fails, `warn` is told why, and `without` stands in for its result. */
export async function optional<T>(
  what: string,
  step: () => Promise<T>,
  { without, warn }: { readonly without: T; readonly warn: (text: string) => void },
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return without;
  }
}
