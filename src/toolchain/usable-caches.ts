// The caches of the go command. A machine without HOME, or with one that cannot be written, has none: then
// they lie below a folder of ours.

import { isAbsolute, join } from "node:path";
import { namesIn } from "../ports/files/files.ts";
import { whyFull, whyUnwritable } from "../ports/files/usable-folder.ts";
import type { Env } from "../ports/process/environment.ts";
import type { GoEnv } from "./go-env.ts";

/** GoCaches is an environment with caches that can be used. */
interface GoCaches {
  readonly env: Env;
  /** Which were replaced, and why: a sentence each. */
  readonly remarks: readonly string[];
}

/** withUsableCaches replaces what cannot be used, below `spare`, an absolute path. */
export async function withUsableCaches(
  env: Env,
  { buildCache, moduleCache }: Pick<GoEnv, "buildCache" | "moduleCache">,
  spare: string,
): Promise<GoCaches> {
  const [noBuild, noModules] = [await whyNoCache(buildCache), await whyNoModules(moduleCache)];
  const gopath = join(spare, "gopath");
  const build = { GOCACHE: join(spare, "go-build") };
  // With GOPATH come the checksums that were seen: the go command writes them, too.
  const modules = { GOPATH: gopath, GOMODCACHE: join(gopath, "pkg", "mod") };
  return {
    env: { ...env, ...(noBuild === undefined ? {} : build), ...(noModules === undefined ? {} : modules) },
    remarks: [
      ...(noBuild === undefined ? [] : [`GOCACHE ${noBuild}; ${build.GOCACHE} is used instead`]),
      ...(noModules === undefined ? [] : [`GOMODCACHE ${noModules}; ${modules.GOMODCACHE} is used instead`]),
    ],
  };
}

/** A clause that follows the name of the variable; undefined for a folder that can be used. */
async function whyNoCache(folder: string): Promise<string | undefined> {
  if (!isAbsolute(folder)) return `is ${folder || "not set"}`; // `off` is a word of the go command's
  const why = (await whyUnwritable(folder)) ?? (await whyFull(folder));
  return why === undefined ? undefined : `${folder} ${why}`;
}

/** An image may have all modules in a folder that nobody can write: it is read. */
async function whyNoModules(folder: string): Promise<string | undefined> {
  const why = await whyNoCache(folder);
  if (why === undefined) return undefined;
  const isFilled = isAbsolute(folder) && (await readableNames(join(folder, "cache", "download"))).length > 0;
  return isFilled ? undefined : why;
}

async function readableNames(folder: string): Promise<readonly string[]> {
  return namesIn(folder).catch(() => []); // what cannot be listed cannot be used
}
