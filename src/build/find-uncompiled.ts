// Finds tests that do not compile, without linking; what the checks compiled is already in the build cache.

import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";

interface CompileRequest {
  readonly go: string;
  readonly env: Env;
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly importPaths: readonly string[];
}

/** Prints the import path of a package with an error, its own or one of what it is built from. */
const TEMPLATE = `{{if or .Error .DepsErrors}}{{.ImportPath}}{{end}}`;

/** findUncompiled names the packages whose tests do not compile; all of them where the go command fails. */
export async function findUncompiled(
  processes: Processes,
  { go, env, dir, buildFlags, importPaths }: CompileRequest,
): Promise<ReadonlySet<string>> {
  if (importPaths.length === 0) return new Set();
  const args = ["list", "-e", "-test", "-export", "-f", TEMPLATE, ...buildFlags, "--", ...importPaths];
  const exit = await processes.run({ file: go, args, cwd: dir, env });
  if (exit.code !== 0 || exit.truncated) return new Set(importPaths);
  const bad = new Set(exit.stdout.split(/\r?\n/));
  const variants = (pkg: string) => [pkg, `${pkg}.test`, `${pkg} [${pkg}.test]`, `${pkg}_test [${pkg}.test]`];
  return new Set(importPaths.filter((pkg) => variants(pkg).some((variant) => bad.has(variant))));
}
