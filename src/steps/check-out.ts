// One side on disk: the commit, with the uncommitted changes of the checkout where they belong to it.

import { join } from "node:path";
import { NoModuleError, UnmeasurableError } from "../model/errors.ts";
import { copyInto, isFolder } from "../ports/files.ts";
import type { Git } from "../ports/git.ts";
import type { SideName, Workspace } from "../ports/workspace.ts";

/** Tree is one side on disk. */
export interface Tree {
  readonly name: SideName;
  /** Top folder of the side, absolute. */
  readonly root: string;
  /** The working directory inside it, absolute. */
  readonly dir: string;
}

/** CheckOut is what to lay out. */
export interface CheckOut {
  readonly git: Git;
  readonly workspace: Workspace;
  readonly name: SideName;
  readonly sha: string;
  /** Files to copy from the checkout, relative to the repository. */
  readonly changed: readonly string[];
  /** Relative to the repository. */
  readonly workingDirectory: string;
}

/** checkOut lays one side out. Throws UnmeasurableError when the side lacks the working directory. */
export async function checkOut({
  git,
  workspace,
  name,
  sha,
  changed,
  workingDirectory,
}: CheckOut): Promise<Tree> {
  const root = workspace.tree(name);
  await git.layOut(root, sha);
  for (const path of changed) await copyChange(git.root, root, path);
  const dir = join(root, workingDirectory);
  if (await isFolder(dir)) return { name, root, dir };
  throw new NoModuleError(
    `the ${name} (${sha.slice(0, 12)}) has no folder ${workingDirectory}`,
    "set working-directory to a folder that both sides have",
  );
}

async function copyChange(checkout: string, tree: string, path: string): Promise<void> {
  await copyInto(checkout, tree, path).catch((cause: Error) => {
    throw new UnmeasurableError(
      `${path} is not committed and cannot be copied: ${cause.message}`,
      "commit it, make it readable, or name it in .gitignore",
      { cause },
    );
  });
}
