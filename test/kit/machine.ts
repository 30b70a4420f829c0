// Machines that are not like this one: other mounts, other variables, other programs on PATH. Linux, and root's right to mount.

import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "../../src/ports/process/go-tool.ts";
import { findTool } from "./needed.ts";

/** mounting is the right to make mounts of one's own; .ci/run says in STEADY_WITHOUT where it is not given. */
export const mounting = findTool("unshare", ["--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]);

/** busybox is what small images have instead of GNU's programs. */
export const busybox = findTool("busybox", ["true"]);

/** inMachine is for `under` of an ActionRun: a script changes the mounts and variables, for the action alone. Not of sh, which drops variables such as INPUT_GO-VERSION. */
export function inMachine(...script: readonly string[]): readonly string[] {
  return ["unshare", "--mount", "bash", "-e", "-c", [...script, 'exec "$@"'].join("\n"), "machine"];
}

/** pathOf makes a folder that has these programs of this machine, and with busybox its own; nothing else is found then. */
export async function pathOf(
  folder: string,
  programs: readonly string[],
  applets: readonly string[] = [],
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const env = { PATH: process.env.PATH ?? "" };
  for (const name of programs)
    symlinkSync((await findOnPath(name, env)) ?? `/nowhere/${name}`, join(folder, name));
  const box = (await findOnPath(busybox.path ?? "busybox", env)) ?? busybox.path ?? "";
  for (const name of applets) symlinkSync(box, join(folder, name));
  return folder;
}
