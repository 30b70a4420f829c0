// Which folders beside a module belong to it: what `go mod edit -json` and `go work edit -json` say.
// https://go.dev/ref/mod#go-mod-file-replace, https://go.dev/ref/mod#go-work-file-use

import { fitting, list, object, or, text } from "../model/shape.ts";

/** Empty fields are null or absent. */
const moduleFile = object({
  Replace: or(list(object({ New: object({ Path: or(text, ""), Version: or(text, "") }) })), []),
  Use: or(list(object({ DiskPath: or(text, "") })), []),
});

/** localPaths gives the paths in `replace` and `use`, as written. Throws SyntaxError when it is not JSON. */
export function localPaths(json: string): readonly string[] {
  const { Replace = [], Use = [] } = fitting(moduleFile, JSON.parse(json)) ?? {};
  const replaced = Replace.filter(({ New }) => New.Version === "").map(({ New }) => New.Path);
  const used = Use.map(({ DiskPath }) => DiskPath);
  return [...replaced, ...used].filter((path) => path !== "");
}
