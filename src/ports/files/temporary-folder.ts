// A folder that `await using` removes, with all that is in it.

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./files.ts";

interface TemporaryFolder {
  /** Absolute path. */
  readonly path: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Below `parent`, which it makes, too. */
export async function openTemporaryFolder(parent: string): Promise<TemporaryFolder> {
  await makeFolder(parent);
  const path = await mkdtemp(join(parent, "tmp-"));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
