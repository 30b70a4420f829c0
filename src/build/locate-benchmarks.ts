import { relative, sep } from "node:path";
import type { BenchPattern } from "../patterns/bench-pattern.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { GoPackage } from "./package-list.ts";
import type { Listing } from "./same-sources.ts";

export interface BenchmarkPlace {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Equal for functions with the same code; "" where it is not known. */
  readonly hash: string;
}

/** Places has benchmarks by package and by name without "Benchmark"; packages without any are absent. */
export type Places = ReadonlyMap<string, ReadonlyMap<string, BenchmarkPlace>>;

/** BothPlaces has no functions for the base where there is no base. */
export type BothPlaces = Readonly<Record<"base" | "head", Places>>;

export interface Located {
  readonly places: Places;
  /** Named packages that do not load or have a test file that does not parse: functions may be missing. */
  readonly unreadable: ReadonlySet<string>;
}

/** locateBenchmarks reads the test files of all named packages of a side. */
export async function locateBenchmarks(helper: Helper, { tree, packages }: Listing): Promise<Located> {
  const isProgram = ({ importPath, dir }: GoPackage) => packages.get(testedBy(importPath))?.dir === dir;
  // A pattern that the go command refuses is among the packages, without a folder.
  const named = [...packages.values()].filter(
    (p) => p.isNamed && p.forTest === "" && p.dir !== "" && !isProgram(p),
  );
  const files = named.flatMap((p) =>
    p.testFiles.map((name) => ({ pkg: p.importPath, path: `${p.dir}/${name}` })),
  );
  const found = await helper.benchmarks(files.map(({ path }) => path));
  const places = new Map<string, Map<string, BenchmarkPlace>>();
  const unreadable = new Set(named.filter(({ error }) => error !== undefined).map((p) => p.importPath));
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

/** "p" for the test program "p.test", "" for other packages. */
function testedBy(importPath: string): string {
  return importPath.endsWith(".test") ? importPath.slice(0, -".test".length) : "";
}

/** functionsOf are a package's benchmark functions that the -bench pattern can match, without "Benchmark". */
export function functionsOf(places: Places, pkg: string, pattern: BenchPattern): readonly string[] {
  return [...(places.get(pkg)?.keys() ?? [])].filter((name) => pattern.canMatch(`Benchmark${name}`));
}
