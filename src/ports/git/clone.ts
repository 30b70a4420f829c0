// A clone with borrowed objects. Its .git folder looks like the user's, and nothing is written to the user's.

import { join, resolve } from "node:path";
import { link, makeFolder, readText, writeText } from "../files/files.ts";
import type { GitCommands } from "./program.ts";
import { type Setting, settingsFile, takenOver } from "./settings.ts";

interface OriginalRepository {
  /** Absolute path of its folder of objects. */
  readonly objects: string;
  /** Texts of files that a clone has, too, by their path in .git. */
  readonly files: Readonly<Record<string, string>>;
  /** Checked out: "refs/heads/main", for example; undefined for a detached HEAD. */
  readonly branch: string | undefined;
  readonly refs: readonly Ref[];
  readonly settings: readonly Setting[];
}

interface Ref {
  readonly name: string;
  readonly sha: string;
  /** The ref that it stands for, "" for most refs. */
  readonly target: string;
}

const FILES = ["shallow", "info/exclude", "info/attributes", "info/sparse-checkout"];

/** git itself is asked: it knows where linked worktrees and submodules keep these files. */
export async function readOriginal({
  root,
  settings,
  must,
  may,
}: Pick<GitCommands, "root" | "must" | "may"> &
  Pick<OriginalRepository, "settings">): Promise<OriginalRepository> {
  const places = ["objects", ...FILES].flatMap((path) => ["--git-path", path]);
  const [paths, refs, branch] = await Promise.all([
    must("rev-parse", ...places),
    must("for-each-ref", "--format=%(objectname) %(refname) %(symref)"),
    may("symbolic-ref", "--quiet", "HEAD"),
  ]);
  const [objects = "", ...files] = paths.split(/\r?\n/).map((path) => resolve(root, path));
  const texts = await Promise.all(
    FILES.map(async (path, i) => [path, (await readText(files[i] ?? "")) ?? ""] as const),
  );
  return {
    objects,
    files: Object.fromEntries(texts.filter(([, text]) => text !== "")),
    branch,
    refs: refs.split("\n").flatMap(readRef),
    settings,
  };
}

function readRef(line: string): readonly Ref[] {
  const [sha = "", name = "", target = ""] = line.split(" ");
  return name === "" ? [] : [{ sha, name, target }];
}

/**
 * Makes the .git folder in `path`, with HEAD at the commit `sha`, on the original's branch. The link to the
 * objects is inside of .git because go-git follows no path that leads out of it.
 */
export async function makeClone(path: string, sha: string, original: OriginalRepository): Promise<void> {
  const at = (name: string) => join(path, ".git", name);
  const { objects, branch, files, settings } = original;
  await Promise.all(["refs/heads", "refs/tags", "objects/pack", "hooks"].map((name) => makeFolder(at(name))));
  await link(objects, at("borrowed/objects"));
  await writeText(at("objects/info/alternates"), "../borrowed/objects\n");
  for (const [name, text] of Object.entries(files)) await writeText(at(name), text);
  const moved = branch === undefined ? [] : [{ name: branch, sha, target: "" }];
  const refs = [...original.refs.filter(({ name }) => name !== branch), ...moved];
  const packed = refs.filter(({ target }) => target === "").map((ref) => `${ref.sha} ${ref.name}\n`);
  await writeText(at("packed-refs"), packed.join(""));
  for (const { name, target } of refs) if (target !== "") await writeText(at(name), `ref: ${target}\n`);
  await writeText(at("config"), settingsFile(takenOver(settings)));
  await writeText(at("HEAD"), branch === undefined ? `${sha}\n` : `ref: ${branch}\n`);
}
