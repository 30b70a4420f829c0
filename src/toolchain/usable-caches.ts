// Caches of the go command, in a folder of ours where the usual one cannot be used: no HOME, right or room.

import { isAbsolute, join } from "node:path";
import { namesIn } from "../ports/files/files.ts";
import { whyFull, whyUnwritable } from "../ports/files/usable-folder.ts";
import type { Env } from "../ports/process/environment.ts";
import type { GoEnv } from "./go-env.ts";

interface GoCaches {
  readonly env: Env;
  /** A sentence for each cache that was replaced, with the reason. */
  readonly remarks: readonly string[];
}

/** withUsableCaches puts a cache that cannot be used below `spare`, an absolute path. */
export async function withUsableCaches(
  env: Env,
  { buildCache, moduleCache }: Pick<GoEnv, "buildCache" | "moduleCache">,
  spare: string,
): Promise<GoCaches> {
  const [noBuild, noModules] = [await whyNoCache(buildCache), await whyNoModules(moduleCache)];
  const gopath = join(spare, "gopath");
  const build = { GOCACHE: join(spare, "go-build") };
  // GOPATH, too: the go command keeps the checksums that it has seen below it.
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

/** A filled folder needs no right to write: an image may bring all modules. */
async function whyNoModules(folder: string): Promise<string | undefined> {
  const why = await whyNoCache(folder);
  if (why === undefined) return undefined;
  const isFilled = isAbsolute(folder) && (await readableNames(join(folder, "cache", "download"))).length > 0;
  return isFilled ? undefined : why;
}

async function readableNames(folder: string): Promise<readonly string[]> {
  return namesIn(folder).catch(() => []); // what cannot be listed cannot be used
}
