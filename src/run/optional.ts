import { InterruptedError } from "../model/errors.ts";

/** optional gives `without`, and tells `warn` why, when a step fails. Throws InterruptedError. */
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
