// A temporary folder that is removed at the end, and also when this process is killed.

import { startJanitor } from "../process/janitor.ts";
import { removeFolder } from "./remove-folder.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

export interface ScratchFolder {
  /** Absolute path. */
  readonly path: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Below `parent`, which it makes, too. */
export async function openScratchFolder(parent: string): Promise<ScratchFolder> {
  const { path } = await openTemporaryFolder(parent);
  const janitor = startJanitor(path, "ours");
  return {
    path,
    async [Symbol.asyncDispose]() {
      if (await removeFolder(path)) janitor.dismiss(); // else it tries again after our end
    },
  };
}
