// The edge to the file system.

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
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, isAbsolute, join, resolve, sep } from "node:path";

const EXECUTABLE = 0o111;
const START_BYTES = 64;

/** readText gives a file's text, undefined when there is none; any other failure throws. */
export async function readText(path: string): Promise<string | undefined> {
  return (await readBytes(path))?.toString("utf8");
}

/** readBytes gives a file's bytes, undefined when there is none; any other failure throws. */
export async function readBytes(path: string): Promise<Buffer | undefined> {
  return absentAsUndefined(readFile(path));
}

/** BoundedText is what stands at a path that somebody else may have made. */
type BoundedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  /** `reason` ends a sentence that begins with the path. */
  | { readonly kind: "unusable"; readonly reason: string };

/**
 * readTextBelow reads a file of at most `limit` bytes; a relative path may not lead out of `root`, also not
 * by a link.
 */
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

/** readStart gives the first bytes of a file that is there, as text. */
export async function readStart(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
  return buffer.toString("latin1", 0, bytesRead);
}

/** realPath resolves all links, undefined when nothing is there. */
export async function realPath(path: string): Promise<string | undefined> {
  return absentAsUndefined(realpath(path));
}

/** isFolder says whether a folder is there, or a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await absentAsUndefined(stat(path)))?.isDirectory() ?? false;
}

/** namesIn lists a folder; nothing when it is not there. */
export async function namesIn(path: string): Promise<readonly string[]> {
  return (await absentAsUndefined(readdir(path))) ?? [];
}

/** changedSince says whether a file is there that was written at a time or later. */
export async function changedSince(path: string, date: Date): Promise<boolean> {
  return ((await absentAsUndefined(stat(path)))?.mtimeMs ?? Number.NEGATIVE_INFINITY) >= date.getTime();
}

/** writeText writes a file, making its folder. */
export async function writeText(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeFile(path, text);
}

/** makeFolder makes a folder and those above it. Not `recursive`: below /proc Node would try for ever. */
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

/** copyFolder copies a folder with all that is in it. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

/** copyFile copies a file, making the folder that the copy is in. */
export async function copyFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await copyBytes(from, to);
}

/** removeFile removes a file; one that is not there is no error. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** link makes a symbolic link (on Windows a junction for folders) unless something is there already. */
export async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/**
 * copyInto makes `path` below `to` what it is below `from`: a file with its mode, a link, or nothing. A
 * folder only takes the place of what is none; a submodule is one, and `prepare` fills it. No link is
 * followed on the way: it may lead out of either folder.
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

/** copyOver puts the bytes of the file `from` into the place of a file below `to`, whose mode stays. */
export async function copyOver(from: string, to: string, path: string): Promise<void> {
  const old = await statBelow(to, path);
  if (!old?.isFile()) return;
  await rm(join(to, path));
  await copyBytes(from, join(to, path), constants.COPYFILE_FICLONE);
  await chmod(join(to, path), old.mode);
}

/** setBack gives a file a time that is past for sure. One that is not there is no error. */
export async function setBack(path: string): Promise<void> {
  const seconds = Math.floor(Date.now() / 1000) - 2;
  await absentAsUndefined(lutimes(path, seconds, seconds));
}

/** sizeOf is the size of a file in bytes, undefined when there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  return (await absentAsUndefined(stat(path)))?.size;
}

/** What is at a path, undefined for nothing; also when something on the way there is not a folder. */
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
 * sameBytes says whether two paths hold the same: files of the same bytes, of which both or neither can be
 * executed, links to the same place, or nothing twice. Of folders it is not known.
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
