// What both halves of the job stand on.

import type { Options } from "../options.ts";
import type { Git } from "../ports/git.ts";
import type { Go } from "../ports/go-command.ts";
import type { Workspace } from "../ports/workspace.ts";
import type { Sides } from "../steps/resolve-sides.ts";
import type { Rules } from "./rules.ts";
import type { World } from "./world.ts";

/** Ground is what has been found and set up. */
export interface Ground {
  readonly world: World;
  readonly options: Options;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly sides: Sides;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  readonly go: Go;
  readonly rules: Rules;
}
