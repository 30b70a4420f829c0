// Programs through which git sends files (Git LFS, git-crypt): settings name them, and others turn them off.

import type { Setting } from "./settings.ts";

/** A tracked file for which a filter is set up. */
export interface FilteredFile {
  /** Relative to the top folder. */
  readonly path: string;
  /** As .gitattributes names it. */
  readonly filter: string;
}

type Overrides = readonly (readonly [key: string, value: string])[];

export function filterNames(settings: readonly Setting[]): readonly string[] {
  const names = settings.map(({ key }) => /^filter\.(.*)\.(clean|smudge|process)$/s.exec(key)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Settings with which git takes files as they are committed. */
export function withoutFilters(settings: readonly Setting[]): Overrides {
  return filterNames(settings).flatMap((name) => [
    [`filter.${name}.smudge`, ""],
    [`filter.${name}.process`, ""],
    [`filter.${name}.required`, "false"],
  ]);
}

/** Settings with which git ends with an error where a filter fails, which alone is sure to tell it. */
export function withStrictFilters(settings: readonly Setting[]): Overrides {
  const value = (key: string) => settings.findLast((setting) => setting.key === key)?.value;
  return filterNames(settings).map((name) => {
    const isUsed = [`filter.${name}.smudge`, `filter.${name}.process`].some((key) => value(key));
    return [`filter.${name}.required`, String(isUsed)];
  });
}

/** Settings with which a filter that fails leaves the file as it is committed. */
export function withLenientFilters(settings: readonly Setting[]): Overrides {
  return filterNames(settings).map((name) => [`filter.${name}.required`, "false"]);
}

/**
 * A filter of our own, for `.git/info/attributes` and the settings of one command: any content of a file
 * counts as what the index has. We know that it is, and need neither the user's filter nor its keys.
 */
export const TRUST = {
  attributes: "* filter=go-steady-trust -text -ident -working-tree-encoding\n",
  settings: [["filter.go-steady-trust.clean", "git cat-file blob :0:%f"]],
} as const;

/** For git ls-files: the files for which .gitattributes says anything about a filter. */
export const WITH_ANY_FILTER = ":(exclude,attr:!filter)";

/** `git check-attr -z filter` prints path, attribute and value of each file. */
export function readFiltered(stdout: string, settings: readonly Setting[]): readonly FilteredFile[] {
  const known = new Set(filterNames(settings));
  const words = stdout.split("\0");
  return words.flatMap((path, i) => {
    const filter = words[i + 2];
    return i % 3 === 0 && filter !== undefined && known.has(filter) ? [{ path, filter }] : [];
  });
}
