import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/files/folders.ts
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
function packageFolder(name) {
  const here = fileURLToPath(import.meta.url).replaceAll("\\", "/");
  return join(here.replace(/^(.*)\/(dist|src)\/.*$/s, "$1"), name);
}
function homeFolder() {
  try {
    return homedir();
  } catch {
    return "/nonexistent";
  }
}
function userCacheFolder(env, platform) {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "go-steady");
  if (platform === "darwin") return join(homeFolder(), "Library", "Caches", "go-steady");
  if (platform === "win32" && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "go-steady");
  return join(homeFolder(), ".cache", "go-steady");
}

export {
  packageFolder,
  homeFolder,
  userCacheFolder
};
