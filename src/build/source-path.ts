// Makes paths of Go's tools relative to the repository. Pure text: Windows paths work on any system.

export interface Folders {
  /** Absolute path of the repository's worktree. */
  readonly root: string;
  /** Absolute path of the folder that the tools ran in. */
  readonly dir: string;
}

/**
 * relativeToRoot is a path relative to `root`, with forward slashes; undefined for one that is not below it.
 * A relative `path` starts at `dir`.
 */
export function relativeToRoot(path: string, { root, dir }: Folders): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  const absolute = isAbsolutePath(slashed) ? slashed : `${dir}/${slashed}`;
  const [top, below] = [segments(root), segments(absolute)];
  const isBelow = top.length < below.length && top.every((name, i) => isSameName(name, below[i] ?? "", i));
  return isBelow ? below.slice(top.length).join("/") : undefined;
}

/** withoutRoot is a tool's output with paths relative to the root: a user does not know where a side is. */
export function withoutRoot(text: string, root: string): string {
  const [first = "", ...rest] = text.split(root);
  const shorten = (piece: string) =>
    /^[\\/]/.test(piece) ? piece.slice(1) : `${/^[\w-]/.test(piece) ? root : "."}${piece}`;
  return [first, ...rest.map(shorten)].join("");
}

/** isAbsolutePath is true for `/a`, `C:\a` and `C:/a`. */
export function isAbsolutePath(path: string): boolean {
  return /^([A-Za-z]:)?[\\/]/.test(path);
}

/** The drive letter of a Windows path may be of either case. */
function isSameName(a: string, b: string, position: number): boolean {
  return a === b || (position === 0 && /^[A-Za-z]:$/.test(a) && a.toLowerCase() === b.toLowerCase());
}

function segments(path: string): readonly string[] {
  const names: string[] = [];
  for (const name of path.replaceAll("\\", "/").split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names;
}
