// What npm wrote down when it installed go-steady from git.

import { isObject } from "../../model/json-value.ts";

/**
 * commitInLock finds the commit of a package in the text of `node_modules/.package-lock.json`, where the
 * address of one that came from git ends in `#` and its hash; undefined when it came from elsewhere, or the
 * file is none of npm's.
 */
export function commitInLock(text: string, name: string): string | undefined {
  const packages = fieldOf(parse(text), "packages");
  const resolved = fieldOf(fieldOf(packages, `node_modules/${name}`), "resolved");
  return /^git[+:].*#([0-9a-f]{40})$/.exec(typeof resolved === "string" ? resolved : "")?.[1];
}

function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
