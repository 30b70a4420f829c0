// go.sum: which files of the module cache a project can need. https://go.dev/ref/mod#go-sum-files

/** ModuleFiles are paths below `GOMODCACHE/cache/download`. */
interface ModuleFiles {
  /** `.mod` and `.info` of each version. */
  readonly always: readonly string[];
  /** `.zip` by the folder below GOMODCACHE into which the go command unpacks it when it needs the sources. */
  readonly zips: ReadonlyMap<string, string>;
}

/** moduleFiles passes over lines of another form: the go command refuses them. */
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
