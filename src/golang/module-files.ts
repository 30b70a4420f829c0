// Neighbours of a module: what `go mod edit -json` and `go work edit -json` say about folders beside it.
// https://go.dev/ref/mod#go-mod-file-replace, https://go.dev/ref/mod#go-work-file-use

/**
 * localPaths reads the JSON of `go mod edit -json` or `go work edit -json` and gives the folders that `replace` and `use`
 * name by a path, as they are written. Throws SyntaxError when it is not JSON.
 */
export function localPaths(json: string): readonly string[] {
  const file: unknown = JSON.parse(json);
  const replaced = list(field(file, "Replace"))
    .map((r) => field(r, "New"))
    .filter((target) => field(target, "Version") === undefined)
    .map((target) => field(target, "Path"));
  const used = list(field(file, "Use")).map((u) => field(u, "DiskPath"));
  return [...replaced, ...used].filter((path) => typeof path === "string");
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
