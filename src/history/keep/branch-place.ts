// A history in a branch of its own, which has no history in common with the code. Each change is a commit on
// top of what is there; the branch only ever grows, so that nobody's push is lost.

import { join } from "node:path";
import { openScratchFolder } from "../../ports/files/scratch-folder.ts";
import type { RemoteAddress } from "../../ports/git/remote-address.ts";
import {
  FetchError,
  type GitAccess,
  openRemoteBranch,
  type RemoteBranch,
  refusalOf,
} from "../../ports/git/remote-branch.ts";
import { type ChangeEnd, type Place, RefusedError, type Snapshot } from "./place.ts";

/** Of commits, whoever starts the program: the branch is written by programs alone. */
const BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

interface BranchPlaceNeeds extends GitAccess, RemoteAddress {
  readonly branch: string;
  /** As the user names it, without passwords. */
  readonly remote: string;
  readonly temporary: string;
  readonly date: () => Date;
  /** Files above this many bytes are left out where the server can do that: names are enough to add one. */
  readonly limit: number;
}

export async function openBranchPlace(needs: BranchPlaceNeeds): Promise<Place> {
  const folder = await openScratchFolder(needs.temporary);
  const name = `the branch ${JSON.stringify(needs.branch)} of ${needs.remote}`;
  const filter = `blob:limit=${needs.limit}`;
  const branch = await openRemoteBranch({ ...needs, dir: join(folder.path, "git"), filter });
  return {
    name,
    look: () => orRefused(() => snapshotOf(branch, needs)),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function snapshotOf(branch: RemoteBranch, { date }: BranchPlaceNeeds): Promise<Snapshot> {
  const tip = await branch.fetch();
  const files = tip === undefined ? [] : await branch.files(tip);
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  return {
    paths: [...blobs.keys()],
    texts: (paths) => orRefused(() => branch.texts(paths.map((path) => blobs.get(path) ?? ""))),
    async change({ write, remove, message }) {
      const signed = `${message}\n\nSigned-off-by: ${BOT.name} <${BOT.email}>\n`;
      const commit = await branch.commit({
        ...{ parent: tip, write, remove, message: signed },
        ...{ author: BOT, date: date() },
      });
      return ended(await branch.push(commit, tip));
    },
  };
}

function ended(end: Awaited<ReturnType<RemoteBranch["push"]>>): ChangeEnd {
  if (end.kind === "pushed") return { kind: "done" };
  const refusal = end.kind === "refused" ? refusalOf(end.message) : undefined;
  if (refusal !== undefined) throw refusal;
  return end;
}

async function orRefused<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw refusalOf(error.message) ?? new RefusedError(error.message, { cause: error });
  }
}
