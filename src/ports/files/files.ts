// The edge to the file system. Undefined means that nothing is there; any other failure throws as in node:fs.

import { constants, type Stats } from "node:fs";
import {
  chmod,
  copyFile as copyBytes,
  cp,
  lstat,
  lutimes,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

const EXECUTABLE = 0o111;
const START_BYTES = 64;

export async function readText(path: string): Promise<string | undefined> {
  return (await readBytes(path))?.toString("utf8");
}

export async function readBytes(path: string): Promise<Buffer | undefined> {
  return absentAsUndefined(readFile(path));
}

/** What is at a path that somebody else may have made. */
type BoundedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  /** `reason` ends a sentence that begins with the path. */
  | { readonly kind: "unusable"; readonly reason: string };

/** `limit` is in bytes. A relative path may not lead out of `root`, also not by a link. */
export async function readTextBelow(root: string, path: string, limit: number): Promise<BoundedText> {
  const real = await realPath(resolve(root, path));
  if (real === undefined) return { kind: "absent" };
  const top = await realPath(root);
  if (!isAbsolute(path) && !real.startsWith(`${top}${sep}`))
    return { kind: "unusable", reason: "leads out of the repository" };
  const found = await stat(real);
  if (!found.isFile()) return { kind: "unusable", reason: "is not a file" };
  if (found.size > limit)
    return { kind: "unusable", reason: `has ${found.size} bytes; at most ${limit} are read` };
  return { kind: "text", text: await readFile(real, "utf8") };
}

/** The first bytes of a file that exists, one character each. */
export async function readStart(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
  return buffer.toString("latin1", 0, bytesRead);
}

export async function realPath(path: string): Promise<string | undefined> {
  return absentAsUndefined(realpath(path));
}

/** Also true for a link to a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await absentAsUndefined(stat(path)))?.isDirectory() ?? false;
}

/** Empty when the folder is not there. */
export async function namesIn(path: string): Promise<readonly string[]> {
  return (await absentAsUndefined(readdir(path))) ?? [];
}

/** True for a file that was written at `date` or later; false when it is not there. */
export async function changedSince(path: string, date: Date): Promise<boolean> {
  return ((await absentAsUndefined(stat(path)))?.mtimeMs ?? Number.NEGATIVE_INFINITY) >= date.getTime();
}

/** Makes the folder of the file, too. */
export async function writeText(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeFile(path, text);
}

/**
 * Makes a file appear as a whole or not at all; one that is there stays as it is. `mark` is in the name of
 * the file beside it that is written first: two processes have two.
 */
export async function appear(path: string, bytes: Uint8Array, mark: string): Promise<void> {
  if ((await realPath(path)) !== undefined) return;
  const fresh = join(dirname(path), `.tmp-${mark}-${basename(path)}`);
  await makeFolder(dirname(path));
  try {
    await writeFile(fresh, bytes, { flush: true });
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** A file has other bytes as a whole or not at all; two processes must not do that at once. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.tmp-${basename(path)}`);
  await makeFolder(dirname(path));
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Paths of all files, relative to the folder, with slashes, sorted; without those that are being written. */
export async function filesBelow(dir: string): Promise<readonly string[]> {
  const found = await absentAsUndefined(readdir(dir, { recursive: true, withFileTypes: true }));
  return (found ?? [])
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith(".tmp-"))
    .map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** Makes the folder of the file, too. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  await writeFile(path, bytes);
}

/** Makes the folders above it, too. Not `recursive`: below /proc Node would try for ever. */
export async function makeFolder(path: string): Promise<void> {
  const failure = await failureOf(mkdir(path));
  if (failure?.code !== "ENOENT" || dirname(path) === path) return unlessThere(path, failure);
  await makeFolder(dirname(path));
  await unlessThere(path, await failureOf(mkdir(path)));
}

async function failureOf(promise: Promise<unknown>): Promise<NodeJS.ErrnoException | undefined> {
  return promise.then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );
}

/** Another process may have made it first. */
async function unlessThere(path: string, failure: NodeJS.ErrnoException | undefined): Promise<void> {
  if (failure !== undefined && !(await isFolder(path))) throw failure;
}

export async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

/** Makes the folder of the copy, too. */
export async function copyFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await copyBytes(from, to);
}

/** A file that is not there is no error. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Makes a symbolic link, on Windows a junction for folders, unless something is there already. */
export async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/**
 * Makes `path` below `to` what it is below `from`: a file with its mode, a link, or nothing. A folder (that
 * is a submodule) is not copied: it only removes what is no folder. No link on the way is followed: it may
 * lead out of either folder.
 */
export async function copyInto(from: string, to: string, path: string): Promise<void> {
  const [source, target] = [join(from, path), join(to, path)];
  const [now, old] = [await statBelow(from, path), await statBelow(to, path)];
  if (old !== undefined && !(now?.isDirectory() && old.isDirectory())) await rm(target, { recursive: true });
  if (now === undefined || now.isDirectory()) return;
  await makeWay(to, dirname(path));
  if (now.isSymbolicLink()) await symlink(await readlink(source), target);
  else if (now.isFile()) await copyBytes(source, target, constants.COPYFILE_FICLONE); // shares blocks where the disk can
}

/** A file below `to` gets the bytes of the file `from`, and keeps its mode. */
export async function copyOver(from: string, to: string, path: string): Promise<void> {
  const old = await statBelow(to, path);
  if (!old?.isFile()) return;
  await rm(join(to, path));
  await copyBytes(from, join(to, path), constants.COPYFILE_FICLONE);
  await chmod(join(to, path), old.mode);
}

/** Gives a file a time that is certainly past. One that is not there is no error. */
export async function setBack(path: string): Promise<void> {
  const seconds = Math.floor(Date.now() / 1000) - 2;
  await absentAsUndefined(lutimes(path, seconds, seconds));
}

/** Gives a file the time of now. One that is not there is no error. */
export async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await absentAsUndefined(utimes(path, now, now));
}

/** In bytes. */
export async function sizeOf(path: string): Promise<number | undefined> {
  return (await absentAsUndefined(stat(path)))?.size;
}

/** Undefined also when something on the way there is not a folder, but a link to one, for example. */
async function statBelow(root: string, path: string): Promise<Stats | undefined> {
  for (const folder of foldersOf(dirname(path))) {
    if (!(await absentAsUndefined(lstat(join(root, folder))))?.isDirectory()) return undefined;
  }
  return absentAsUndefined(lstat(join(root, path)));
}

async function makeWay(root: string, path: string): Promise<void> {
  for (const folder of foldersOf(path)) {
    const old = await absentAsUndefined(lstat(join(root, folder)));
    if (old?.isDirectory()) continue;
    await rm(join(root, folder), { force: true });
    await mkdir(join(root, folder));
  }
}

/** `a/b` gives `a` and `a/b`. */
function foldersOf(path: string): readonly string[] {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  return names.map((_, i) => names.slice(0, i + 1).join("/"));
}

/**
 * True for two files with the same bytes, of which both or neither can be executed, for two links to the same
 * place, and when nothing is at both paths. False for folders.
 */
export async function sameBytes(a: string, b: string): Promise<boolean> {
  const [statA, statB] = await Promise.all([a, b].map((path) => absentAsUndefined(lstat(path))));
  if (statA === undefined || statB === undefined) return statA === statB;
  if (statA.isSymbolicLink() && statB.isSymbolicLink()) return (await readlink(a)) === (await readlink(b));
  if (!statA.isFile() || !statB.isFile()) return false;
  if (statA.size !== statB.size || (statA.mode & EXECUTABLE) !== (statB.mode & EXECUTABLE)) return false;
  const [bytesA, bytesB] = await Promise.all([readFile(a), readFile(b)]);
  return bytesA.equals(bytesB);
}

async function absentAsUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
