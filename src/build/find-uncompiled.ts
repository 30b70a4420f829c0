// Which packages' tests do not compile. Nothing is linked, and what the checks have compiled is in the build
// cache.

import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";

/** CompileRequest is what to compile, and how. */
interface CompileRequest {
  readonly go: string;
  readonly env: Env;
  /** Folder to run in. */
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly importPaths: readonly string[];
}

/** Prints the import path of what has an error, its own or one of what it is built from. */
const TEMPLATE = `{{if or .Error .DepsErrors}}{{.ImportPath}}{{end}}`;

/**
 * findUncompiled names the packages of which something does not compile; all where the go command does not
 * say.
 */
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
