// The temporary folder of a run: two sides with paths of equal length, at a place that stays the same from run to run
// (so that Go's build cache hits), locked against a second run, and removed even when this process is killed.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse, relative } from "node:path";
import { UnmeasurableError } from "../model/errors.ts";
import type { Git } from "./git.ts";

/** SideName says which side of the comparison. */
export type SideName = "base" | "head";

/** Workspace is the folder of one run, with a worktree a side. */
export interface Workspace {
  /** Absolute path; removed at the end. */
  readonly dir: string;
  /**
   * tree is the absolute path of a side's worktree. It repeats the repository's own absolute path below the side's folder,
   * so that `replace ../elsewhere` can be given the same neighbour there.
   */
  tree(side: SideName): string;
  /** mirror is the place below the side's folder that stands for an absolute path outside the repository. */
  mirror(side: SideName, path: string): string;
  [Symbol.asyncDispose](): Promise<void>;
}

const MOST_AT_ONCE = 64;

/** openWorkspace takes the first free folder for this repository; one whose owner died is cleaned and taken over. */
export async function openWorkspace(git: Git, temporary: string = tmpdir()): Promise<Workspace> {
  const root = await realpath(git.root);
  const id = createHash("sha256").update(root).digest("hex").slice(0, 8);
  const parent = await realpath(temporary);
  for (let n = 0; n < MOST_AT_ONCE; n++) {
    const dir = join(parent, `go-steady-${id}-${n}`);
    if (await lock(dir, git)) return makeWorkspace(dir, git, root);
  }
  throw new UnmeasurableError(
    `${MOST_AT_ONCE} runs on ${root} are under way`,
    `wait for them, or remove ${join(parent, `go-steady-${id}-*`)}`,
  );
}

function makeWorkspace(dir: string, git: Git, root: string): Workspace {
  const mirror = (side: SideName, path: string) => join(dir, side, relative(parse(path).root, path));
  const tree = (side: SideName) => mirror(side, root);
  const janitor = startJanitor(dir, root);
  return {
    dir,
    tree,
    mirror,
    async [Symbol.asyncDispose]() {
      await clear(dir, git);
      janitor.dismiss();
    },
  };
}

/**
 * lock puts a folder with our process id in place in one step; false when a living process has the place.
 * A dead owner's folder is moved aside first, since moving is what only one of two can do.
 */
async function lock(dir: string, git: Git): Promise<boolean> {
  try {
    const fresh = await mkdtemp(`${dir}-`);
    await writeFile(join(fresh, "pid"), String(process.pid));
    if (await moved(fresh, dir)) return true;
    await rm(fresh, { recursive: true });
  } catch (error) {
    throw unusable(dir, error);
  }
  if (await isOwned(dir)) return false;
  const aside = `${dir}-${process.pid}.dead`;
  if (await moved(dir, aside)) {
    if (await isOwned(aside)) return !(await moved(aside, dir)); // somebody was quicker: give it back
    await clear(aside, git);
  }
  return lock(dir, git);
}

/** moved renames a folder; false when the target is taken or the source is gone. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (["ENOTEMPTY", "EEXIST", "ENOENT", "EPERM"].includes(code)) return false; // EPERM: a taken target on Windows
    throw error;
  }
}

function unusable(dir: string, cause: unknown): UnmeasurableError {
  return new UnmeasurableError(
    `cannot use the temporary folder ${dir}: ${(cause as Error).message}`,
    "free space there, or set TMPDIR to a folder that can be written",
    { cause },
  );
}

async function isOwned(dir: string): Promise<boolean> {
  const pid = Number(await readFile(join(dir, "pid"), "utf8").catch(() => "0")); // gone: no owner
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // alive, somebody else's
  }
}

async function clear(dir: string, git: Git): Promise<void> {
  const remove = () => rm(dir, { recursive: true, force: true, maxRetries: 3 });
  await remove().catch(async () => {
    spawnSync("chmod", ["-R", "u+w", dir]); // a test made folders that cannot be written
    await remove();
  });
  await git.pruneWorktrees();
}

/** The janitor waits for our end in a process group of its own: whatever kills us, it then removes the folder. */
function startJanitor(dir: string, root: string): { dismiss(): void } {
  if (process.platform === "win32") return { dismiss() {} }; // the next run cleans up there
  const script =
    'trap "" INT TERM HUP; read -r done && exit; chmod -R u+w "$1"; rm -rf -- "$1"; git -C "$2" worktree prune';
  const child = spawn("/bin/sh", ["-c", script, "janitor", dir, root], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.on("error", () => {}); // without a shell the next run cleans up
  child.stdin.on("error", () => {});
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return { dismiss: () => child.stdin.end("done\n") };
}
