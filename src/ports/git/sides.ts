// What git does for the two sides of a comparison: it lays them out, and treats the files with filters.

import { join, resolve } from "node:path";
import { readText, removeFile, setBack, writeText } from "../files/files.ts";
import { makeClone, readOriginal } from "./clone.ts";
import {
  type FilteredFile,
  filterNames,
  readFiltered,
  TRUST,
  WITH_ANY_FILTER,
  withLenientFilters,
  withoutFilters,
  withStrictFilters,
} from "./filters.ts";
import { lfsFolder } from "./lfs-objects.ts";
import { type GitCommands, okOrThrow, once, withSettings } from "./program.ts";
import { isPartial, waysToOrigin } from "./settings.ts";

export interface Submodule {
  /** Relative to the top folder. */
  readonly path: string;
  readonly sha: string;
}

/** Every method throws UnmeasurableError when git fails, unless it says otherwise. */
export interface GitSides {
  /**
   * Makes the folder `path` a clone with a commit checked out, and with the branches, tags and remotes of
   * this repository, whose objects it borrows. No hook and no filter is run.
   */
  layOut(path: string, sha: string): Promise<void>;
  /** Those that the commit of the side at `tree` names. */
  submodulesOf(tree: string): Promise<readonly Submodule[]>;
  /** What git ignores in a folder of this checkout. A folder that is ignored as a whole ends with a slash. */
  ignoredIn(folder: string): Promise<readonly string[]>;
  /** Tracked files in a folder of this checkout with a line that begins with `text`; none when git fails. */
  filesWith(text: string, folder: string): Promise<readonly string[]>;
  /** Tracked files of the side at `tree` that a filter of the user's would treat. */
  filteredFiles(tree: string): Promise<readonly FilteredFile[]>;
  /**
   * Tells git that `all` filtered files of the side at `tree` are what its commit has, so that it need not
   * ask a filter; for those in `filled`, with any bytes.
   */
  trustFiles(
    tree: string,
    paths: { readonly filled: readonly string[]; readonly all: readonly string[] },
  ): Promise<void>;
  /** Lays these files out again, by their filters. Gives those that stay as they are committed. */
  runFilters(tree: string, paths: readonly string[]): Promise<readonly string[]>;
  /** Where Git LFS keeps its objects, absolute. */
  lfsFolder(): Promise<string>;
}

/** With all processors: a large repository has tens of thousands of files. */
const CHECK_OUT = ["-c", "checkout.workers=0", "read-tree", "-u", "--reset"];

const IN_A_PARTIAL_CLONE =
  "this clone has not all files, and what it lacks could not be fetched: set github-token, or check out without a filter";
const IGNORED = ["--others", "--ignored", "--exclude-standard", "--directory", "-z"];
const REFRESH = ["update-index", "-q", "--refresh"];

export function makeSides({ root, env, run, must, may, askOrigin, allSettings }: GitCommands): GitSides {
  return {
    async layOut(path, sha) {
      const settings = await allSettings();
      await makeClone(path, sha, await readOriginal({ root, settings, must, may }));
      const args = ["-C", path, ...CHECK_OUT, sha];
      const own = withSettings(env, [...waysToOrigin(settings), ...withoutFilters(settings)]);
      okOrThrow(args, await askOrigin(args, own), isPartial(settings) ? IN_A_PARTIAL_CLONE : undefined);
    },
    async submodulesOf(tree) {
      if ((await readText(join(tree, ".gitmodules"))) === undefined) return []; // their origins are not known
      const entries = (await must("-C", tree, "ls-files", "--stage", "-z")).split("\0");
      return entries.flatMap((entry) => {
        const [, sha, path] = /^160000 (\S+) \d\t(.*)$/s.exec(entry) ?? [];
        return sha === undefined || path === undefined ? [] : [{ sha, path }];
      });
    },
    async ignoredIn(folder) {
      const found = await must("ls-files", ...IGNORED, "--", folder);
      return found.split("\0").filter((path) => path !== "");
    },
    async filesWith(text, folder) {
      const pattern = `^${text.replace(/[.[\]\\*^$]/g, "\\$&")}`;
      const { stdout } = await run(env, ["grep", "--full-name", "-lz", "-e", pattern, "--", folder]);
      return stdout.split("\0").filter((path) => path !== "");
    },
    async filteredFiles(tree) {
      const settings = await allSettings();
      if (filterNames(settings).length === 0) return [];
      const paths = await must("-C", tree, "ls-files", "-z", "--", WITH_ANY_FILTER);
      if (paths === "") return [];
      const args = ["-C", tree, "check-attr", "-z", "--stdin", "filter"];
      return readFiltered(okOrThrow(args, await run(env, args, paths)), settings);
    },
    async trustFiles(tree, { filled, all }) {
      for (const path of all) await setBack(join(tree, path)); // git reads a file that is as new as its index
      await run(withSettings(env, withoutFilters(await allSettings())), ["-C", tree, ...REFRESH]);
      if (filled.length === 0) return;
      const file = join(tree, ".git/info/attributes");
      const attributes = await readText(file);
      await writeText(file, `${attributes ?? ""}\n${TRUST.attributes}`);
      const args = ["-C", tree, "update-index", "-z", "--stdin"];
      okOrThrow(args, await run(withSettings(env, TRUST.settings), args, filled.join("\0")));
      await (attributes === undefined ? removeFile(file) : writeText(file, attributes));
    },
    runFilters: (tree, paths) => runFilters({ env, run, allSettings }, tree, paths),
    lfsFolder: once(async () => {
      const common = await must("rev-parse", "--git-common-dir");
      return lfsFolder(resolve(root, common.trim()), await allSettings());
    }),
  };
}

async function runFilters(
  { env, run, allSettings }: Pick<GitCommands, "env" | "run" | "allSettings">,
  tree: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const settings = await allSettings();
  const fill = async (filters: ReturnType<typeof withStrictFilters>, some: readonly string[]) => {
    for (const path of some) await removeFile(join(tree, path)); // git would leave what it has written
    const args = ["-C", tree, "checkout-index", "-z", "--stdin"];
    return (await run(withSettings(env, filters), args, some.join("\0"))).code === 0;
  };
  const failed = await failing(paths, (some) => fill(withStrictFilters(settings), some));
  if (failed.length > 0) await fill(withLenientFilters(settings), failed);
  return failed;
}

/** Most parts that are looked at again: without their key, thousands of files fail. */
const MOST_PARTS = 64;

/** Halves the paths until each part works, or is one path that does not. */
async function failing(
  paths: readonly string[],
  works: (some: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  const parts = [paths];
  const failed: string[] = [];
  for (let looked = 0; parts.length > 0; looked++) {
    const part = parts.shift() ?? [];
    if (part.length === 0 || (await works(part))) continue;
    const half = Math.ceil(part.length / 2);
    if (half === part.length || looked >= MOST_PARTS) failed.push(...part);
    else parts.push(part.slice(0, half), part.slice(half));
  }
  return failed;
}
