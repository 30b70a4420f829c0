// go.sum: which files of the module cache a project can need. https://go.dev/ref/mod#go-sum-files

/** ModuleFiles are paths below `GOMODCACHE/cache/download`. */
interface ModuleFiles {
  /** The go.mod of a version, with what was found out about it. */
  readonly always: readonly string[];
  /**
   * Its sources as a zip, by the folder below GOMODCACHE that the go command unpacks them to when it needs
   * them.
   */
  readonly zips: ReadonlyMap<string, string>;
}

/** moduleFiles reads go.sum files. It passes over any other line: the go command refuses those. */
export function moduleFiles(goSums: readonly string[]): ModuleFiles {
  const always = new Set<string>();
  const zips = new Map<string, string>();
  for (const line of goSums.flatMap((text) => text.split("\n"))) {
    const match = LINE.exec(line);
    if (match === null) continue;
    const [path, version] = [escapePath(match[1] ?? ""), escapePath(match[2] ?? "")];
    if (!isSafe(path) || !isSafe(version)) continue;
    const stem = `${path}/@v/${version}`;
    for (const end of ["mod", "info"]) always.add(`${stem}.${end}`);
    if (match[3] === undefined) zips.set(`${path}@${version}`, `${stem}.zip`);
  }
  return { always: [...always].sort(), zips };
}

const LINE = /^(\S+) (v[^\s/]+)(\/go\.mod)? h1:\S+$/;

/** A capital letter is `!` and the small one, for file systems that see no difference. */
function escapePath(path: string): string {
  return path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

function isSafe(path: string): boolean {
  return /^[\w.~!+/-]+$/.test(path) && !path.startsWith("-") && !path.split("/").includes("..");
}
