// Files that git sends through a program: a side is laid out without it, then gets what the checkout has.

import { copyInto, copyOver, sameBytes } from "../files/files.ts";
import type { Git } from "./git.ts";
import { findObject, readPointer } from "./lfs-objects.ts";

interface FilteredSide {
  readonly git: Git;
  /** Top folder of the side, absolute. */
  readonly tree: string;
  readonly sha: string;
}

/**
 * A filtered file that is the same in the checkout gets its content from there; any other gets its object of
 * Git LFS, or what the filter makes of it. The result is the files that stay as they are committed, although
 * those of the checkout do not. A filter that fails throws no error.
 */
export async function fillFiltered({ git, tree, sha }: FilteredSide): Promise<readonly string[]> {
  const files = await git.filteredFiles(tree);
  if (files.length === 0) return [];
  const differing = await differingFiles(git, sha);
  const [filled, lacking, others]: [string[], string[], string[]] = [[], [], []];
  for (const { path, filter } of files) {
    if (!differing.has(path)) {
      if (await takeFromCheckout(git.root, tree, path)) filled.push(path);
      continue;
    }
    const pointer = await readPointer(tree, path);
    const object = pointer && (await findObject(await git.lfsFolder(), pointer));
    if (object !== undefined) {
      await copyOver(object, tree, path);
      filled.push(path);
    } else if (pointer !== undefined) {
      if ((await readPointer(git.root, path)) === undefined) lacking.push(path);
    } else if (filter !== "lfs") others.push(path);
  }
  const failed = await git.runFilters(tree, others);
  await git.trustFiles(tree, { filled: [...filled, ...others], all: files.map(({ path }) => path) });
  return [...lacking, ...failed];
}

/** Files in which the checkout differs from the commit. */
async function differingFiles(git: Git, sha: string): Promise<ReadonlySet<string>> {
  const [head, changed] = [await git.resolve("HEAD"), await git.changedInWorkTree()];
  const committed = head === undefined || head === sha ? [] : await git.filesThatDiffer(head, sha);
  return new Set([...committed, ...changed]);
}

async function takeFromCheckout(checkout: string, tree: string, path: string): Promise<boolean> {
  const [from, to] = [checkout, tree].map((root) => `${root}/${path}`) as [string, string];
  if (await sameBytes(from, to)) return false;
  await copyInto(checkout, tree, path);
  return true;
}
