// Where a failed test is in the code: the paths of places that testing and the runtime print.

import type { GoPackage } from "../../build/package-list.ts";
import { type Folders, isAbsolutePath, relativeToRoot } from "../../build/source-path.ts";
import type { ToolPlace } from "../finding.ts";
import type { Frame } from "./stack-trace.ts";

export interface TestSources {
  readonly folders: Folders;
  readonly packages: readonly GoPackage[];
  /** Text of the test files of packages that failed, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * placeOfLine is the place of `file.go:13` in a test's output. A bare name is a file of that package, else of
 * the only package with such a file (an assertion without t.Helper); undefined when that is not clear.
 */
export function placeOfLine(
  file: string,
  line: number,
  pkg: string,
  sources: TestSources,
): ToolPlace | undefined {
  if (isAbsolutePath(file)) return isOurs(file, sources) ? { path: file, line, column: 0 } : undefined;
  const own = sources.packages.filter(({ importPath }) => importPath === pkg);
  const [owner, second] =
    [own, sources.packages]
      .map((some) => some.filter(({ files }) => files.includes(file)))
      .find((some) => some.length > 0) ?? [];
  if (owner === undefined || second !== undefined) return undefined;
  return { path: `${owner.dir}/${file}`, line, column: 0 };
}

/** placeOfFrame is the place of a call when it is in the repository; vendored code is not. */
export function placeOfFrame({ path, line }: Frame, sources: TestSources): ToolPlace | undefined {
  if (isAbsolutePath(path)) return isOurs(path, sources) ? { path, line, column: 0 } : undefined;
  const slash = path.lastIndexOf("/");
  const owner = sources.packages.find(({ importPath }) => importPath === path.slice(0, Math.max(0, slash)));
  return owner && { path: `${owner.dir}${path.slice(slash)}`, line, column: 0 };
}

/** placeOfTest is the line of the test's function: for failures that name no place. */
export function placeOfTest(test: string, pkg: string, sources: TestSources): ToolPlace | undefined {
  const name = /^[^/]*/.exec(test)?.[0] ?? "";
  const owner = sources.packages.find(({ importPath }) => importPath === pkg);
  for (const file of owner?.testFiles ?? []) {
    const path = `${owner?.dir}/${file}`;
    const lines = sources.texts.get(path)?.split("\n") ?? [];
    const at = lines.findIndex((line) => line.startsWith(`func ${name}(`));
    if (at >= 0) return { path, line: at + 1, column: 0 };
  }
  return undefined;
}

function isOurs(path: string, { folders }: TestSources): boolean {
  const below = relativeToRoot(path, folders);
  return below !== undefined && !/(^|\/)vendor\//.test(below);
}
