// A step at the end of the action. A failure is a warning and stops no other step: the verdict comes last.

import { inspect } from "node:util";
import { SteadyError } from "../../model/errors.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { ArtifactError } from "../../ports/github/artifact-shape.ts";
import { GithubError } from "../../ports/github/github.ts";

/** attempt is false when `act` fails; the warning is then `what: reason`. */
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

/** reasonOf keeps the stack of a mistake of this program. */
export function reasonOf(error: unknown): string {
  const isKnown =
    error instanceof SteadyError || error instanceof ArtifactError || error instanceof GithubError;
  const isSystem = error instanceof Error && "code" in error;
  return isKnown || isSystem ? error.message : inspect(error);
}
