// The folder of a step's results. The steps of a job share their temporary folder, but not these files.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UnmeasurableError } from "../../model/errors.ts";

const MOST_STEPS = 1000;

/** `go-steady` below `temporary`, `go-steady-2` for the second step, and so on. Throws UnmeasurableError. */
export async function makeOutFolder(temporary: string): Promise<string> {
  for (let n = 1; n <= MOST_STEPS; n++) {
    const path = join(temporary, n === 1 ? "go-steady" : `go-steady-${n}`);
    if (await isMade(path)) return path;
  }
  throw new UnmeasurableError(
    `${temporary} has ${MOST_STEPS} folders of go-steady`,
    "remove those of earlier jobs, or name another folder: out",
  );
}

async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new UnmeasurableError(
      `the folder of the results cannot be made: ${message}`,
      "RUNNER_TEMP has to be a folder that the job can write to; the input out can name another one",
      { cause },
    );
  }
}
