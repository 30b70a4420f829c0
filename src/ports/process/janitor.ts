// Removes the folder of a process that was killed, when nothing of its own can run any more.

import { spawn } from "node:child_process";
import { childEnvironment } from "./environment.ts";

/** A program that waits for the end of this process. */
interface Janitor {
  /** Ends it: everything is removed already. */
  dismiss(): void;
}

/**
 * When the pipe closes without a line, this process is dead. A folder $1 whose name is $3, "ours", is removed
 * in any case; a shared one if it is still that of process $2: the next run may have it by now. Children that
 * are left may write there for a moment, and make ours anew.
 */
const SCRIPT = `
trap "" INT TERM HUP
read -r done && exit
gone="$1-$2.gone"
if { [ "$3" = ours ] || [ "$(cat "$1/pid")" = "$2" ]; } && mv "$1" "$gone"; then
  for pause in 0 1 3 9; do
    sleep $pause
    chmod -R u+rwX "$gone"
    rm -rf "$gone" && [ "$3" != ours ] && break
    [ "$3" = ours ] && rm -rf "$1"
  done
fi`;

/**
 * In a process group of its own: what kills us does not kill it. On Windows the next run cleans up. "ours" is
 * a name that no other process ever has.
 */
export function startJanitor(dir: string, name: "ours" | "shared"): Janitor {
  if (process.platform === "win32") return { dismiss() {} };
  const args = ["-c", SCRIPT, "janitor", dir, String(process.pid), name];
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
