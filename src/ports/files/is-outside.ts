import * as system from "node:path";

/** isOutside is about absolute paths. On Windows the way to another disk is absolute, too. */
export function isOutside(folder: string, path: string, { relative, isAbsolute, sep } = system): boolean {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}
