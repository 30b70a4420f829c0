import { entries, fitting, fromJson, object, or, text } from "../../model/shape.ts";

const lock = object({ packages: entries(object({ resolved: or(text, "") })) });

/**
 * commitInLock finds a package's commit in `node_modules/.package-lock.json`: an address from git ends in `#`
 * and the hash. Undefined for a package from elsewhere, and for another file.
 */
export function commitInLock(json: string, name: string): string | undefined {
  const { packages = [] } = fitting(lock, fromJson(json)) ?? {};
  const [, found] = packages.find(([folder]) => folder === `node_modules/${name}`) ?? [];
  return /^git[+:].*#([0-9a-f]{40})$/.exec(found?.resolved ?? "")?.[1];
}
