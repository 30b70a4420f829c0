// Findings whose cause is a file that is not committed: generated or embedded files, test data, submodules.

import { isAbsolutePath } from "../build/source-path.ts";
import type { Finding } from "../model/check.ts";
import { BUILD } from "./finding.ts";

/** Words of the compiler and the go command for names, files and packages that they do not find. */
const MISSING =
  /undefined: |undefined \(|no matching files found|no required module provides package|is not in std|cannot find package|no Go files in|does not contain package|No such file or directory|does not exist|no such file or directory|cannot embed/;

/** Words of a program for a file that it does not find. */
const ABSENT =
  /([^\s"']+)["']?: (?:no such file or directory|The system cannot find the (?:file|path) specified)/;

export function missingCode(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code, message }) => code === BUILD && MISSING.test(message));
}

/** missingFiles are tests' findings about a missing file below `root`, with its path as their message. */
export function missingFiles(findings: readonly Finding[], root: string): readonly Finding[] {
  return findings.flatMap((finding) => {
    const path = finding.code === BUILD ? undefined : ABSENT.exec(finding.message)?.[1];
    if (path === undefined) return [];
    const message = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
    return isAbsolutePath(message) ? [] : [{ ...finding, message }];
  });
}

/**
 * ignoredCulprits are the ignored paths (relative to the repository, folders with a slash at the end) that a
 * finding may miss: Go files beside code that does not build, and paths that its message names.
 */
export function ignoredCulprits(findings: readonly Finding[], ignored: readonly string[]): readonly string[] {
  return ignored.filter((path) => {
    const name = path.replace(/\/$/, "");
    return findings.some(({ code, file, message }) => {
      const folder = file === undefined ? "" : file.slice(0, file.lastIndexOf("/") + 1);
      const isBeside = code === BUILD && name.endsWith(".go") && file !== undefined;
      if (isBeside && name.slice(0, name.lastIndexOf("/") + 1) === folder) return true;
      const below = name.startsWith(folder) ? name.slice(folder.length) : name;
      return named(message, below) || named(message, name);
    });
  });
}

/** As a path of its own: `dist` in `pattern dist/*` and in `example.com/m/dist`, not in `distance`. */
function named(message: string, path: string): boolean {
  const text = path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return path !== "" && new RegExp(`(^|[\\s"'/])${text}($|[\\s"'/:,;)])`).test(message);
}
