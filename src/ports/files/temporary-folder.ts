// A folder that is gone when its scope ends.

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./files.ts";

/** TemporaryFolder is removed, with all that is in it, by `await using`. */
interface TemporaryFolder {
  /** Absolute path. */
  readonly path: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** openTemporaryFolder makes a folder of a new name below `parent`, which it makes, too. */
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
