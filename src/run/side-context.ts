import type { Env } from "../ports/process/environment.ts";
import type { Tree } from "../sides/check-out.ts";

export interface SideContext extends Tree {
  readonly sha: string;
  readonly env: Env;
}
