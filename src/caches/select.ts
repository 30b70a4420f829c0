// Which files a job used: those are kept, and nothing else.

import { type CacheFile, cacheFiles, fileAt, isFolderAt, smallText } from "../ports/github/cache-files.ts";
import { isKeptReach } from "../run/kept-reach.ts";
import { isCacheEntry, outputOf } from "./build-cache.ts";
import { moduleFiles } from "./go-sum.ts";
import type { Names, Plan } from "./plan.ts";
import type { Store } from "./store.ts";

export function usedFiles({ name, root }: Store, { goSums, since }: Plan): Names {
  switch (name) {
    case "modules":
      return namesOf(usedModules(root, goSums));
    case "build":
      return namesOf(usedEntries(cacheFiles(root), root, "", since));
    case "staticcheck": {
      const files = cacheFiles(root).filter((file) => !file.name.startsWith("tmp-"));
      const programs = files.filter((file) => !file.name.startsWith("cache/"));
      return namesOf([...programs, ...usedEntries(files, root, "cache/", since)]);
    }
    case "reach":
      return namesOf(cacheFiles(root).filter((file) => isKeptReach(file.name) && file.modified >= since));
  }
}

/** A zip that is unpacked was needed by this job: only zips are restored. */
function usedModules(root: string, goSums: readonly string[]): readonly CacheFile[] {
  const { always, zips } = moduleFiles(goSums);
  const unpacked = [...zips].filter(([folder]) => isFolderAt(`${root}/../../${folder}`));
  return [...always, ...unpacked.map(([, zip]) => zip)].flatMap((name) => fileAt(root, name));
}

/** The go command may use an output without renewing its time, but not without its action. */
function usedEntries(
  files: readonly CacheFile[],
  root: string,
  folder: string,
  since: number,
): readonly CacheFile[] {
  const entries = new Map(
    files.flatMap((file) => {
      const path = file.name.slice(folder.length);
      return file.name.startsWith(folder) && isCacheEntry(path) ? [[path, file] as const] : [];
    }),
  );
  const actions = [...entries].filter(([path, { modified }]) => path.endsWith("-a") && modified >= since);
  return actions.flatMap(([, action]) => {
    const output = entries.get(outputOf(smallText(root, action.name)) ?? "");
    return output === undefined ? [] : [action, output];
  });
}

function namesOf(files: readonly CacheFile[]): Names {
  const sorted = [...new Map(files.map(({ name, bytes }) => [name, bytes]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return Object.fromEntries(sorted);
}
