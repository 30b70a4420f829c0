// One side of the comparison, ready for the go command.

import type { Env } from "../ports/process/environment.ts";
import type { Tree } from "../sides/check-out.ts";

/** SideContext is one side, ready for the go command. */
export interface SideContext extends Tree {
  readonly sha: string;
  readonly env: Env;
}
