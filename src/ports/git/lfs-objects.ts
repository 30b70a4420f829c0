// The objects of Git LFS that a repository has, read without its program.
// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md

import { isAbsolute, join } from "node:path";
import { readTextBelow, sizeOf } from "../files/files.ts";
import type { Setting } from "./settings.ts";

/** What is committed in the place of a file. */
interface Pointer {
  readonly oid: string;
  readonly size: number;
}

const LONGEST_POINTER = 1024; // bytes, by the specification

/** Undefined for a file that is no pointer. */
export async function readPointer(root: string, path: string): Promise<Pointer | undefined> {
  const found = await readTextBelow(root, path, LONGEST_POINTER);
  return found.kind === "text" ? parsePointer(found.text) : undefined;
}

export function parsePointer(text: string): Pointer | undefined {
  if (!text.startsWith("version https://git-lfs.github.com/spec/v1\n")) return undefined;
  const [, oid] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
  return oid === undefined || size === undefined ? undefined : { oid, size: Number(size) };
}

/** `gitDir` is the one that linked worktrees share. */
export function lfsFolder(gitDir: string, settings: readonly Setting[]): string {
  const storage = settings.findLast(({ key }) => key === "lfs.storage")?.value ?? "lfs";
  return join(isAbsolute(storage) ? storage : join(gitDir, storage), "objects");
}

/** The path of the object, undefined where it is not there or has another size. */
export async function findObject(folder: string, { oid, size }: Pointer): Promise<string | undefined> {
  const path = join(folder, oid.slice(0, 2), oid.slice(2, 4), oid);
  return (await sizeOf(path)) === size ? path : undefined;
}
