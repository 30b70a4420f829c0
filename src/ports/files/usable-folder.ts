// Folders that this process can work in, whatever an earlier process or another user left there.

import { constants } from "node:fs";
import { access, chmod, lstat, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { UnmeasurableError } from "../../model/errors.ts";
import { freeBytes } from "./disk.ts";
import { makeFolder } from "./files.ts";

/** Bytes. The tests of one package and the helper need as much. */
const LEAST_FREE = 64 * 1024 * 1024;

/** A clause that follows the folder's name; undefined when its disk has room. */
export async function whyFull(folder: string): Promise<string | undefined> {
  const free = await freeBytes(folder);
  return free < LEAST_FREE ? `has ${Math.floor(free / 1024)} KiB free, which is not enough` : undefined;
}

/** A clause that follows its name; undefined when programs can be built and run in it. Makes the folder. */
export async function whyUnusable(folder: string): Promise<string | undefined> {
  if (!isAbsolute(folder)) return folder === "" ? "is not set" : "is not an absolute path";
  const why = (await whyUnwritable(folder)) ?? (await whyFull(folder));
  if (why !== undefined) return why;
  return (await startsPrograms(folder))
    ? undefined
    : "is on a disk from which no program can be started (noexec)";
}

/** A clause that follows its name; undefined when files can be made in it. Makes the folder. */
export async function whyUnwritable(folder: string): Promise<string | undefined> {
  try {
    await makeFolder(folder);
    const probe = await mkdtemp(join(folder, ".go-steady-"));
    await rm(probe, { recursive: true });
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `cannot be written: ${message}`;
  }
}

/** The system tells it of any executable file: no program has to be started. */
async function startsPrograms(folder: string): Promise<boolean> {
  if (process.platform === "win32") return true;
  const probe = await mkdtemp(join(folder, ".go-steady-"));
  try {
    const file = join(probe, "program");
    await writeFile(file, "");
    await chmod(file, 0o700);
    return await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(probe, { recursive: true });
  }
}

/**
 * `path` where that is ours or not there yet, else a folder beside it that is. Another user's folder is a
 * danger: programs are started from it. Throws what node:fs throws where no folder can be made.
 */
export async function ownFolder(path: string): Promise<string> {
  if (await isOwn(path)) return path;
  const named = `${path}-${process.getuid?.() ?? "own"}`;
  return (await isOwn(named)) ? named : mkdtemp(`${path}-`);
}

const OTHERS_WRITE = 0o022;

/** Makes the folder; the one above it exists. On Windows folders have no such owner. */
async function isOwn(path: string): Promise<boolean> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(path);
  const user = process.getuid?.();
  const isOurs = user === undefined || (found.uid === user && (found.mode & OTHERS_WRITE) === 0);
  return found.isDirectory() && isOurs && (await whyUnwritable(path)) === undefined;
}

interface TemporaryPlace {
  readonly path: string;
  /** Why it is not the one that was named, a sentence; absent where it is. */
  readonly remark?: string;
}

/** The runner's folder, else one of ours below the first usable of `others`. Throws UnmeasurableError. */
export async function takeTemporaryPlace(named: string, others: readonly string[]): Promise<TemporaryPlace> {
  const why = await whyUnusable(named);
  if (why === undefined) return { path: named };
  const reasons = [`RUNNER_TEMP ${named === "" ? why : `${named} ${why}`}`];
  for (const other of others) {
    const reason = await whyUnusable(other);
    if (reason === undefined) {
      const path = await ownFolder(join(other, "go-steady"));
      return { path, remark: `${reasons[0]}; ${path} is used instead` };
    }
    reasons.push(`${other} ${reason}`);
  }
  throw new UnmeasurableError(
    `there is no temporary folder that can be used: ${reasons.join("; ")}`,
    "give the runner a work folder that its user can write, on a disk with room and without noexec",
  );
}
