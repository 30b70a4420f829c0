// Paths as Go's tools print them, made relative to the repository. Pure text: works for paths of Windows on
// any system.

/** Folders says where the tools ran. */
export interface Folders {
  /** Absolute path of the repository's worktree. */
  readonly root: string;
  /** Absolute path of the folder that the tools ran in. */
  readonly dir: string;
}

/**
 * relativeToRoot is a path relative to the root, with forward slashes; a relative path is one from the folder
 * that the tools ran in. Undefined for what is not below the root.
 */
export function relativeToRoot(path: string, { root, dir }: Folders): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  const absolute = isAbsolutePath(slashed) ? slashed : `${dir}/${slashed}`;
  const [top, below] = [segments(root), segments(absolute)];
  const isBelow = top.length < below.length && top.every((name, i) => isSameName(name, below[i] ?? "", i));
  return isBelow ? below.slice(top.length).join("/") : undefined;
}

/**
 * withoutRoot is what a tool said, with paths relative to the root: the user does not know where a side lies.
 */
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

/** The drive letter, the first name of a Windows path, may be of either case. */
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
