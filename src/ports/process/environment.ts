// The environments of child processes. Tests and benchmarks run code of a pull request: they get no secret.

import { delimiter, isAbsolute } from "node:path";
import { withoutPasswords } from "../../model/address.ts";

/** A whole environment: a child sees no other variable. */
export type Env = Readonly<Record<string, string>>;

type ParentEnv = Readonly<Record<string, string | undefined>>;

const SECRET = [/^(INPUT|ACTIONS)_.*TOKEN$/i, /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/i];

/**
 * GitHub's tokens, files and inputs; names that change how a child's own tools start; and those by which a
 * git hook names its repository: a test that makes one of its own would write into the user's.
 */
const WITHHELD = [
  ...SECRET,
  /^(INPUT|ACTIONS|STATE)_/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/i,
  /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/i,
  /^(NODE_OPTIONS|LANGUAGE)$/i, // LANGUAGE wins over LC_ALL
];

/** By these git and the go command find passwords. */
const CREDENTIALS =
  /^(GIT_CONFIG.*|GIT_(ASKPASS|SSH|SSH_COMMAND)|SSH_(ASKPASS|AUTH_SOCK|AGENT_PID)|NETRC|GOAUTH)$/i;

/** Where modules, their hashes and Go itself come from. */
const SOURCES = /^(GOPROXY|GOSUMDB|GO_DOWNLOAD_BASE_URL)$/i;

/** What `git -c` and GIT_CONFIG_COUNT tell git. */
const GIT_SETTINGS = /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|PARAMETERS)$/;

const SHORTEST_SECRET = 6; // characters; a shorter one would be found everywhere

/** The tokens that this process was given, and their forms in Base64; longest first. */
export function secretsOf(parent: ParentEnv): readonly string[] {
  const tokens = Object.entries(parent)
    .filter(([name]) => isAny(SECRET, name))
    .map(([, value]) => value?.trim() ?? "");
  const all = new Set(tokens.flatMap((token) => [token, ...inBase64(token)]));
  return [...all].filter(isLong).sort((a, b) => b.length - a.length);
}

function isLong(secret: string): boolean {
  return secret.length >= SHORTEST_SECRET;
}

/** What all Base64 text with the token has in common, for each of the three ways it may begin there. */
function inBase64(token: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.from("x".repeat(before) + token).toString("base64");
    const end = 4 * Math.floor((before + Buffer.byteLength(token)) / 3);
    return text.slice(before === 0 ? 0 : 4, end);
  });
}

/**
 * The user's environment in UTC and with English messages, without what is withheld or contains a secret.
 * What the user tells git stays, whatever it contains: git and the go command download with it.
 */
export function childEnvironment(parent: ParentEnv): Env {
  const secrets = secretsOf(parent);
  const kept = Object.entries(parent).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !isAny(WITHHELD, entry[0]) &&
      (GIT_SETTINGS.test(entry[0]) || !hasAny(secrets, entry[1])),
  );
  return { ...Object.fromEntries(kept), TZ: "UTC", LC_ALL: "C.UTF-8" };
}

/** The user's TZ, absent where it is UTC. */
export function givenZoneOf({ TZ = "" }: ParentEnv): { readonly givenZone?: string } {
  return /^:?((Etc\/)?(UTC|UCT|Universal|Zulu|GMT)|UTC0)?$/i.test(TZ) ? {} : { givenZone: TZ };
}

/** `env` without the user's settings for git, when one of them contains a secret. */
export function withoutSecrets(env: Env, secrets: readonly string[]): Env {
  const isSecret = Object.entries(env).some(
    ([name, value]) => GIT_SETTINGS.test(name) && hasAny(secrets, value),
  );
  return isSecret ? without(env, GIT_SETTINGS) : env; // pairs are numbered without a gap: all or none
}

/** `env` for what compiles or runs code of a pull request: without the ways to passwords. */
export function codeEnvironment(env: Env): Env {
  const entries = Object.entries(without(env, CREDENTIALS));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, SOURCES.test(name) ? withoutLogins(value) : value]),
  );
}

/** Three stars stand in the place of each secret. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}

/** For Go an entry without a scheme is one of https. */
function withoutLogins(sources: string): string {
  return sources.replace(/[^,|]+/g, (entry) => withoutPasswords(entry).replace(/^[^/]*@/, ""));
}

function without(env: Env, names: RegExp): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}

function isAny(patterns: readonly RegExp[], name: string): boolean {
  return patterns.some((pattern) => pattern.test(name));
}

function hasAny(secrets: readonly string[], text: string): boolean {
  return secrets.some((secret) => text.includes(secret));
}

/** What PATH is called: `Path` on Windows. */
export function pathVariable(env: Env): string {
  return Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
}

/** The absolute folders of PATH, in order: others depend on where a program starts. */
export function pathFolders(env: Env): readonly string[] {
  return (env[pathVariable(env)] ?? "").split(delimiter).filter(isAbsolute);
}
