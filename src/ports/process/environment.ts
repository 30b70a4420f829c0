// The environments that child processes see. Tests and benchmarks run code of a pull request: nothing secret
// goes in.

import { delimiter, isAbsolute } from "node:path";

/** Env is a whole environment: what is not in it, the child does not see. */
export type Env = Readonly<Record<string, string>>;

/** ParentEnv is an environment as Node has it. */
type ParentEnv = Readonly<Record<string, string | undefined>>;

/** Names that hold a secret. */
const SECRET = [/^(INPUT|ACTIONS)_.*TOKEN$/i, /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/i];

/**
 * Names that hold GitHub's tokens, files and inputs, that change how a child's own tools start, or by which a
 * git hook tells git which repository it is in: a test that makes one of its own would write into the user's.
 */
const WITHHELD = [
  ...SECRET,
  /^(INPUT|ACTIONS|STATE)_/i,
  /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/i,
  /^GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/i,
  /^(NODE_OPTIONS|LANGUAGE)$/i, // LANGUAGE wins over LC_ALL
];

/** Names by which git and the go command find passwords. */
const CREDENTIALS =
  /^(GIT_CONFIG.*|GIT_(ASKPASS|SSH|SSH_COMMAND)|SSH_(ASKPASS|AUTH_SOCK|AGENT_PID)|NETRC|GOAUTH)$/i;

/** What `git -c` and GIT_CONFIG_COUNT tell git. */
const GIT_SETTINGS = /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|PARAMETERS)$/;

const SHORTEST_SECRET = 6; // characters; a shorter one would be found everywhere

/** secretsOf are the tokens that this process was given, and their forms in Base64; longest first. */
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

/**
 * What stands in Base64 text that has the token somewhere, for each of the three ways in which it may begin
 * there.
 */
function inBase64(token: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.from("x".repeat(before) + token).toString("base64");
    const end = 4 * Math.floor((before + Buffer.byteLength(token)) / 3);
    return text.slice(before === 0 ? 0 : 4, end);
  });
}

/**
 * childEnvironment is the environment of all children: the user's, without what is withheld and whatever else
 * contains a secret, with the time zone UTC and English messages. What the user tells git stays, whatever it
 * contains: git and the go command download with it.
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

/** givenZoneOf is what the user sets TZ to, where that is another zone than ours. */
export function givenZoneOf({ TZ = "" }: ParentEnv): { readonly givenZone?: string } {
  return /^:?((Etc\/)?(UTC|UCT|Universal|Zulu|GMT)|UTC0)?$/i.test(TZ) ? {} : { givenZone: TZ };
}

/** withoutSecrets is `env` without what the user tells git by way of a secret. */
export function withoutSecrets(env: Env, secrets: readonly string[]): Env {
  const isSecret = Object.entries(env).some(
    ([name, value]) => GIT_SETTINGS.test(name) && hasAny(secrets, value),
  );
  return isSecret ? without(env, GIT_SETTINGS) : env; // pairs are numbered without a gap: all or none
}

/**
 * codeEnvironment is `env` for whatever compiles or runs code of a pull request: without the ways to
 * passwords.
 */
export function codeEnvironment(env: Env): Env {
  const { GOPROXY, ...rest } = without(env, CREDENTIALS);
  return GOPROXY === undefined ? rest : { ...rest, GOPROXY: withoutPasswords(GOPROXY) };
}

/** redact is `text` with three stars in the place of each secret. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}

function without(env: Env, names: RegExp): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}

/** A list of addresses. */
function withoutPasswords(proxies: string): string {
  return proxies.replace(/([a-z]+:\/\/)[^/@,|]*@/gi, "$1");
}

function isAny(patterns: readonly RegExp[], name: string): boolean {
  return patterns.some((pattern) => pattern.test(name));
}

function hasAny(secrets: readonly string[], text: string): boolean {
  return secrets.some((secret) => text.includes(secret));
}

/** pathVariable is what PATH is called: `Path` on Windows. */
export function pathVariable(env: Env): string {
  return Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
}

/** pathFolders are the folders of PATH that do not depend on where a program starts, in order. */
export function pathFolders(env: Env): readonly string[] {
  return (env[pathVariable(env)] ?? "").split(delimiter).filter(isAbsolute);
}
