import { UsageError } from "../model/errors.ts";
import { writeText } from "../ports/files/files.ts";

/** writeOutput throws UsageError; what is printed is printed by then. */
export async function writeOutput(path: string, text: string): Promise<void> {
  await writeText(path, text).catch((cause: Error) => {
    throw new UsageError(
      `${path} cannot be written: ${cause.message}`,
      "name a file in a folder that can be written",
      { cause },
    );
  });
}
