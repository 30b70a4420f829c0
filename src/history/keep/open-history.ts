// Opening a history to read it. That of a branch is copied into the cache folder, and the next time only what
// is new is fetched.

import { dirname, join, resolve } from "node:path";
import { withoutPasswords } from "../../model/address.ts";
import { UnmeasurableError } from "../../model/errors.ts";
import { shortHash } from "../../ports/files/digest.ts";
import { filesBelow, isFolder, makeFolder } from "../../ports/files/files.ts";
import { lockFolder } from "../../ports/files/folder-lock.ts";
import { removeFolder } from "../../ports/files/remove-folder.ts";
import { openScratchFolder } from "../../ports/files/scratch-folder.ts";
import { remoteAddress } from "../../ports/git/remote-address.ts";
import {
  type BranchAddress,
  FetchError,
  type GitAccess,
  openRemoteBranch,
  refusalOf,
} from "../../ports/git/remote-branch.ts";
import { fileOf } from "./layout.ts";
import { type HistoryRecord, type RunRecord, readFolder, readRuns } from "./read-folder.ts";
import type { PackReader } from "./read-pack.ts";
import type { Where } from "./where.ts";

export interface HistoryWorld extends GitAccess {
  readonly cwd: string;
  readonly cacheDir: string;
  readonly temporary: string;
  readonly date: () => Date;
}

export interface OpenHistory {
  /** For sentences: `the branch "go-steady-history" of origin`. */
  readonly name: string;
  /** Of its files, with slashes. */
  paths(): Promise<readonly string[]>;
  /**
   * Gives each measurement once, without files that are known. Throws UnmeasurableError where there is no
   * history.
   */
  read(isKnown?: (path: string) => boolean): AsyncGenerator<HistoryRecord, void>;
  /** The same with as much of each as the graph is made from; packs are read by `packReader`. */
  runs(packReader?: PackReader): AsyncGenerator<RunRecord, void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** openHistory throws SteadyError where the server does not answer. `remote`: a name or an address. */
export async function openHistory(world: HistoryWorld, where: Where, remote: string): Promise<OpenHistory> {
  if (where.kind === "folder") return openFolder(world, resolve(world.cwd, where.dir));
  const address = await remoteAddress(world, world.cwd, { remote, writes: false });
  return openBranch(world, { ...address, branch: where.branch }, remote);
}

async function openFolder({ date }: HistoryWorld, dir: string): Promise<OpenHistory> {
  const name = `the folder ${dir}`;
  if (!(await isFolder(dir))) throw nothingThere(name);
  return {
    name,
    paths: () => filesBelow(dir),
    read: (isKnown) => readFolder({ dir, name, now: date(), isKnown }),
    runs: (packReader) => readRuns({ dir, name, now: date() }, packReader),
    async [Symbol.asyncDispose]() {},
  };
}

async function openBranch(world: HistoryWorld, address: BranchAddress, remote: string): Promise<OpenHistory> {
  const wish = {
    address,
    name: `the branch ${JSON.stringify(address.branch)} of ${withoutPasswords(remote)}`,
  };
  const copy = await openCopy(world, address);
  try {
    return await historyOf(world, { ...wish, copy });
  } catch (error) {
    await using held = copy; // until it is gone: whoever has it next must not lose files while it reads
    if (error instanceof NothingThere || held.isFresh) throw asUnreachable(wish.name, error);
    return await openAnew(world, wish, held.dir);
  }
}

/** Either the server is not there, or the copy is damaged: a new one tells. */
async function openAnew(
  world: HistoryWorld,
  wish: Omit<CopyWish, "copy">,
  damaged: string,
): Promise<OpenHistory> {
  const copy = await freshCopy(world);
  try {
    const opened = await historyOf(world, { ...wish, copy });
    await removeFolder(damaged);
    return opened;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw asUnreachable(wish.name, error);
  }
}

interface Copy {
  readonly dir: string;
  /** Of this run alone. */
  readonly isFresh: boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Two at once do not share a copy: the second one makes one for itself. */
async function openCopy(world: HistoryWorld, { url, branch }: BranchAddress): Promise<Copy> {
  const dir = join(world.cacheDir, "history", shortHash(16, url, "\n", branch));
  const lock = `${dir}.lock`;
  await makeFolder(dirname(dir));
  if (!(await lockFolder(lock))) return freshCopy(world);
  return { dir, isFresh: false, [Symbol.asyncDispose]: async () => void (await removeFolder(lock)) };
}

async function freshCopy({ temporary }: HistoryWorld): Promise<Copy> {
  const folder = await openScratchFolder(temporary);
  return { dir: folder.path, isFresh: true, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

interface CopyWish {
  readonly address: BranchAddress;
  readonly name: string;
  readonly copy: Copy;
}

async function historyOf(world: HistoryWorld, { address, name, copy }: CopyWish): Promise<OpenHistory> {
  const branch = await openRemoteBranch({
    ...world,
    ...address,
    dir: join(copy.dir, "git"),
    filter: undefined,
  });
  const tip = await branch.fetch();
  if (tip === undefined) throw nothingThere(name);
  const listed = await branch.files(tip);
  const plain = listed.filter(({ path, mode }) => fileOf(path).kind !== "foreign" && mode === "100644");
  const dir = join(copy.dir, "files");
  await branch.checkOut(
    tip,
    dir,
    plain.map(({ path }) => path),
  );
  const paths = listed.map(({ path }) => path);
  return {
    name,
    paths: async () => paths,
    read: (isKnown) => readFolder({ dir, name, now: world.date(), paths, isKnown }),
    runs: (packReader) => readRuns({ dir, name, now: world.date(), paths }, packReader),
    [Symbol.asyncDispose]: () => copy[Symbol.asyncDispose](),
  };
}

/** There is no such branch, or folder. */
class NothingThere extends UnmeasurableError {}

function nothingThere(name: string): NothingThere {
  return new NothingThere(
    `there is no history yet: ${name} is not there`,
    "stage: publish, or go-steady publish, makes it with the first run",
  );
}

function asUnreachable(name: string, error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  const hint = "read what git says; when the server is there again, run this again";
  return (
    refusalOf(error.message) ?? new UnmeasurableError(`${name} cannot be fetched: ${error.message}`, hint)
  );
}
