// What the linker alone can refuse. A package of which nothing is measured is compiled; where one of these
// changed, or may be missing, the head's test is linked as well before anybody relies on it.

import { join } from "node:path";
import type { GoPackage } from "../build/package-list.ts";
import type { Listing } from "../build/same-sources.ts";
import { readText } from "../ports/files/files.ts";

/** A body that another package gives by name, which Go's linker checks. */
const LINKNAME = "//go:linkname";
const MODULE_FILE = /(^|\/)(go\.(mod|sum|work|work\.sum)|vendor\/modules\.txt)$/;

/**
 * mayNotLink is true of all packages where a changed file (relative to the repository) joins code by name, or
 * names modules.
 */
export async function mayNotLink(changes: ReadonlySet<string>, tree: string): Promise<boolean> {
  const paths = [...changes];
  if (paths.some((path) => MODULE_FILE.test(path))) return true;
  const texts = await Promise.all(
    paths.filter((path) => path.endsWith(".go")).map((path) => readText(join(tree, path))),
  );
  return texts.some((text) => text?.includes(LINKNAME));
}

/** hasOwnForeignCode is true where a function's body may be missing in assembly or C of the repository. */
export function hasOwnForeignCode(pkg: string, { packages }: Listing): boolean {
  const parts = packages.get(`${pkg}.test`)?.deps.map((path) => packages.get(path)) ?? [];
  return parts.some((part) => part?.hasForeignCode && !part.isStandard && isFolder(part.module));
}

/** A published version cannot change; a folder that replaces one can. */
function isFolder(module: GoPackage["module"]): boolean {
  if (module === undefined || module.version === "") return true;
  return module.replacedBy.endsWith("@");
}
