// Where the action works: in the runner's temporary folder, where that can be used.

import { join } from "node:path";
import { ownFolder, takeTemporaryPlace } from "../ports/files/usable-folder.ts";
import type { GithubRunner } from "../ports/github/actions-runner.ts";
import { temporaryRoot } from "../ports/system.ts";

/** ActionFolders are absolute. */
export interface ActionFolders {
  readonly temporary: string;
  /** For tools that are built once and kept. */
  readonly cacheDir: string;
  /** For downloaded Gos. */
  readonly goStore: string;
}

/** openActionFolders throws UnmeasurableError where there is no folder to work in. */
export async function openActionFolders(
  runner: Pick<GithubRunner, "warning">,
  { RUNNER_TEMP = "", RUNNER_TOOL_CACHE = "" }: Readonly<Record<string, string | undefined>>,
): Promise<ActionFolders> {
  const { path: temporary, remark } = await takeTemporaryPlace(RUNNER_TEMP, [temporaryRoot(), "/var/tmp"]);
  if (remark !== undefined) runner.warning(remark);
  return {
    temporary,
    cacheDir: await ownFolder(join(temporary, "go-steady-cache")),
    goStore:
      RUNNER_TOOL_CACHE === "" ? join(temporary, "go-steady-go") : join(RUNNER_TOOL_CACHE, "go-steady"),
  };
}
