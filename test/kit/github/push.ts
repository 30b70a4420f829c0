// Pushes a real git repository's commits into the emulator, object by object; the hashes stay the same.

import { execFileSync } from "node:child_process";
import { git } from "../repository.ts";

/** Api is a JSON request as the owner: method, path below the repository, body. Anything but 2xx is an error. */
export type Api = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Pushing is what to push, and the hashes that the other side has already. */
export interface Pushing {
  readonly dir: string;
  readonly revision: string;
  readonly known: Set<string>;
}

/** pushCommits makes every commit that leads to a revision known to the repository behind the API. */
export async function pushCommits(api: Api, { dir, revision, known }: Pushing): Promise<void> {
  if (known.has(revision)) return;
  const commits = git(dir, "rev-list", "--reverse", "--topo-order", revision).split("\n");
  for (const sha of commits) {
    if (known.has(sha)) continue;
    await pushCommit(api, { dir, revision: sha, known });
    known.add(sha);
  }
}

async function pushCommit(api: Api, { dir, revision: sha, known }: Pushing): Promise<void> {
  const files = git(dir, "ls-tree", "-r", sha).split("\n").filter(Boolean).map(entryOf);
  for (const { sha: blob } of files) {
    if (known.has(blob)) continue;
    const content = execFileSync("git", ["cat-file", "blob", blob], { cwd: dir }).toString("base64");
    await api("POST", "/git/blobs", { content, encoding: "base64" });
    known.add(blob);
  }
  const tree = (await api("POST", "/git/trees", { tree: files })) as { readonly sha: string };
  const fields = git(
    dir,
    "show",
    "--no-patch",
    "--format=parents %P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B",
    sha,
  ).split("\n");
  const [parents = "", an, ae, ad, cn, ce, cd, ...message] = fields;
  const made = (await api("POST", "/git/commits", {
    message: `${message.join("\n")}\n`,
    tree: tree.sha,
    parents: parents.split(" ").slice(1).filter(Boolean),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
  })) as { readonly sha: string };
  if (made.sha !== sha) throw new Error(`the emulator made ${made.sha} of commit ${sha}`);
}

function entryOf(line: string) {
  const [, mode, type, sha = "", path] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/.exec(line) ?? [];
  return { mode, type, sha, path };
}
