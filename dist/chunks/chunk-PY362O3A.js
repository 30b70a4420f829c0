import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  withoutPasswords
} from "./chunk-6KHPSLRN.js";

// src/ports/process/environment.ts
import { delimiter, isAbsolute } from "node:path";
var SECRET = [/^(INPUT|ACTIONS)_.*TOKEN$/i, /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/i];
var WITHHELD = [
  ...SECRET,
  /^(INPUT|ACTIONS|STATE)_/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/i,
  /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/i,
  /^(NODE_OPTIONS|LANGUAGE)$/i
  // LANGUAGE wins over LC_ALL
];
var CREDENTIALS = /^(GIT_CONFIG.*|GIT_(ASKPASS|SSH|SSH_COMMAND)|SSH_(ASKPASS|AUTH_SOCK|AGENT_PID)|NETRC|GOAUTH)$/i;
var SOURCES = /^(GOPROXY|GOSUMDB|GO_DOWNLOAD_BASE_URL)$/i;
var GIT_SETTINGS = /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|PARAMETERS)$/;
var SHORTEST_SECRET = 6;
function secretsOf(parent) {
  const tokens = Object.entries(parent).filter(([name]) => isAny(SECRET, name)).map(([, value]) => value?.trim() ?? "");
  const all = new Set(tokens.flatMap((token) => [token, ...inBase64(token)]));
  return [...all].filter(isLong).sort((a, b) => b.length - a.length);
}
function isLong(secret) {
  return secret.length >= SHORTEST_SECRET;
}
function inBase64(token) {
  return [0, 1, 2].map((before) => {
    const text = Buffer.from("x".repeat(before) + token).toString("base64");
    const end = 4 * Math.floor((before + Buffer.byteLength(token)) / 3);
    return text.slice(before === 0 ? 0 : 4, end);
  });
}
function childEnvironment(parent) {
  const secrets = secretsOf(parent);
  const kept = Object.entries(parent).filter(
    (entry) => entry[1] !== void 0 && !isAny(WITHHELD, entry[0]) && (GIT_SETTINGS.test(entry[0]) || !hasAny(secrets, entry[1]))
  );
  return { ...Object.fromEntries(kept), TZ: "UTC", LC_ALL: "C.UTF-8" };
}
function givenZoneOf({ TZ = "" }) {
  return /^:?((Etc\/)?(UTC|UCT|Universal|Zulu|GMT)|UTC0)?$/i.test(TZ) ? {} : { givenZone: TZ };
}
function withoutSecrets(env, secrets) {
  const isSecret = Object.entries(env).some(
    ([name, value]) => GIT_SETTINGS.test(name) && hasAny(secrets, value)
  );
  return isSecret ? without(env, GIT_SETTINGS) : env;
}
function codeEnvironment(env) {
  const entries = Object.entries(without(env, CREDENTIALS));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, SOURCES.test(name) ? withoutLogins(value) : value])
  );
}
function redact(text, secrets) {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}
function withoutLogins(sources) {
  return sources.replace(/[^,|]+/g, (entry) => withoutPasswords(entry).replace(/^[^/]*@/, ""));
}
function without(env, names) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}
function isAny(patterns, name) {
  return patterns.some((pattern) => pattern.test(name));
}
function hasAny(secrets, text) {
  return secrets.some((secret) => text.includes(secret));
}
function pathVariable(env) {
  return Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
}
function pathFolders(env) {
  return (env[pathVariable(env)] ?? "").split(delimiter).filter(isAbsolute);
}

export {
  secretsOf,
  childEnvironment,
  givenZoneOf,
  withoutSecrets,
  codeEnvironment,
  redact,
  pathVariable,
  pathFolders
};
