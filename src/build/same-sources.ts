// Proof (b) that a package's test is the same on both sides: it is built from the same modules, settings and
// files, and each file says the same. This file finds what to compare; docs/identical.md has the rule.

import type { GoPackage } from "./package-list.ts";

export interface Listing {
  /** Top folder of the side's worktree, absolute. */
  readonly tree: string;
  readonly packages: ReadonlyMap<string, GoPackage>;
}

export interface FilePair {
  /** Absolute, as `head` is. */
  readonly base: string;
  readonly head: string;
  /** True for an embedded file: every byte of it counts, also comments of Go code. */
  readonly isData: boolean;
}

/** SourcesToCompare says that two builds differ, or which files must agree for them to be the same. */
type SourcesToCompare =
  | { readonly kind: "different"; readonly reason: string }
  | { readonly kind: "compare"; readonly files: readonly FilePair[]; readonly hasForeignCode: boolean };

/** sourcesToCompare walks all that a package's test is built from, except the standard library. */
export function sourcesToCompare(importPath: string, base: Listing, head: Listing): SourcesToCompare {
  const [baseTest, headTest] = [base, head].map((side) => side.packages.get(`${importPath}.test`));
  if (baseTest === undefined || headTest === undefined)
    return different(`${importPath} has no test on one side`);
  if (baseTest.error !== undefined || headTest.error !== undefined)
    return different(`the test of ${importPath} does not load`);
  if (baseTest.godebug !== headTest.godebug) return different("the GODEBUG settings differ");
  const [baseParts, headParts] = [partsOf(baseTest, base), partsOf(headTest, head)];
  const added = [...headParts.keys()].find((path) => !baseParts.has(path));
  if (added !== undefined) return different(`${added} is not part of the base`);
  const files: FilePair[] = [];
  for (const [path, basePart] of baseParts) {
    const headPart = headParts.get(path);
    if (headPart === undefined) return different(`${path} is not part of the head`);
    const pair = comparePart(basePart, headPart, base.tree, head.tree);
    if (pair.kind === "different") return pair;
    files.push(...pair.files);
  }
  const hasForeignCode = [...headParts.values()].some((part) => part.hasForeignCode);
  return { kind: "compare", files, hasForeignCode };
}

function partsOf(test: GoPackage, side: Listing): ReadonlyMap<string, GoPackage> {
  const parts = test.deps.map((path) => side.packages.get(path)).filter((part) => part !== undefined);
  return new Map(parts.filter((part) => !part.isStandard).map((part) => [part.importPath, part]));
}

function comparePart(base: GoPackage, head: GoPackage, baseTree: string, headTree: string): SourcesToCompare {
  const { hasForeignCode } = head;
  if (base.error !== undefined || head.error !== undefined) return different(`${nameOf(head)} does not load`);
  if (moduleOf(base) !== moduleOf(head)) return different(`${nameOf(head)} is of another version`);
  if (comesFromCache(base, baseTree) && comesFromCache(head, headTree))
    return { kind: "compare", files: [], hasForeignCode };
  const names = [base, head].map((part) => [...new Set(part.files)].sort());
  if (names[0]?.join("\n") !== names[1]?.join("\n")) return different(`${nameOf(head)} has other files`);
  const files = (names[0] ?? []).map((name) => ({
    base: `${base.dir}/${name}`,
    head: `${head.dir}/${name}`,
    isData: base.embeddedFiles.includes(name) || head.embeddedFiles.includes(name),
  }));
  return { kind: "compare", files, hasForeignCode };
}

/** Without the " [p.test]" of a variant. */
function nameOf({ importPath }: GoPackage): string {
  return importPath.replace(/ .*$/, "");
}

function moduleOf({ module }: GoPackage): string {
  return module === undefined
    ? ""
    : [module.path, module.version, module.replacedBy, module.goVersion].join(" ");
}

/** A published version of a module is the same wherever it is read from; a folder is not. */
function comesFromCache({ module, dir }: GoPackage, tree: string): boolean {
  if (module === undefined) return false;
  const version = module.replacedBy === "" ? module.version : module.replacedBy.replace(/^.*@/, "");
  return version !== "" && !dir.startsWith(tree);
}

function different(reason: string): SourcesToCompare {
  return { kind: "different", reason };
}
