// Whether workflows that run at the top of a repository would find anything to check there.

import { codeFolders, otherCode } from "../../job/go-folders.ts";

/** whyNothing is undefined when they would. `paths` are the tracked files, with forward slashes. */
export function whyNothing(paths: readonly string[]): string | undefined {
  const isModule = paths.includes("go.mod");
  if (isModule && codeFolders(paths, ".").length > 0) return undefined;
  const { found, remedy } = otherCode(paths, ".", []);
  const why = isModule
    ? "the module at the top of the repository has no code"
    : "there is no go.mod at the top of the repository";
  return `${why}, so that the workflows would find nothing to check; there is ${found}: ${remedy}`;
}
