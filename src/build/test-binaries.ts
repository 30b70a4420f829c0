// Names of the files that `go test -c -o folder/` writes, and which packages one call can build.

/** testBinaryName is Go's name for the file: the last element of the path, or the one before `/v2`. */
export function testBinaryName(importPath: string, goos: string): string {
  const elements = importPath.split("/");
  const last = elements.at(-1) ?? "";
  const isMajorVersion = elements.length > 1 && /^v([2-9]|[1-9]\d+)$/.test(last);
  const name = isMajorVersion ? (elements.at(-2) ?? last) : last;
  return `${name}.test${goos === "windows" ? ".exe" : ""}`;
}

/** inBatches groups packages so that no two of a group write the same file, whatever the case of names. */
export function inBatches(importPaths: readonly string[]): readonly (readonly string[])[] {
  const batches: { readonly names: Set<string>; readonly paths: string[] }[] = [];
  for (const path of importPaths) {
    const name = testBinaryName(path, "").toLowerCase();
    const free = batches.find((batch) => !batch.names.has(name));
    const batch = free ?? { names: new Set(), paths: [] };
    if (free === undefined) batches.push(batch);
    batch.names.add(name);
    batch.paths.push(path);
  }
  return batches.map((batch) => batch.paths);
}
