// Ends the children of a program that died before it could end them.

import { readdirSync, readFileSync } from "node:fs";

/** A process can start another one while we look. */
const LOOKS = 3;

/**
 * endSession kills all processes of the session that a program led. Linux alone tells who they are; elsewhere
 * those that wait for their turn end by themselves, and others at the end of their work.
 */
export function endSession(leader: number | undefined): void {
  if (process.platform !== "linux" || leader === undefined) return;
  for (let look = 0; look < LOOKS; look++) {
    const left = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && sessionOf(name) === leader);
    if (left.length === 0) return;
    for (const pid of left) kill(Number(pid));
  }
}

/**
 * The name of the program, in brackets, may hold anything; behind it stand state, parent, group and session.
 * proc_pid_stat(5)
 */
function sessionOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, , , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : Number(session);
  } catch {
    return undefined; // it has gone, or is not ours to see
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
