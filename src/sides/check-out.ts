// One side on disk: the commit, with the uncommitted changes of the checkout where they belong to it.

import { join } from "node:path";
import { shortCommit } from "../model/commit-hash.ts";
import { NoModuleError, UnmeasurableError } from "../model/errors.ts";
import { cutList } from "../model/visible.ts";
import { copyInto, isFolder } from "../ports/files/files.ts";
import { fillFiltered } from "../ports/git/filtered-files.ts";
import type { Git } from "../ports/git/git.ts";
import type { Submodule } from "../ports/git/sides.ts";
import type { SideName, Workspace } from "../ports/git/workspace.ts";

export interface Tree {
  readonly name: SideName;
  /** Top folder of the side, absolute. */
  readonly root: string;
  /** The working directory inside it, absolute. */
  readonly dir: string;
  /** Submodules that are not checked out, relative to the repository. */
  readonly lacking: readonly string[];
  /** About files that a filter such as Git LFS could not make. */
  readonly warnings: readonly string[];
}

interface CheckOut {
  readonly git: Git;
  readonly workspace: Workspace;
  readonly name: SideName;
  readonly sha: string;
  /** Files to copy from the checkout, relative to the repository. */
  readonly changed: readonly string[];
  /** Relative to the repository. */
  readonly workingDirectory: string;
}

/** checkOut throws NoModuleError without the working directory, UnmeasurableError when a copy fails. */
export async function checkOut({
  git,
  workspace,
  name,
  sha,
  changed,
  workingDirectory,
}: CheckOut): Promise<Tree> {
  const root = workspace.tree(name);
  const { unfiltered, lacking } = await layOut({ git, tree: root, sha, changed });
  const dir = join(root, workingDirectory);
  const warnings = sayUnfiltered(name, unfiltered);
  if (await isFolder(dir)) return { name, root, dir, lacking, warnings };
  throw new NoModuleError(
    `the ${name} (${shortCommit(sha)}) has no folder ${workingDirectory}`,
    "set working-directory to a folder that both sides have",
  );
}

interface LayOutRequest {
  readonly git: Git;
  readonly tree: string;
  readonly sha: string;
  readonly changed: readonly string[];
}

/** Relative to the repository: contents that a filter makes, and submodules. */
interface NotLaidOut {
  readonly unfiltered: readonly string[];
  readonly lacking: readonly string[];
}

async function layOut({ git, tree, sha, changed }: LayOutRequest): Promise<NotLaidOut> {
  await git.layOut(tree, sha);
  const stored = await fillFiltered({ git, tree, sha });
  const unfiltered = stored.filter((path) => !changed.includes(path)); // these come from the checkout
  const lacking: string[] = [];
  for (const path of changed) await copyChange(git.root, tree, path);
  for (const submodule of await git.submodulesOf(tree)) {
    const { path } = submodule;
    const inner = await laySubmodule(git, tree, submodule, changed.includes(path));
    if (inner === undefined) lacking.push(path);
    unfiltered.push(...(inner?.unfiltered ?? []).map((file) => `${path}/${file}`));
    lacking.push(...(inner?.lacking ?? []).map((other) => `${path}/${other}`));
  }
  return { unfiltered, lacking };
}

/** Lays out a submodule as recorded, or as the checkout has it where it is changed there. */
async function laySubmodule(
  outer: Git,
  tree: string,
  { path, sha: recorded }: Submodule,
  isChanged: boolean,
): Promise<NotLaidOut | undefined> {
  const git = await outer.submodule(path);
  const sha = isChanged ? await git?.resolve("HEAD") : recorded;
  if (git === undefined || sha === undefined) return undefined;
  if ((await git.resolve(sha)) === undefined && !(await git.fetch(["--depth=1", sha])).ok) return undefined;
  const changed = isChanged ? await git.changedInWorkTree() : [];
  return layOut({ git, tree: join(tree, path), sha, changed });
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

function sayUnfiltered(side: SideName, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const named = cutList(paths, MOST_NAMED);
  const [what, them] = paths.length === 1 ? [named, "it"] : [`${paths.length} files (${named})`, "them"];
  return [
    `the ${side} has ${what} as git stores ${them}, not as Git LFS or another filter makes ${them}: ` +
      "fetch what the filter needs before this step, with Git LFS by `git lfs fetch --all`",
  ];
}
