// A bare repository that tests publish to, and the world that they do it in.

import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBranchPlace } from "../../../src/history/keep/branch-place.ts";
import type { Patience } from "../../../src/history/keep/insist.ts";
import { type HistoryWorld, openHistory } from "../../../src/history/keep/open-history.ts";
import type { Place } from "../../../src/history/keep/place.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { sleepSeconds } from "../../../src/ports/sleep.ts";
import { git } from "../../kit/repository.ts";

export const NOW = new Date("2026-11-28T12:00:00Z");
export const BRANCH = "go-steady-history";

/** Origin is an empty repository on a server of this machine. */
export interface Origin {
  readonly path: string;
  readonly world: HistoryWorld;
  /** A writer with a repository of its own. */
  open(limit?: number, date?: Date, branch?: string): Promise<Place>;
  /** Paths of the branch. */
  files(): readonly string[];
}

/** originIn makes one that leaves out blobs when it is asked to, as GitHub does. */
export function originIn(dir: string): Origin {
  const path = join(dir, "origin.git");
  git(dir, "init", "--quiet", "--bare", "--initial-branch=main", path);
  git(path, "config", "uploadpack.allowFilter", "true");
  git(path, "config", "uploadpack.allowAnySHA1InWant", "true");
  const cwd = join(dir, "cwd");
  mkdirSync(cwd);
  const world: HistoryWorld = {
    processes: makeProcesses(new AbortController().signal),
    env: childEnvironment(process.env),
    credential: undefined,
    cwd,
    cacheDir: join(dir, "cache"),
    temporary: join(dir, "tmp"),
    date: () => NOW,
  };
  const address = { url: `file://${path}`, ways: [], branch: BRANCH, remote: "origin" };
  return {
    path,
    world,
    open: (limit = 2048, date = NOW, branch = BRANCH) =>
      openBranchPlace({ ...world, ...address, branch, limit, date: () => date }),
    files: () => git(path, "ls-tree", "-r", "--name-only", BRANCH).split("\n"),
  };
}

/** hook makes a program that decides about each push. */
export function hook({ path }: Origin, script: string): void {
  const file = join(path, "hooks", "pre-receive");
  mkdirSync(join(path, "hooks"), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** eager waits a twentieth of what it would. */
export function eager(warnings: string[] = []): Patience {
  return {
    now: () => performance.now() / 1000,
    random: Math.random,
    sleep: (seconds) => sleepSeconds(seconds / 20),
    warn: (text) => void warnings.push(text),
  };
}

/** Read is what a reader finds. */
export interface Read {
  /** Run ids, as they come. */
  readonly runs: readonly string[];
  readonly doubts: readonly string[];
}

/** readBranch reads the branch of an origin with a copy in the cache folder. */
export async function readBranch({ path, world }: Origin, branch = BRANCH): Promise<Read> {
  await using history = await openHistory(world, { kind: "branch", branch }, `file://${path}`);
  return await readAll(history.read()); // else the copy would be gone before it is read
}

export async function readAll(
  records: ReturnType<Awaited<ReturnType<typeof openHistory>>["read"]>,
): Promise<Read> {
  const runs: string[] = [];
  const doubts: string[] = [];
  for await (const record of records) {
    if (record.kind === "entry") runs.push(record.entry.run.id);
    else doubts.push(record.text);
  }
  return { runs, doubts };
}
