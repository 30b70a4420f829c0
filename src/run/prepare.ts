// Makes a worktree ready for the go command: links modules beside the repository, runs the user's command.

import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { NoModuleError, UnmeasurableError, UsageError } from "../model/errors.ts";
import { isFolder, link, readText, realPath, writeText } from "../ports/files/files.ts";
import { isOutside } from "../ports/files/is-outside.ts";
import type { SideName, Workspace } from "../ports/git/workspace.ts";
import type { Env } from "../ports/process/environment.ts";
import { withoutSecrets } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { NOTHING } from "../ports/system.ts";
import { localPaths } from "./module-files.ts";

interface Preparation {
  readonly processes: Processes;
  readonly workspace: Workspace;
  readonly side: SideName;
  /** Top folder of the user's repository, absolute. */
  readonly repository: string;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly env: Env;
  /** Values that the user's command must not see. */
  readonly secrets: readonly string[];
  /** Shell command, "" for none. */
  readonly command: string;
}

/**
 * prepare gives the environment for the go commands of this side. Throws UsageError when the user's command
 * fails, NoModuleError where there is no module, UnmeasurableError where go.mod or go.work cannot be used.
 */
export async function prepare(preparation: Preparation): Promise<Env> {
  const env = await withSiblings(preparation);
  await runCommand(preparation, env);
  await requireModule(preparation, env);
  return env;
}

/**
 * Links the sibling modules of the checkout: folders outside the repository that go.mod or go.work name by a
 * relative path. A go.work above the repository is copied. All get the places that mirror their own.
 */
async function withSiblings(preparation: Preparation): Promise<Env> {
  const { repository, workspace, side, workingDirectory, env } = preparation;
  const tree = workspace.tree(side);
  const found = await goFiles(preparation, join(tree, workingDirectory));
  const own = isInside(tree, found.work);
  const work = own
    ? { file: join(repository, relative(tree, found.work)), env }
    : await workFileOfCheckout(preparation, found.work);
  const mod = isInside(tree, found.mod) ? join(repository, relative(tree, found.mod)) : undefined;
  const start = work.file ?? mod;
  if (start !== undefined) await linkSiblings(preparation, start);
  return work.env;
}

/** Gives a side without a go.work the checkout's: one outside, or one that GOWORK names and the side has. */
async function workFileOfCheckout(
  preparation: Preparation,
  foundInTree: string,
): Promise<{ readonly file: string | undefined; readonly env: Env }> {
  const { repository, workspace, side, workingDirectory, env } = preparation;
  const { work: file } = await goFiles(preparation, join(repository, workingDirectory));
  const mirror = workspace.mirror(side, file);
  if (file !== "" && isOutside(repository, file)) {
    // Copied, not linked: the go command writes to go.work.sum.
    for (const end of ["", ".sum"]) {
      const text = await readText(file + end);
      if (text !== undefined) await writeText(mirror + end, text);
    }
  }
  if (file !== "" && (await readText(mirror)) !== undefined) return { file, env: { ...env, GOWORK: mirror } };
  return { file: undefined, env: foundInTree === "" ? env : { ...env, GOWORK: "off" } };
}

/** Files that the go command uses in a folder, "" for none. */
async function goFiles({ processes, go, env }: Preparation, cwd: string) {
  const { stdout } = await processes.ask({ file: go, args: ["env", "GOMOD", "GOWORK"], cwd, env });
  const [mod = "", work = ""] = await Promise.all(
    stdout.split(/\r?\n/).map(async (path) => (isAbsolute(path) && (await realPath(path))) || ""),
  );
  return { mod: mod === NOTHING ? "" : mod, work };
}

/** False for "", which is no file. */
function isInside(tree: string, file: string): boolean {
  return file !== "" && !isOutside(tree, file);
}

async function linkSiblings(preparation: Preparation, start: string): Promise<void> {
  const folders = await siblingFolders(preparation, start);
  for (const folder of folders) {
    const isCovered = folders.some((other) => other !== folder && !isOutside(other, folder));
    if (!isCovered && (await isFolder(folder)))
      await link(folder, preparation.workspace.mirror(preparation.side, folder));
  }
}

async function siblingFolders(preparation: Preparation, start: string): Promise<readonly string[]> {
  const { repository } = preparation;
  const files = new Set([start]);
  const folders = new Set<string>();
  for (const file of files) {
    for (const path of await pathsIn(preparation, file)) {
      const folder = resolve(dirname(file), path);
      if (isAbsolute(path) && !isOutside(repository, folder)) throw leadsBack(file, path);
      if (!isAbsolute(path) && isOutside(repository, folder)) folders.add(folder);
      files.add(join(folder, "go.mod"));
    }
  }
  return [...folders];
}

function leadsBack(file: string, path: string): UnmeasurableError {
  return new UnmeasurableError(
    `${file} names ${path}, which would be the same code on both sides`,
    "name folders of the repository by relative paths",
  );
}

/** Reads this side's version of a go.mod or go.work; no paths where it has no such file. */
async function pathsIn(preparation: Preparation, file: string): Promise<readonly string[]> {
  const { processes, workspace, side, repository, go, env } = preparation;
  const path = isOutside(repository, file) ? file : workspace.mirror(side, file);
  if ((await readText(path)) === undefined) return [];
  const kind = file.endsWith(".work") ? "work" : "mod";
  const args = [kind, "edit", "-json", path];
  const exit = await processes.ask({ file: go, args, cwd: dirname(path), env });
  if (exit.code === 0) return localPaths(exit.stdout);
  const said = exit.stderr.trim().replaceAll(workspace.mirror(side, sep), ""); // the user knows the checkout's path
  throw new UnmeasurableError(
    `${file} cannot be read on the ${side}: ${said}`,
    `correct the file: go ${kind} edit says why`,
  );
}

async function runCommand(
  { processes, workspace, side, workingDirectory, command, secrets }: Preparation,
  settings: Env,
): Promise<void> {
  if (command === "") return;
  const [file, args] =
    process.platform === "win32" ? ["cmd.exe", ["/d", "/s", "/c"]] : ["/bin/sh", ["-e", "-c"]];
  const cwd = join(workspace.tree(side), workingDirectory);
  const env = withoutSecrets(settings, secrets);
  const exit = await processes.run({ file, args: [...args, command], cwd, env });
  if (exit.code === 0) return;
  const output = `${exit.stdout}${exit.stderr}`.trimEnd().slice(-2000);
  const how = exit.code === null ? `was ended by ${exit.signal}` : `failed with exit code ${exit.code}`;
  throw new UsageError(
    `prepare ${how} on the ${side}: ${command}\n${output}`,
    "make the command work in a clean checkout of both sides",
  );
}

async function requireModule(preparation: Preparation, env: Env): Promise<void> {
  const { workspace, side, workingDirectory, repository } = preparation;
  const tree = workspace.tree(side);
  const { mod, work } = await goFiles({ ...preparation, env }, join(tree, workingDirectory));
  if (isInside(tree, mod) || work !== "") return; // a go.mod above the worktree does not belong to the side
  throw new NoModuleError(
    `${join(repository, workingDirectory)} is not in a Go module on the ${side}: there is no go.mod or go.work`,
    "set working-directory to the folder of the module, or start one with `go mod init`",
  );
}
