// A branch of a repository on a server, read and written without a checkout: blobs, trees and commits are
// made in a bare repository of our own. The user's repository is not touched, and the address, which may have
// a password in it, is in no file and in no argument.

import { join } from "node:path";
import { withoutPasswords } from "../../model/address.ts";
import { UnmeasurableError } from "../../model/errors.ts";
import { makeFolder, writeBytes } from "../files/files.ts";
import type { Exit } from "../process/child.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import { readBatch } from "./blob-batch.ts";
import { type GitCredential, withCredential } from "./credential.ts";
import { complaint, okOrThrow, runGit, withSettings } from "./program.ts";

/** Where a branch is. */
export interface BranchAddress {
  /** Of the repository: as git takes it, or an absolute path. */
  readonly url: string;
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** The user's own settings, by which git finds the server and passwords. */
  readonly ways: readonly (readonly [key: string, value: string])[];
}

export interface GitAccess {
  readonly processes: Processes;
  readonly env: Env;
  /** Tried where the server does not answer without it. */
  readonly credential: GitCredential | undefined;
}

interface BranchNeeds extends GitAccess, BranchAddress {
  /** A folder of ours, absolute: the repository is made in it, or found there from before. */
  readonly dir: string;
  /** What is left out of a fetch, where the server can do that: `blob:none`. Undefined: nothing. */
  readonly filter: string | undefined;
}

/** A file of a commit. */
export interface TreeFile {
  readonly path: string;
  /** `100644`: a file; `120000`: a link. */
  readonly mode: string;
  /** Hash of its blob. */
  readonly blob: string;
}

export interface NewCommit {
  /** Undefined for the first commit of a branch. */
  readonly parent: string | undefined;
  readonly write: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly remove: readonly string[];
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly date: Date;
}

/**
 * `overtaken`: the branch is not what it was, and nothing was written. `refused`: by the server or on the
 * way; whether it was written is not known.
 */
export type PushEnd =
  | { readonly kind: "pushed" }
  | { readonly kind: "overtaken" | "refused"; readonly message: string };

/** Every method throws UnmeasurableError when git fails, unless it says otherwise. */
export interface RemoteBranch {
  /** Hash of the newest commit; undefined where there is no such branch. Throws FetchError. */
  fetch(): Promise<string | undefined>;
  files(commit: string): Promise<readonly TreeFile[]>;
  /** Texts of blobs, which are fetched where they were left out. Throws FetchError. */
  texts(blobs: readonly string[]): Promise<readonly string[]>;
  /** Makes a commit, and gives its hash. Blobs of the parent need not be there. */
  commit(commit: NewCommit): Promise<string>;
  /** Makes the branch what `commit` is if it still is `expected`; undefined: if there is none. */
  push(commit: string, expected: string | undefined): Promise<PushEnd>;
  /** Makes files of a commit appear in a folder, byte by byte; what is there already is not written again. */
  checkOut(commit: string, folder: string, paths: readonly string[]): Promise<void>;
  /** Header and message of any commit of the repository; undefined where it cannot be had. */
  commitText(sha: string): Promise<string | undefined>;
}

/** The server gave no answer, or refused. */
export class FetchError extends Error {
  override readonly name = "FetchError" as const;
}

// Not a name that a user has: then git would ask both.
const REMOTE = "go-steady-history";
const REF = "refs/go-steady/tip";
const QUIETLY = ["--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1"];

export async function openRemoteBranch(needs: BranchNeeds): Promise<RemoteBranch> {
  const commands = commandsOf(needs);
  await makeFolder(needs.dir);
  await initialise(commands, "sha1");
  return { ...readingOf(needs, commands), ...writingOf(needs, commands) };
}

interface BranchCommands {
  readonly run: (args: readonly string[], more?: Env, stdin?: string) => Promise<Exit>;
  /** Throws when git fails. */
  readonly must: (args: readonly string[], more?: Env, stdin?: string) => Promise<string>;
  /** For what asks the server. */
  readonly ask: (args: readonly string[], isWorthAnother?: (exit: Exit) => boolean) => Promise<Exit>;
}

function commandsOf({ processes, env, credential, dir, url, ways }: BranchNeeds): BranchCommands {
  const bare = { ...withSettings(env, [...ways, [`remote.${REMOTE}.url`, url]]), GIT_DIR: dir };
  const start = (settings: Env, args: readonly string[], stdin = "") =>
    runGit(processes, settings, args, dir, stdin);
  let settings: Env = bare;
  return {
    run: (args, more = {}, stdin) => start({ ...settings, ...more }, args, stdin),
    must: async (args, more = {}, stdin) =>
      okOrThrow(args, await start({ ...settings, ...more }, args, stdin)),
    async ask(args, isWorthAnother = () => true) {
      const exit = await start(settings, args);
      if (exit.code === 0 || credential === undefined || settings !== bare || !isWorthAnother(exit))
        return exit;
      const again = await start(withCredential(bare, credential), args);
      if (again.code === 0) settings = withCredential(bare, credential);
      return again;
    },
  };
}

async function initialise({ must }: BranchCommands, format: "sha1" | "sha256"): Promise<void> {
  const hashes = format === "sha1" ? [] : [`--object-format=${format}`];
  await must(["init", "--quiet", "--bare", "--template=", ...hashes]);
}

type Reading = Pick<RemoteBranch, "fetch" | "files" | "texts" | "checkOut" | "commitText">;

function readingOf({ branch, filter, dir }: BranchNeeds, commands: BranchCommands): Reading {
  const { run, must, ask } = commands;
  const only = filter === undefined ? [] : [`--filter=${filter}`];
  const fetch = (wanted: string, less = only) =>
    ask(["fetch", ...QUIETLY, ...less, REMOTE, wanted], ({ stderr }) => !isMissing(stderr));
  const textOf = async (blob: string) => {
    const exit = await ask(["cat-file", "blob", blob]);
    if (exit.code !== 0) throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    return exit.stdout;
  };
  return {
    async fetch() {
      const wanted = `+refs/heads/${branch}:${REF}`;
      let exit = await fetch(wanted);
      if (/mismatched algorithms|object format/.test(exit.stderr) && exit.code !== 0) {
        await initialise(commands, "sha256");
        exit = await fetch(wanted);
      }
      if (exit.code === 0) return (await must(["rev-parse", "--verify", REF])).trim();
      if (isMissing(exit.stderr)) return undefined;
      throw new FetchError(withoutPasswords(complaint(exit.stderr)));
    },
    async files(commit) {
      const listed = await must(["ls-tree", "-r", "-z", "--full-tree", commit]);
      return listed.split("\0").flatMap(treeFile);
    },
    async texts(blobs) {
      const all = await run(["cat-file", "--batch"], {}, blobs.map((blob) => `${blob}\n`).join(""));
      const read = all.code === 0 && !all.truncated ? readBatch(all.stdout, blobs.length) : undefined;
      if (read !== undefined) return read;
      const texts: string[] = [];
      for (const blob of blobs) texts.push(await textOf(blob));
      return texts;
    },
    async checkOut(commit, folder, paths) {
      await makeFolder(folder);
      const here = { GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(dir, "index"), GIT_ATTR_NOSYSTEM: "1" };
      await writeBytes(join(dir, "info", "attributes"), Buffer.from(AS_THEY_ARE));
      await must(["read-tree", "--reset", commit], here);
      const out = [
        "-c",
        "core.symlinks=false",
        "checkout-index",
        "--force",
        "--quiet",
        "--index",
        "-z",
        "--stdin",
      ];
      await must(out, here, paths.map((path) => `${path}\0`).join(""));
    },
    async commitText(sha) {
      // A tree that is left out is not missed. A server that cannot leave it out sends it.
      if ((await run(["cat-file", "-e", sha])).code !== 0) await fetch(sha, ["--filter=tree:0"]);
      const { code, stdout } = await run(["cat-file", "commit", sha]);
      return code === 0 ? stdout : undefined;
    },
  };
}

/** No attributes of the branch or of the user change a byte of a file. */
const AS_THEY_ARE = "* -text -eol -filter -ident -working-tree-encoding\n";

function isMissing(stderr: string): boolean {
  return /couldn't find remote ref/i.test(stderr);
}

function treeFile(line: string): readonly TreeFile[] {
  const [, mode = "", blob = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
  return path === "" ? [] : [{ mode, blob, path }];
}

function writingOf(
  { branch, dir }: BranchNeeds,
  commands: BranchCommands,
): Pick<RemoteBranch, "commit" | "push"> {
  const { must, ask } = commands;
  return {
    async commit({ parent, write, remove, message, author, date }) {
      const blobs = await writeBlobs(commands, dir, write);
      const index = { GIT_INDEX_FILE: join(dir, "index-of-commit") };
      await must(["read-tree", ...(parent === undefined ? ["--empty"] : [parent])], index);
      const lines = [
        ...remove.map((path) => `0 ${"0".repeat(parent?.length ?? 40)}\t${path}\0`),
        ...write.map(({ path }, i) => `100644 ${blobs[i]}\t${path}\0`),
      ];
      await must(["update-index", "-z", "--index-info"], index, lines.join(""));
      const tree = (await must(["write-tree", "--missing-ok"], index)).trim();
      const seconds = `${Math.floor(date.getTime() / 1000)} +0000`;
      const who = Object.fromEntries(
        ["AUTHOR", "COMMITTER"].flatMap((role) => [
          [`GIT_${role}_NAME`, author.name],
          [`GIT_${role}_EMAIL`, author.email],
          [`GIT_${role}_DATE`, seconds],
        ]),
      );
      const parents = parent === undefined ? [] : ["-p", parent];
      return (await must(["commit-tree", tree, ...parents], who, message)).trim();
    },
    async push(commit, expected) {
      const ref = `refs/heads/${branch}`;
      const lease = `--force-with-lease=${ref}:${expected ?? ""}`;
      const args = [
        "push",
        "--porcelain",
        "--no-verify",
        "--no-follow-tags",
        lease,
        REMOTE,
        `${commit}:${ref}`,
      ];
      const exit = await ask(args, (failed) => !isOvertaken(failed));
      if (exit.code === 0) return { kind: "pushed" };
      const message = withoutPasswords(pushComplaint(exit));
      return { kind: isOvertaken(exit) ? "overtaken" : "refused", message };
    },
  };
}

/** In the words of git's own server and client, which other servers have taken over. */
function isOvertaken({ stdout, stderr }: Exit): boolean {
  return /\[(remote )?rejected\].*(stale info|fetch first|non-fast-forward|cannot lock ref|failed to (lock|update ref)|already exists|incorrect old value)/.test(
    `${stdout}\n${stderr}`,
  );
}

function pushComplaint({ stdout, stderr }: Exit): string {
  const rejected = /^!\t.*\t(\[.*)$/m.exec(stdout)?.[1];
  const said = /^remote: (?:error: )?(\S.*)$/m.exec(stderr)?.[1]?.trim(); // padded, to cover progress
  return [rejected ?? complaint(stderr), ...(said === undefined ? [] : [said])].join(": ");
}

async function writeBlobs(
  { must }: BranchCommands,
  dir: string,
  files: NewCommit["write"],
): Promise<readonly string[]> {
  const paths = files.map((_, i) => join(dir, `new-${i}`));
  for (const [i, { bytes }] of files.entries()) await writeBytes(paths[i] ?? "", bytes);
  const hash = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
  const blobs = await must(hash, {}, paths.map((path) => `${path}\n`).join(""));
  return blobs.trim().split("\n");
}

/** Why a push or a fetch will not succeed by itself, with what to do; undefined where it may next time. */
export function refusalOf(message: string): UnmeasurableError | undefined {
  if (
    !/\b(401|403)\b|denied|not permitted|authentication|could not read (username|password)|protected branch/i.test(
      message,
    )
  )
    return undefined;
  return new UnmeasurableError(
    `the server refuses: ${message}`,
    "in a workflow give the job `permissions: contents: write`; elsewhere log in to the server first (git push --dry-run shows whether it lets you), and let a rule that protects branches except this one",
  );
}
