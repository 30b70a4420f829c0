// Which folders beside a module belong to it: what `go mod edit -json` and `go work edit -json` say.
// https://go.dev/ref/mod#go-mod-file-replace, https://go.dev/ref/mod#go-work-file-use

import { asObject, objectsAt, textAt } from "../model/json-value.ts";

/**
 * localPaths reads the JSON of `go mod edit -json` or `go work edit -json` and gives the folders that
 * `replace` and `use` name by a path, as they are written. Throws SyntaxError when it is not JSON.
 */
export function localPaths(json: string): readonly string[] {
  const file = asObject(JSON.parse(json));
  const targets = objectsAt(file, "Replace").map((replace) => asObject(replace.New));
  const replaced = targets.filter((target) => textAt(target, "Version") === "").map((t) => textAt(t, "Path"));
  const used = objectsAt(file, "Use").map((use) => textAt(use, "DiskPath"));
  return [...replaced, ...used].filter((path) => path !== "");
}
