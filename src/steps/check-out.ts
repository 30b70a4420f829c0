// Both sides as worktrees: the commits, the uncommitted changes of the head, the neighbours that go.mod and go.work name.

import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { localPaths } from "../golang/module-files.ts";
import { UnmeasurableError, UsageError } from "../model/errors.ts";
import { copyInto, link, readText, realPath } from "../ports/files.ts";
import type { Git } from "../ports/git.ts";
import type { Env, Processes } from "../ports/process.ts";
import type { SideName, Workspace } from "../ports/workspace.ts";

/** Side is one side on disk. */
export interface Side {
  readonly name: SideName;
  /** Top folder of the worktree, absolute. */
  readonly tree: string;
  /** The working directory inside it, absolute. */
  readonly dir: string;
  /** Environment of every go command and test binary of this side. */
  readonly env: Env;
}

/** Place is where the go commands run. */
export interface Place {
  readonly git: Git;
  readonly workspace: Workspace;
  readonly processes: Processes;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly env: Env;
  /** Relative to the repository's root. */
  readonly workingDirectory: string;
  /** Shell command, "" for none. */
  readonly prepare: string;
}

/** checkOut makes the worktree of one side at `sha`, with `changed` copied from the checkout, and prepares it. */
export async function checkOut(
  place: Place,
  name: SideName,
  revision: { readonly sha: string; readonly changed: readonly string[] },
): Promise<Side> {
  const { git, workspace } = place;
  const tree = workspace.tree(name);
  await git.addWorktree(tree, revision.sha);
  for (const path of revision.changed) await copyInto(git.root, tree, path);
  const dir = join(tree, place.workingDirectory);
  if ((await realPath(dir)) === undefined)
    throw new UnmeasurableError(
      `the ${name} (${revision.sha.slice(0, 12)}) has no folder ${place.workingDirectory}`,
      "set working-directory to a folder that both sides have",
    );
  const env = await withNeighbours(place, name);
  await prepare(place, { name, tree, dir, env });
  return { name, tree, dir, env };
}

/**
 * Gives the worktree the neighbours that the checkout has: folders outside the repository that go.mod or go.work name by a
 * relative path, and a go.work above the repository. They are linked at the places that mirror their own.
 */
async function withNeighbours(place: Place, name: SideName): Promise<Env> {
  const { git, workspace } = place;
  const checkout = join(git.root, place.workingDirectory);
  const inTree = (path: string) =>
    isOutside(git.root, path) ? path : join(workspace.tree(name), relative(git.root, path));
  const workFile = await goWork(place, checkout);
  const queue = [workFile ?? join(checkout, "go.mod")];
  const seen = new Set(queue);
  for (const file of queue) {
    for (const path of await pathsIn(place, inTree(file))) {
      if (isAbsolute(path)) continue;
      const folder = resolve(dirname(file), path);
      if (isOutside(git.root, folder)) await link(folder, workspace.mirror(name, folder));
      const next = join(folder, "go.mod");
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  if (workFile === undefined) return place.env;
  if (isOutside(git.root, workFile)) {
    await link(workFile, workspace.mirror(name, workFile));
    await link(`${workFile}.sum`, workspace.mirror(name, `${workFile}.sum`));
  }
  const { GOWORK } = place.env; // named by the user, it would lead back to the checkout
  return GOWORK !== undefined && isAbsolute(GOWORK)
    ? { ...place.env, GOWORK: workspace.mirror(name, workFile) }
    : place.env;
}

async function goWork(place: Place, dir: string): Promise<string | undefined> {
  const { stdout } = await place.processes.run({
    file: place.go,
    args: ["env", "GOWORK"],
    cwd: dir,
    env: place.env,
  });
  const path = stdout.trim();
  return path === "" || path === "off" ? undefined : ((await realPath(path)) ?? path);
}

async function pathsIn(place: Place, file: string): Promise<readonly string[]> {
  if ((await readText(file)) === undefined) return [];
  const kind = file.endsWith(".work") ? "work" : "mod";
  const exit = await place.processes.run({
    file: place.go,
    args: [kind, "edit", "-json", file],
    cwd: dirname(file),
    env: place.env,
  });
  if (exit.code === 0) return localPaths(exit.stdout);
  throw new UnmeasurableError(
    `${file} cannot be read: ${exit.stderr.trim()}`,
    `mend the file: go ${kind} edit says why`,
  );
}

function isOutside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way.startsWith("..") || isAbsolute(way);
}

async function prepare(place: Place, side: Side): Promise<void> {
  if (place.prepare === "") return;
  const [file, args] =
    process.platform === "win32" ? ["cmd.exe", ["/d", "/s", "/c"]] : ["/bin/sh", ["-e", "-c"]];
  const exit = await place.processes.run({
    file,
    args: [...args, place.prepare],
    cwd: side.dir,
    env: side.env,
  });
  if (exit.code === 0) return;
  const output = `${exit.stdout}${exit.stderr}`.trimEnd().slice(-2000);
  throw new UsageError(
    `prepare failed on the ${side.name} with exit code ${exit.code ?? exit.signal}: ${place.prepare}\n${output}`,
    "make the command work in a clean checkout of both sides",
  );
}
