// Cleaning behind a process that was killed, when nothing of its own can run any more.

import { spawn } from "node:child_process";
import { childEnvironment } from "./environment.ts";

/** Janitor waits for our end. */
export interface Janitor {
  /** dismiss sends it home: everything is clean. */
  dismiss(): void;
}

/**
 * When our end of the pipe closes without a word, we are dead. Then the folder $1 is removed if it is still that of our process $3: the next
 * run may have taken it over by now. Programs that outlive us may write there for a moment. Last, the repository $2 forgets the
 * worktrees that were in it.
 */
const SCRIPT = `
trap "" INT TERM HUP
read -r done && exit
gone="$1-$3.gone"
if [ "$(cat "$1/pid")" = "$3" ] && mv "$1" "$gone"; then
  for pause in 0 1 3 9; do
    sleep $pause
    chmod -R u+rwX "$gone"
    rm -rf "$gone" && break
  done
fi
git -C "$2" worktree list --porcelain | while IFS= read -r line; do
  case "$line" in "worktree $1/"*)
    [ -e "\${line#worktree }" ] || git -C "$2" worktree remove --force "\${line#worktree }" ;;
  esac
done`;

/** startJanitor starts it in a process group of its own, so that what kills us does not kill it. Windows has none: the next run cleans up. */
export function startJanitor(dir: string, repository: string): Janitor {
  if (process.platform === "win32") return { dismiss() {} };
  const args = ["-c", SCRIPT, "janitor", dir, repository, String(process.pid)];
  const child = spawn("/bin/sh", args, {
    cwd: "/",
    env: childEnvironment(process.env),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.on("error", () => {}); // without a shell the next run cleans up
  child.stdin.on("error", () => {});
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return { dismiss: () => child.stdin.end("done\n") };
}
