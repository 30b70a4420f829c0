// Small Go programs of our own, built once for each Go and kept in the cache folder: linking one takes longer
// than all else before the first benchmark.

import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { shortHash } from "../files/digest.ts";
import { namesIn } from "../files/files.ts";
import { removeUnused } from "../files/remove-unused.ts";
import { openTemporaryFolder } from "../files/temporary-folder.ts";
import type { Go } from "../process/go-command.ts";
import type { Processes } from "../process/process.ts";
import { type BuiltProgram, buildProgram, type ProgramBuild, programPath } from "./build-program.ts";

const DIGITS = 32; // of a hash

interface KeptBuild extends ProgramBuild {
  readonly go: Pick<Go, "path" | "env" | "version">;
  /** Folder for what later runs may use again, absolute. */
  readonly cacheDir: string;
}

/**
 * Copies a kept program to `out`, or builds it there and keeps a copy. A kept one counts only when its bytes
 * are those that were kept. Where nothing can be kept, each run builds its own.
 */
export async function provideProgram(processes: Processes, build: KeptBuild): Promise<BuiltProgram> {
  const folder = join(build.cacheDir, "programs");
  const key = await unlessSystemError(keyOf(build));
  if (key === undefined) return buildProgram(processes, build);
  const kept = await unlessSystemError(readKept(folder, key));
  if (kept !== undefined) return { kind: "built", path: await copyOut(kept, build) };
  const built = await buildProgram(processes, build);
  if (built.kind === "built") await unlessSystemError(keep(folder, key, built.path));
  return built;
}

/** A name without a dot, of all that the program depends on. */
async function keyOf({ go, source, program }: KeptBuild): Promise<string> {
  const all = await readdir(source, { recursive: true });
  const names = all.filter((each) => /\.(go|mod)$/.test(each)).sort();
  const texts = await Promise.all(names.map((each) => readFile(join(source, each))));
  const machine = [process.platform, process.arch, go.env.GOAMD64 ?? ""];
  const parts = [...machine, go.version, program.pkg, ...names].map((text) => `${text}\0`);
  return `${program.name}-${shortHash(DIGITS, ...parts, ...texts)}`;
}

function keptName(key: string, bytes: Buffer): string {
  return `${key}.${shortHash(DIGITS, bytes)}`;
}

async function readKept(folder: string, key: string): Promise<Buffer | undefined> {
  for (const name of (await namesIn(folder)).filter((each) => each.startsWith(`${key}.`))) {
    const bytes = await readFile(join(folder, name));
    if (name === keptName(key, bytes)) return bytes;
  }
  return undefined;
}

async function copyOut(bytes: Buffer, build: KeptBuild): Promise<string> {
  const path = programPath(build);
  await mkdir(build.out, { recursive: true });
  await writeFile(path, bytes, { mode: 0o700 });
  return path;
}

async function keep(folder: string, key: string, path: string): Promise<void> {
  const bytes = await readFile(path);
  await using fresh = await openTemporaryFolder(folder);
  const file = join(fresh.path, "program");
  await writeFile(file, bytes);
  await rename(file, join(folder, keptName(key, bytes)));
  await removeUnused(folder); // other releases of ours and of Go leave some; one that is still used is built again
}

/** A kept program only saves time: when the disk fails, the program is built. */
async function unlessSystemError<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
