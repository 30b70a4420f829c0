// One thing of all that is said at the end. What fails is told, and the rest is said all the same: the verdict comes last, and nothing
// takes it with it.

import { inspect } from "node:util";
import { SteadyError } from "../../model/errors.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { ArtifactError } from "../../ports/github/artifact-shape.ts";
import { GithubError } from "../../ports/github/github.ts";

/** attempt does it; false when it failed, with a warning: `report.json could not be written: …`. `what` is the beginning of that. */
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

/** reasonOf is why something failed. What is a mistake of ours keeps its stack. */
export function reasonOf(error: unknown): string {
  const isKnown =
    error instanceof SteadyError || error instanceof ArtifactError || error instanceof GithubError;
  const isSystem = error instanceof Error && "code" in error;
  return isKnown || isSystem ? error.message : inspect(error);
}
