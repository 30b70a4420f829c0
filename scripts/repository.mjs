// Throwaway git repositories for the scripts that run the job on something real.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {{ readonly dir: string, commit(folder: string, more?: Readonly<Record<string, string>>): string, remove(): void }} Repository
 */

/** SETTINGS let git commit in a throwaway repository, whatever the user's settings are. */
export const SETTINGS = [
  ["user.name", "go-steady"],
  ["user.email", "go-steady@example.com"],
  ["commit.gpgSign", "false"],
  ["core.autocrlf", "false"],
  ["core.hooksPath", "/dev/null"],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/**
 * makeRepository makes an empty repository in a temporary folder.
 * @param {string} name
 * @returns {Repository}
 */
export function makeRepository(name) {
  const parent = mkdtempSync(join(tmpdir(), `${name}-`));
  const dir = join(parent, "module"); // a name that tests of the module may expect
  mkdirSync(dir);
  /** @param {...string} args */
  const git = (...args) => execFileSync("git", [...SETTINGS, ...args], { cwd: dir, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  return {
    dir,
    /**
     * Makes the folder's content, with copies of `more` by name, the whole content of the next commit; gives
     * its hash.
     */
    commit(folder, more = {}) {
      for (const entry of readdirSync(dir)) {
        if (entry !== ".git") rmSync(join(dir, entry), { recursive: true });
      }
      cpSync(folder, dir, { recursive: true, filter: (path) => path !== join(folder, ".git") });
      for (const [name, source] of Object.entries(more)) cpSync(source, join(dir, name));
      makeWritable(dir);
      git("add", "--all", "--force");
      git("commit", "--quiet", "--allow-empty", `--message=${folder}`);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** The module cache is read-only, and so are copies of it. @param {string} dir */
function makeWritable(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() && entry.name !== ".git") makeWritable(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}
