// The settings of git, and those that a clone of ours takes over.

import { withoutPasswords } from "../../model/address.ts";

/** One entry of `git config --list`. */
export interface Setting {
  /** `system`, `global`, `local`, `worktree` or `command`. */
  readonly scope: string;
  /** `remote.origin.url`; only the middle part may have capitals. */
  readonly key: string;
  /** Undefined for a key without a value, which means true. */
  readonly value: string | undefined;
}

/** readSettings reads what these arguments print. */
export const LIST_SETTINGS = ["config", "--list", "--show-scope", "-z"];

export function readSettings(stdout: string): readonly Setting[] {
  const words = stdout.split("\0");
  return words.flatMap((scope, i) => {
    const entry = words[i + 1];
    if (i % 2 === 1 || entry === undefined) return [];
    const end = entry.indexOf("\n");
    const [key, value] = end < 0 ? [entry, undefined] : [entry.slice(0, end), entry.slice(end + 1)];
    return [{ scope, key, value }];
  });
}

/**
 * What code may see, and what makes git treat files as in the checkout. Not: headers and helpers for
 * passwords, hooks, and other programs that git starts by itself.
 */
const TAKEN_OVER = [
  /^core\.(abbrev|attributesfile|autocrlf|bigfilethreshold|checkstat|eol|excludesfile|filemode|ignorecase)$/,
  /^core\.(longpaths|precomposeunicode|protecthfs|protectntfs|quotepath|safecrlf|sparsecheckout|sparsecheckoutcone)$/,
  /^core\.(symlinks|trustctime|whitespace)$/,
  /^extensions\.(objectformat|partialclone)$/,
  /^remote\..*\.(url|pushurl|fetch|tagopt|promisor|partialclonefilter)$/,
  /^branch\..*\.(remote|merge|rebase)$/,
  /^submodule\..*\.(url|active|branch|update)$/,
  /^filter\..*\.(clean|smudge|process|required)$/,
  /^(diff|merge)\..*/,
  /^user\.(name|email|useconfigonly)$/,
  /^(commit|tag)\.gpgsign$/,
];

/** The repository's own settings that a clone gets, without passwords. */
export function takenOver(settings: readonly Setting[]): readonly Setting[] {
  return settings
    .filter(({ scope, key }) => /^(local|worktree)$/.test(scope) && TAKEN_OVER.some((kept) => kept.test(key)))
    .map((setting) => ({ ...setting, value: setting.value && withoutPasswords(setting.value) }));
}

/** True when objects are missing on purpose, and fetched when they are needed. */
export function isPartial(settings: readonly Setting[]): boolean {
  return settings.some(
    ({ key, value }) => /^remote\..*\.promisor$/.test(key) && /^(true|yes|on|1|)$/i.test(value ?? ""),
  );
}

/** Own settings with which git finds origin and passwords: for commands that we start, not for a clone. */
export function waysToOrigin(settings: readonly Setting[]): readonly (readonly [string, string])[] {
  return settings
    .filter(({ scope, key }) => /^(local|worktree)$/.test(scope) && WAYS.test(key))
    .map(({ key, value }) => [key, value ?? "true"]);
}

const WAYS = /^((http|credential|url|ssh)\..*|core\.(sshcommand|askpass|gitproxy))$/;

/** The text of .git/config. Old versions of git want a format version that allows extensions. */
export function settingsFile(settings: readonly Setting[]): string {
  const version = settings.some(({ key }) => key.startsWith("extensions.")) ? "1" : "0";
  const own = { repositoryformatversion: version, bare: "false", logallrefupdates: "true" };
  const first = Object.entries(own).map(([name, value]) => ({ key: `core.${name}`, value }));
  let section = "";
  return [...first, ...settings]
    .map(({ key, value }) => {
      const title = titleOf(key);
      const header = title === section ? "" : `${title}\n`;
      section = title;
      const name = key.slice(key.lastIndexOf(".") + 1);
      return `${header}\t${name}${value === undefined ? "" : ` = ${quoted(value)}`}\n`;
    })
    .join("");
}

function titleOf(key: string): string {
  const [first, last] = [key.indexOf("."), key.lastIndexOf(".")];
  const section = key.slice(0, first);
  if (first === last) return `[${section}]`;
  return `[${section} "${key.slice(first + 1, last).replace(/["\\]/g, "\\$&")}"]`;
}

/** As git writes it: with quotes only where they are needed. */
function quoted(value: string): string {
  const text = value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return /^\s|\s$|[#;]/.test(value) ? `"${text}"` : text;
}
