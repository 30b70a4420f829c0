// Which packages' tests are proved to be the same on both sides: all that they are built from has the same
// bytes, and no changed file is one that they may read. A test may look at more than a benchmark does (line
// numbers, the folders around it, programs that it starts, the flags that it is run with), so less is proved
// of it. docs/identical.md has the rule.

import { relative, sep } from "node:path";
import { readText } from "../ports/files/files.ts";
import { DATA_FOLDER, dataThatMatters } from "./data-files.ts";
import type { GoPackage } from "./package-list.ts";
import { type Listing, sourcesToCompare } from "./same-sources.ts";
import { withoutComments } from "./without-comments.ts";

interface ProveTestsRequest {
  readonly base: Listing;
  readonly head: Listing;
  /** Files that differ, relative to the repository. */
  readonly changes: ReadonlySet<string>;
}

/** Any other changed file may be read by any test, or set how tests are run. */
const CODE_OR_PROSE = [
  /\.go$/,
  /\.(md|markdown|adoc|rst)$/i,
  /(^|\/)(LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG)[^/]*$/,
];

/** With one of these, directly or not, a test may run or read code that it is not built from. */
const REACHES_FURTHER = /^(os\/exec|plugin|go\/(parser|build|importer)|golang\.org\/x\/tools\/go\/.+)$/;

/** Code that looks into folders may find any file there, without a name. */
const LOOKS_AROUND = /\b(ReadDir|Readdir|Readdirnames|Walk|WalkDir|Glob|DirFS|CopyFS|OpenRoot)\b/;

/** proveTests are the import paths of those packages, in their order. */
export async function proveTests({ base, head, changes }: ProveTestsRequest): Promise<readonly string[]> {
  if (![...changes].every(isCodeOrProse)) return [];
  const isChanged = (path: string) => changes.has(relative(head.tree, path).split(sep).join("/"));
  const mayRead = createReaders(head, changes);
  const proved: string[] = [];
  for (const importPath of testedPackages(head)) {
    const plan = sourcesToCompare(importPath, base, head);
    if (plan.kind === "different" || plan.files.some((pair) => isChanged(pair.head))) continue;
    if (changes.size === 0 || !(await mayRead(importPath))) proved.push(importPath);
  }
  return proved.sort();
}

function isCodeOrProse(path: string): boolean {
  return !DATA_FOLDER.test(path) && CODE_OR_PROSE.some((pattern) => pattern.test(path));
}

function testedPackages({ packages }: Listing): readonly string[] {
  const named = [...packages.values()].filter(({ isNamed }) => isNamed);
  return named.map(({ importPath }) => importPath).filter((path) => packages.has(`${path}.test`));
}

/** Each part is read once, whichever tests it is built into. */
function createReaders({ tree, packages }: Listing, changes: ReadonlySet<string>) {
  const known = new Map<string, Promise<boolean>>();
  const partMayRead = (part: GoPackage): Promise<boolean> => {
    const found = known.get(part.importPath) ?? codeMayRead(part, changes);
    known.set(part.importPath, found);
    return found;
  };
  return async (importPath: string): Promise<boolean> => {
    const deps = packages.get(`${importPath}.test`)?.deps ?? [];
    // What package testing itself is built from is no part of these.
    const own = deps.filter((path) => path === importPath || path.endsWith(` [${importPath}.test]`));
    const parts = own.flatMap((path) => packages.get(path) ?? []);
    if (parts.some((part) => part.deps.some((path) => REACHES_FURTHER.test(path)))) return true;
    for (const path of deps) {
      const part = packages.get(path);
      if (part !== undefined && isOwn(part, tree) && (await partMayRead(part))) return true;
    }
    return false;
  };
}

/** Of the repository, and of no module that it uses at a version. */
function isOwn({ dir, module }: GoPackage, tree: string): boolean {
  return dir.startsWith(tree) && (module?.version ?? "") === "";
}

async function codeMayRead(part: GoPackage, changes: ReadonlySet<string>): Promise<boolean> {
  const { dir, files, hasForeignCode } = part;
  const texts = await Promise.all(
    files.filter((name) => name.endsWith(".go")).map((name) => readText(`${dir}/${name}`)),
  );
  const source = withoutComments(texts.join("\n"));
  return LOOKS_AROUND.test(source) || dataThatMatters([...changes], { source, hasForeignCode }) !== undefined;
}
