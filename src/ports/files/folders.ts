// Folders that the program knows: its own parts, and the user's cache.

import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of a folder that is shipped beside dist/, and lies beside src/: `helper`, `examples`. */
export function packageFolder(name: string): string {
  // Chunks lie one folder deeper than entries; both are below dist/.
  const here = fileURLToPath(import.meta.url).replaceAll("\\", "/");
  return join(here.replace(/^(.*)\/(dist|src)\/.*$/s, "$1"), name);
}

/** A folder that does not exist, for a user who has no HOME and whom the system does not know. */
export function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return "/nonexistent"; // containers may start with a user id that has no name
  }
}

/** Where this system keeps a user's caches, with our name. */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "go-steady");
  if (platform === "darwin") return join(homeFolder(), "Library", "Caches", "go-steady");
  if (platform === "win32" && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "go-steady");
  return join(homeFolder(), ".cache", "go-steady");
}
