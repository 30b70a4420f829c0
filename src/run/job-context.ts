import type { Options } from "../options/options.ts";
import type { Rules } from "../options/rules.ts";
import type { Git } from "../ports/git/git.ts";
import type { Workspace } from "../ports/git/workspace.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { Sides } from "../sides/resolve-sides.ts";
import type { KeptReach } from "./kept-reach.ts";
import type { World } from "./world.ts";

export interface JobContext {
  readonly world: World;
  readonly options: Options;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly sides: Sides;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  readonly go: Go;
  readonly rules: Rules;
  /** For the Go of this context; undefined where nothing is kept. */
  readonly kept: KeptReach | undefined;
}
