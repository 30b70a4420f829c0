// What an import is given: a data.js, a file of benchmark text, or a folder of such files.

import { join } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { visibleLine } from "../../model/visible.ts";
import { readChunks } from "../../ports/files/chunks.ts";
import { filesBelow, isFolder, readStart, readText, realPath, sizeOf } from "../../ports/files/files.ts";
import type { Env } from "../../ports/process/environment.ts";
import type { Processes } from "../../ports/process/process.ts";
import { knownCommits } from "../known-commits.ts";
import { entriesOfParts, readBenchParts } from "./bench-file.ts";
import { readDataJs } from "./data-js.ts";
import type { Imported, ImportFacts } from "./imported.ts";

interface ImportWorld {
  readonly processes: Processes;
  readonly env: Env;
  readonly cwd: string;
}

/** The largest that was seen has 32 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** readImports takes an absolute path. Throws UsageError for one that nothing can be read from. */
export async function readImports(world: ImportWorld, path: string, facts: ImportFacts): Promise<Imported> {
  if ((await realPath(path)) === undefined)
    throw new UsageError(
      `${path} is not there`,
      "name a data.js, a file of Go benchmark text, or a folder of them",
    );
  if (await isFolder(path)) return readBenchFiles(world, { dir: path, files: await filesBelow(path), facts });
  const size = (await sizeOf(path)) ?? 0;
  if (size > MOST_BYTES)
    throw new UsageError(`${path} has ${size} bytes; at most ${MOST_BYTES} are read`, "split it");
  const start = await readStart(path);
  if (!/^\s*(window\.|\{)/.test(start)) return readBenchFiles(world, { dir: "", files: [path], facts });
  const found = readDataJs((await readText(path)) ?? "", facts);
  if (typeof found !== "string") return found;
  throw new UsageError(
    `${path}: ${found}`,
    "give it the data.js that github-action-benchmark keeps on its branch",
  );
}

interface BenchFiles {
  readonly dir: string;
  readonly files: readonly string[];
  readonly facts: ImportFacts;
}

async function readBenchFiles(world: ImportWorld, { dir, files, facts }: BenchFiles): Promise<Imported> {
  const read = files.map((file) => readOne(file, dir === "" ? file : join(dir, file)));
  const parts = read.flatMap((each) => each.parts);
  const hashes = parts.flatMap(({ sha }) => (sha === undefined ? [] : [sha]));
  const { entries, notes } = entriesOfParts(parts, { facts, commits: await knownCommits(world, hashes) });
  return { entries, notes: [...read.flatMap((each) => each.notes), ...notes] };
}

/** What node:fs throws has a code: a link that leads nowhere, a file without the right to read it. */
function readOne(file: string, path: string): ReturnType<typeof readBenchParts> {
  try {
    return readBenchParts(file, readChunks(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { parts: [], notes: [visibleLine(`${file} cannot be read: ${error.message}`)] };
  }
}
