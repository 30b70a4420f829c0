// Cleaning behind a process that was killed, when nothing of its own can run any more.

import { spawn } from "node:child_process";
import { childEnvironment } from "./environment.ts";

/** Janitor is a program that waits for the end of this process. */
interface Janitor {
  /** dismiss ends it: everything is removed already. */
  dismiss(): void;
}

/**
 * When our end of the pipe closes without a word, we are dead. Then the folder $1 is removed if it is still
 * that of our process $2: the next run may have taken it over by now. Programs that outlive us may write
 * there for a moment.
 */
const SCRIPT = `
trap "" INT TERM HUP
read -r done && exit
gone="$1-$2.gone"
if [ "$(cat "$1/pid")" = "$2" ] && mv "$1" "$gone"; then
  for pause in 0 1 3 9; do
    sleep $pause
    chmod -R u+rwX "$gone"
    rm -rf "$gone" && break
  done
fi`;

/**
 * startJanitor starts it in a process group of its own, so that what kills us does not kill it. Windows has
 * none: the next run cleans up.
 */
export function startJanitor(dir: string): Janitor {
  if (process.platform === "win32") return { dismiss() {} };
  const args = ["-c", SCRIPT, "janitor", dir, String(process.pid)];
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
