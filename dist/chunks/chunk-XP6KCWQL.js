import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/files/folders.ts
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
function packageFolder(name) {
  const here = fileURLToPath(import.meta.url).replaceAll("\\", "/");
  return join(here.slice(0, here.lastIndexOf("/dist/")), name);
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

// src/model/json-value.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function asObject(value) {
  return isObject(value) ? value : {};
}
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function textAt(object, key) {
  const value = object[key];
  return typeof value === "string" ? value : "";
}
function numberAt(object, key) {
  const value = object[key];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
function textsAt(object, key) {
  const value = object[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function objectsAt(object, key) {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
function parseObjects(stream) {
  const objects = [];
  const rest = [];
  let open = [];
  for (const line of stream.split(/\r?\n/)) {
    const isPart = open.length > 0 || line.startsWith("{");
    if (!isPart) rest.push(line);
    else open.push(line);
    if (!isPart || !(open.length === 1 || line === "}")) continue;
    const object = parseObject(open.join("\n"));
    if (object !== null) objects.push(object);
    else if (line === "}") rest.push(...open);
    if (object !== null || line === "}") open = [];
  }
  return { objects, rest: [...rest, ...open].join("\n") };
}

// src/model/basic-authorization.ts
function basicAuthorization(user, password) {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

export {
  isObject,
  asObject,
  parseObject,
  textAt,
  numberAt,
  textsAt,
  objectsAt,
  parseObjects,
  basicAuthorization,
  packageFolder,
  homeFolder,
  userCacheFolder
};
