// Ends the children of a program that died before it could end them.

import { readdirSync, readFileSync } from "node:fs";

/** A process can start another one while we look. */
const LOOKS = 3;

/**
 * Kills all processes of the session that `leader` led. Only Linux tells which they are: elsewhere those that
 * wait for their turn end by themselves, and others at the end of their work.
 */
export function endSession(leader: number | undefined): void {
  if (process.platform !== "linux" || leader === undefined) return;
  for (let look = 0; look < LOOKS; look++) {
    const left = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && sessionOf(name) === leader);
    if (left.length === 0) return;
    for (const pid of left) kill(Number(pid));
  }
}

/** proc_pid_stat(5): the name, in brackets, may hold anything; then come state, parent, group, session. */
function sessionOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, , , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : Number(session);
  } catch {
    return undefined; // it has ended, or we may not see it
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ESRCH", "EPERM"].includes(code)) throw error;
  }
}
