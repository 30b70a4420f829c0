// Where a repository has Go code, for a user who named packages, or a folder, in which there is none.

export interface OtherCode {
  /** `go.mod in api/ and tools/`. */
  readonly found: string;
  /** A sentence without a full stop. */
  readonly remedy: string;
}

const MOST_NAMED = 4;

/** moduleFolders are those of all go.mod, "." for the top, without those that the go command passes over. */
export function moduleFolders(paths: readonly string[]): readonly string[] {
  return foldersOf(paths.filter((path) => /(^|\/)go\.mod$/.test(path)));
}

/** codeFolders are the folders of the files of the module in `folder`, without those of modules below it. */
export function codeFolders(paths: readonly string[], folder: string): readonly string[] {
  const nested = moduleFolders(paths).filter((other) => other !== folder && isIn(folder, other));
  const own = foldersOf(paths.filter((path) => path.endsWith(".go"))).filter((each) => isIn(folder, each));
  return own.filter((each) => !nested.some((other) => isIn(other, each)));
}

const LEFT_OUT =
  "its build constraints leave it out on this system: set build-flags to the tags that it needs (-tags=…), or run the job on its system";

/** otherCode says what is there when `patterns` match nothing; `folder` is "." for the repository's top. */
export function otherCode(paths: readonly string[], folder: string, patterns: readonly string[]): OtherCode {
  const modules = moduleFolders(paths).filter((each) => each !== folder);
  const code = codeFolders(paths, folder);
  if (code.length > 0)
    return {
      found: `Go code in ${named(code)}`,
      remedy: patterns.includes("./...") ? LEFT_OUT : "set packages to patterns that match it",
    };
  if (modules.length === 0)
    return {
      found: "no Go package in the repository",
      remedy: "commit one, or set working-directory or packages",
    };
  const one = modules.length === 1 ? `working-directory: ${modules[0]}` : "working-directory to one of them";
  const below = modules.filter((each) => isIn(folder, each)).map((each) => patternOf(folder, each));
  const isWorkspace = paths.includes(join(folder, "go.work")) && below.length > 0;
  return {
    found: `go.mod in ${named(modules)}`,
    remedy: `set ${one}${isWorkspace ? `, or packages: ${below.slice(0, MOST_NAMED).join(" ")}` : "; a job has one module, packages are those of it"}`,
  };
}

function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = paths.map((path) => path.replace(/(^|\/)[^/]*$/, "") || ".");
  return [...new Set(folders)].filter((folder) => !folder.split("/").some(isHidden)).sort();
}

function isHidden(name: string): boolean {
  return name === "testdata" || name === "vendor" || /^(_|\..)/.test(name);
}

function isIn(folder: string, path: string): boolean {
  return folder === "." || path === folder || path.startsWith(`${folder}/`);
}

function join(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

function patternOf(folder: string, module: string): string {
  return `./${folder === "." ? module : module.slice(folder.length + 1)}/...`;
}

function named(folders: readonly string[]): string {
  const shown = folders
    .slice(0, MOST_NAMED)
    .map((folder) => (folder === "." ? "the top folder" : `${folder}/`));
  const more = folders.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
