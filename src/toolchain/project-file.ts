// The file of a project that says which Go: go.work, else go.mod.

import { basename, dirname, isAbsolute, join } from "node:path";
import { readText } from "../ports/files/files.ts";
import type { Env } from "../ports/process/environment.ts";
import { readVersionFile, type VersionLines } from "./versions/version-file.ts";

export interface ProjectFile {
  /** For messages. */
  readonly name: string;
  readonly lines: VersionLines;
}

/** findProjectFile looks in a folder and above; null for none. GOWORK=off hides go.work, as it does in Go. */
export async function findProjectFile(env: Env, moduleDir: string): Promise<ProjectFile | null> {
  const work = env.GOWORK ?? "";
  if (isAbsolute(work)) return readProjectFile(work, basename(work));
  const inWorkspace = work === "off" ? null : await searchUpwards(moduleDir, "go.work");
  return inWorkspace ?? (await searchUpwards(moduleDir, "go.mod"));
}

/** readProjectFile is null when the file is not there. */
export async function readProjectFile(path: string, name: string): Promise<ProjectFile | null> {
  const text = await readText(path);
  return text === undefined ? null : { name, lines: readVersionFile(name, text) };
}

async function searchUpwards(folder: string, name: string): Promise<ProjectFile | null> {
  const found = await readProjectFile(join(folder, name), name);
  const above = dirname(folder);
  return found !== null || above === folder ? found : searchUpwards(above, name);
}
