// Which address a remote has: a name that the repository around a folder knows, or an address itself.

import { isAbsolute, resolve } from "node:path";
import { UsageError } from "../../model/errors.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import { runGit } from "./program.ts";
import type { BranchAddress } from "./remote-branch.ts";
import { LIST_SETTINGS, readSettings, type Setting, waysToOrigin } from "./settings.ts";

interface RemoteWish {
  /** `origin`, or an address: `https://github.com/acme/history`. */
  readonly remote: string;
  /** Whether it is written to: a remote may have another address for that. */
  readonly writes: boolean;
}

export type RemoteAddress = Omit<BranchAddress, "branch">;

/** remoteAddress throws UsageError for a name that no remote has. */
export async function remoteAddress(
  { processes, env }: { readonly processes: Processes; readonly env: Env },
  dir: string,
  { remote, writes }: RemoteWish,
): Promise<RemoteAddress> {
  const listed = await runGit(processes, env, LIST_SETTINGS, dir);
  const settings = listed.code === 0 ? readSettings(listed.stdout) : [];
  const ways = waysToOrigin(settings);
  const [pushed] = writes ? valuesOf(settings, `remote.${remote}.pushurl`) : [];
  const [fetched] = valuesOf(settings, `remote.${remote}.url`);
  const url = pushed ?? fetched;
  if (url !== undefined) return { url: await absolute(url), ways };
  if (isAddress(remote) || isAbsolute(remote)) return { url: remote, ways };
  throw new UsageError(
    `there is no remote ${JSON.stringify(remote)} in ${dir}`,
    "name a remote that `git remote` lists, or give the address of a repository",
  );

  async function absolute(path: string): Promise<string> {
    if (isAddress(path) || isAbsolute(path)) return path;
    const top = await runGit(processes, env, ["rev-parse", "--show-toplevel"], dir);
    return resolve(top.code === 0 ? top.stdout.replace(/\r?\n$/, "") : dir, path);
  }
}

function valuesOf(settings: readonly Setting[], key: string): readonly string[] {
  return settings.flatMap((setting) => (setting.key === key && setting.value ? [setting.value] : []));
}

/** With a scheme, or as ssh has it: `git@github.com:acme/app`. */
function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^[^/\\]+:(?!\\)/.test(text);
}
