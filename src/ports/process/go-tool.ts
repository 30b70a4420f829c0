// The edge to programs that are written in Go: built by the project's Go, kept in a folder, reused.

import { rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { realPath } from "../files/files.ts";
import { openTemporaryFolder } from "../files/temporary-folder.ts";
import { type Env, pathFolders } from "./environment.ts";
import type { Go } from "./go-command.ts";
import type { Processes } from "./process.ts";

export interface GoTool {
  /** Import path of its main package. */
  readonly pkg: string;
  /** Semantic version of its module. */
  readonly version: string;
  /** For this version, built with this Go; absolute. */
  readonly folder: string;
}

export type Installed =
  | { readonly kind: "installed"; readonly path: string }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * The path of the program in its folder, else of one on PATH of the same version, built by a Go of the same
 * language version. Undefined when there is neither.
 */
export async function findGoTool(processes: Processes, go: Go, tool: GoTool): Promise<string | undefined> {
  const name = programName(tool.pkg);
  const kept = await realPath(join(tool.folder, name));
  if (kept !== undefined) return kept;
  const path = await findOnPath(name, go.env);
  if (path === undefined) return undefined;
  const args = ["version", "-m", path];
  const { stdout } = await processes.ask({ file: go.path, args, cwd: dirname(path), env: go.env });
  const [, builtBy] = /: (go\d+\.\d+)/.exec(stdout) ?? [];
  const isSameGo = builtBy !== undefined && /^go\d+\.\d+/.exec(go.version)?.[0] === builtBy;
  const isSameTool =
    stdout.includes(`\tpath\t${tool.pkg}\n`) &&
    new RegExp(`^\tmod\t\\S+\t${tool.version}\t`, "m").test(stdout);
  return isSameGo && isSameTool ? path : undefined;
}

/** Without links; undefined where PATH has no such program. */
export async function findOnPath(name: string, env: Env): Promise<string | undefined> {
  for (const folder of pathFolders(env)) {
    const path = await realPath(join(folder, name));
    if (path !== undefined) return path;
  }
  return undefined;
}

/**
 * The program is built elsewhere and moved into its place, so that two runs at once both find a whole one.
 * The project's flags, workspace and target have no effect on it.
 */
export async function installGoTool(processes: Processes, go: Go, tool: GoTool): Promise<Installed> {
  await using aside = await openTemporaryFolder(tool.folder);
  const exit = await processes.run({
    file: go.path,
    args: ["install", `${tool.pkg}@${tool.version}`],
    cwd: aside.path,
    env: installEnvironment(go.env, aside.path),
  });
  const name = programName(tool.pkg);
  const path = join(tool.folder, name);
  if (exit.code !== 0) return { kind: "failed", reason: failure(exit.stderr) };
  try {
    await rename(join(aside.path, name), path);
  } catch (error) {
    if ((await realPath(path)) === undefined) throw error; // on Windows a program that runs cannot be replaced
  }
  return { kind: "installed", path };
}

function installEnvironment(env: Env, bin: string): Env {
  const { GOOS: _os, GOARCH: _arch, ...rest } = env;
  // GOFLAGS is not empty, for an empty one would bring back what `go env -w` has set.
  return { ...rest, GOBIN: bin, GOFLAGS: "-trimpath", GOWORK: "off", CGO_ENABLED: "0" };
}

function programName(pkg: string): string {
  return `${basename(pkg)}${process.platform === "win32" ? ".exe" : ""}`;
}

/** The go command first prints what it downloads, then why it failed. */
function failure(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .filter((line) => !line.startsWith("go: downloading "))
    .join(" ")
    .trim();
}
