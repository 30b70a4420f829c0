// Where the benchmark functions stand in the sources of one side.

import { relative, sep } from "node:path";
import type { Helper } from "../ports/helper/helper.ts";
import type { GoPackage } from "./package-list.ts";
import type { Listing } from "./same-sources.ts";

/** BenchmarkPlace is where a benchmark function stands. */
export interface BenchmarkPlace {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Equal for functions with the same code, "" where that is not known. */
  readonly hash: string;
}

/**
 * Places are benchmark functions by package and by name without "Benchmark". Packages without any are not in
 * it.
 */
export type Places = ReadonlyMap<string, ReadonlyMap<string, BenchmarkPlace>>;

/** BothPlaces are the benchmark functions of both sides; of the base none where there is no base. */
export type BothPlaces = Readonly<Record<"base" | "head", Places>>;

/** Located is what the test files of a side hold. */
export interface Located {
  readonly places: Places;
  /**
   * Named packages of which functions may be missing, since they cannot be loaded or a test file of theirs
   * does not parse.
   */
  readonly unreadable: ReadonlySet<string>;
}

/** locateBenchmarks reads the test files of all named packages of a side. */
export async function locateBenchmarks(helper: Helper, { tree, packages }: Listing): Promise<Located> {
  // A pattern that the go command refuses stands among the packages, without a folder.
  const isProgram = ({ importPath, dir }: GoPackage) => packages.get(testedBy(importPath))?.dir === dir;
  const named = [...packages.values()].filter(
    (p) => p.isNamed && p.forTest === "" && p.dir !== "" && !isProgram(p),
  );
  const files = named.flatMap((p) =>
    p.testFiles.map((name) => ({ pkg: p.importPath, path: `${p.dir}/${name}` })),
  );
  const found = await helper.benchmarks(files.map(({ path }) => path));
  const places = new Map<string, Map<string, BenchmarkPlace>>();
  const unreadable = new Set(named.filter(({ error }) => error !== "").map((p) => p.importPath));
  for (const [i, { pkg, path }] of files.entries()) {
    if (found[i]?.error !== undefined) unreadable.add(pkg);
    for (const { name, line, hash } of found[i]?.benchmarks ?? []) {
      const ofPackage = places.get(pkg) ?? new Map<string, BenchmarkPlace>();
      const file = relative(tree, path).split(sep).join("/");
      ofPackage.set(name.slice("Benchmark".length), { file, line, hash });
      places.set(pkg, ofPackage);
    }
  }
  return { places, unreadable };
}

/** The package of a test program: "p" for "p.test", "" for others. */
function testedBy(importPath: string): string {
  return importPath.endsWith(".test") ? importPath.slice(0, -".test".length) : "";
}
