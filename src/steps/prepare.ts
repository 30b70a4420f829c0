// A worktree made ready for the go command: neighbours linked, the user's own preparation run.

import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { localPaths } from "../golang/module-files.ts";
import { UnmeasurableError, UsageError } from "../model/errors.ts";
import { link, readText, realPath } from "../ports/files.ts";
import type { Env, Processes } from "../ports/process.ts";
import type { SideName, Workspace } from "../ports/workspace.ts";

/** Preparation is what to make ready, and with what. */
export interface Preparation {
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
  /** Shell command, "" for none. */
  readonly command: string;
}

/**
 * prepare gives the environment in which the go commands of this side run. Throws UsageError when the user's command fails,
 * UnmeasurableError where there is no module.
 */
export async function prepare(preparation: Preparation): Promise<Env> {
  const env = await withNeighbours(preparation);
  await runCommand(preparation, env);
  await requireModule(preparation, env);
  return env;
}

/**
 * Gives the worktree the neighbours that the checkout has: folders outside the repository that go.mod or go.work name by a
 * relative path, and a go.work above the repository. They are linked at the places that mirror their own.
 */
async function withNeighbours(place: Preparation): Promise<Env> {
  const { repository, workspace, side } = place;
  const checkout = join(repository, place.workingDirectory);
  const inTree = (path: string) =>
    isOutside(repository, path) ? path : join(workspace.tree(side), relative(repository, path));
  const workFile = await goWork(place, checkout);
  const queue = [workFile ?? join(checkout, "go.mod")];
  const seen = new Set(queue);
  for (const file of queue) {
    for (const path of await pathsIn(place, inTree(file))) {
      if (isAbsolute(path)) continue;
      const folder = resolve(dirname(file), path);
      if (isOutside(repository, folder)) await link(folder, workspace.mirror(side, folder));
      const next = join(folder, "go.mod");
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  if (workFile === undefined) return place.env;
  if (isOutside(repository, workFile)) {
    await link(workFile, workspace.mirror(side, workFile));
    await link(`${workFile}.sum`, workspace.mirror(side, `${workFile}.sum`));
  }
  const { GOWORK } = place.env; // named by the user, it would lead back to the checkout
  return GOWORK !== undefined && isAbsolute(GOWORK)
    ? { ...place.env, GOWORK: workspace.mirror(side, workFile) }
    : place.env;
}

async function goWork(place: Preparation, dir: string): Promise<string | undefined> {
  const { stdout } = await place.processes.run({
    file: place.go,
    args: ["env", "GOWORK"],
    cwd: dir,
    env: place.env,
  });
  const path = stdout.trim();
  return path === "" || path === "off" ? undefined : ((await realPath(path)) ?? path);
}

async function pathsIn(place: Preparation, file: string): Promise<readonly string[]> {
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

async function runCommand(
  { processes, workspace, side, workingDirectory, command }: Preparation,
  env: Env,
): Promise<void> {
  if (command === "") return;
  const [file, args] =
    process.platform === "win32" ? ["cmd.exe", ["/d", "/s", "/c"]] : ["/bin/sh", ["-e", "-c"]];
  const cwd = join(workspace.tree(side), workingDirectory);
  const exit = await processes.run({ file, args: [...args, command], cwd, env });
  if (exit.code === 0) return;
  const output = `${exit.stdout}${exit.stderr}`.trimEnd().slice(-2000);
  throw new UsageError(
    `prepare failed on the ${side} with exit code ${exit.code ?? exit.signal}: ${command}\n${output}`,
    "make the command work in a clean checkout of both sides",
  );
}

async function requireModule(
  { processes, workspace, side, workingDirectory, go, repository }: Preparation,
  env: Env,
) {
  const cwd = join(workspace.tree(side), workingDirectory);
  const { stdout } = await processes.run({ file: go, args: ["env", "GOMOD", "GOWORK"], cwd, env });
  const found = stdout
    .split(/\r?\n/)
    .filter((path) => path !== "" && path !== "off" && !/^(\/dev\/null|NUL)$/.test(path));
  if (found.length > 0) return;
  throw new UnmeasurableError(
    `${join(repository, workingDirectory)} is not in a Go module on the ${side}: there is no go.mod or go.work`,
    "set working-directory to the folder of the module, or start one with `go mod init`",
  );
}
