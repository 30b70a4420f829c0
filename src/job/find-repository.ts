// Finds the repository around the working directory; a workspace may hold it in a folder, beside others.

import { dirname, join, relative, resolve } from "node:path";
import { UnmeasurableError, UsageError } from "../model/errors.ts";
import { isFolder, namesIn, realPath } from "../ports/files/files.ts";
import { isOutside } from "../ports/files/is-outside.ts";
import { type Git, openGit } from "../ports/git/git.ts";
import { NoRepositoryError } from "../ports/git/top.ts";
import type { Children, World } from "../run/world.ts";

interface FoundRepository {
  readonly git: Git;
  /** Relative to the repository; `.` for its top. */
  readonly workingDirectory: string;
}

type RepositoryWorld = Children & Pick<World, "credential" | "cwd" | "event">;

/** findRepository throws UnmeasurableError without a repository, UsageError for a folder outside of it. */
export async function findRepository(
  world: RepositoryWorld,
  workingDirectory: string,
): Promise<FoundRepository> {
  const start = (await realPath(world.cwd)) ?? world.cwd;
  const wanted = resolve(start, workingDirectory);
  const dir = (await realPath(wanted)) ?? wanted;
  const git = await openAround({ ...world, cwd: start }, await nearestFolder(dir, start));
  return { git, workingDirectory: insideRepository(git, dir) };
}

/** A submodule is a part of the repository around it, unless the program was started inside it. */
async function openAround(world: RepositoryWorld, dir: string): Promise<Git> {
  const { processes, env, credential, cwd, event } = world;
  const isRunner = event.kind !== "local";
  const access = { credential, trusted: isRunner ? cwd : undefined };
  const git = await openGit(processes, env, dir, access).catch(async (error: unknown) => {
    if (!(error instanceof NoRepositoryError)) throw error;
    if (dir !== cwd) return openAround(world, cwd);
    throw isRunner ? await notCheckedOut(cwd, error) : error;
  });
  const above = isOutside(git.root, cwd) ? await git.superproject() : undefined;
  return above === undefined ? git : openAround(world, above);
}

/** A revision may have a folder that the checkout lacks; one outside of `start` is refused later. */
async function nearestFolder(dir: string, start: string): Promise<string> {
  if (await isFolder(dir)) return dir;
  return isOutside(start, dir) ? start : nearestFolder(dirname(dir), start);
}

/** The usual reasons on a runner: a checkout in a folder, no git when it was made, none made at all. */
async function notCheckedOut(workspace: string, cause: NoRepositoryError): Promise<UnmeasurableError> {
  const names = await namesIn(workspace);
  const isRepository = (name: string) => isThere(join(workspace, name, ".git"));
  const folders = (
    await Promise.all(names.map(async (name) => ((await isRepository(name)) ? [name] : [])))
  ).flat();
  const hint =
    folders.length > 0
      ? `set working-directory to a checkout that is there: ${folders.join(", ")}`
      : names.length > 0
        ? "there are files and no repository: install git before actions/checkout, which without git only downloads files"
        : "run actions/checkout before this step";
  return new UnmeasurableError(cause.message, hint, { cause });
}

async function isThere(path: string): Promise<boolean> {
  return (await realPath(path)) !== undefined;
}

function insideRepository({ root }: Git, dir: string): string {
  if (isOutside(root, dir))
    throw new UsageError(
      `working-directory ${dir} is outside the repository ${root}`,
      "name a folder inside it",
    );
  return relative(root, dir) || ".";
}
