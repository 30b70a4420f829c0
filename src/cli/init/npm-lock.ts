// What npm wrote down when it installed go-steady from git.

import { entries, fitting, fromJson, object, or, text } from "../../model/shape.ts";

const lock = object({ packages: entries(object({ resolved: or(text, "") })) });

/**
 * commitInLock finds the commit of a package in the text of `node_modules/.package-lock.json`, where the
 * address of one that came from git ends in `#` and its hash; undefined when it came from elsewhere, or the
 * file is none of npm's.
 */
export function commitInLock(json: string, name: string): string | undefined {
  const { packages = [] } = fitting(lock, fromJson(json)) ?? {};
  const [, found] = packages.find(([folder]) => folder === `node_modules/${name}`) ?? [];
  return /^git[+:].*#([0-9a-f]{40})$/.exec(found?.resolved ?? "")?.[1];
}
