// One of the things that the action does at its end. A failure is a warning, and the other things are done
// all the same: the verdict comes last.

import { inspect } from "node:util";
import { SteadyError } from "../../model/errors.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { ArtifactError } from "../../ports/github/artifact-shape.ts";
import { GithubError } from "../../ports/github/github.ts";

/**
 * attempt acts, and is false when that failed. The warning begins with `what`:
 * `report.json could not be written: …`.
 */
export async function attempt(
  runner: Pick<GithubRunner, "warning">,
  what: string,
  act: () => Promise<void> | void,
): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    runner.warning(`${what}: ${reasonOf(error)}`);
    return false;
  }
}

/** reasonOf is why something failed. A mistake of this program keeps its stack. */
export function reasonOf(error: unknown): string {
  const isKnown =
    error instanceof SteadyError || error instanceof ArtifactError || error instanceof GithubError;
  const isSystem = error instanceof Error && "code" in error;
  return isKnown || isSystem ? error.message : inspect(error);
}
