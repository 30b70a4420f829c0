// One side on disk: the commit, with the uncommitted changes of the checkout where they belong to it.

import { join } from "node:path";
import { NoModuleError, UnmeasurableError } from "../model/errors.ts";
import { copyInto, isFolder } from "../ports/files.ts";
import { fillFiltered } from "../ports/filtered-files.ts";
import type { Git } from "../ports/git.ts";
import type { SideName, Workspace } from "../ports/workspace.ts";

/** Tree is one side on disk. */
export interface Tree {
  readonly name: SideName;
  /** Top folder of the side, absolute. */
  readonly root: string;
  /** The working directory inside it, absolute. */
  readonly dir: string;
  /** What it lacks that the checkout has. */
  readonly warnings: readonly string[];
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
  const warnings = unfiltered(name, await fillFiltered({ git, tree: root, sha }));
  for (const path of changed) await copyChange(git.root, root, path);
  const dir = join(root, workingDirectory);
  if (await isFolder(dir)) return { name, root, dir, warnings };
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

const MOST_NAMED = 3;

function unfiltered(side: SideName, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const named = `${paths.slice(0, MOST_NAMED).join(", ")}${paths.length > MOST_NAMED ? ", …" : ""}`;
  const what = paths.length === 1 ? "a file" : `${paths.length} files`;
  return [
    `the ${side} has ${what} as git stores them, not as Git LFS or another filter makes them: ${named}; ` +
      "fetch what they need before this step, with Git LFS by `git lfs fetch --all`",
  ];
}
