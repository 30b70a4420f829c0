// Starts programs: with an array of arguments and no shell, a whole environment and no inherited one, and a
// process group of their own, which is ended as a whole.

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { childEnvironment, type Env } from "./environment.ts";

export interface ProgramStart {
  /** Path, or a name to look up on the PATH of `env`. */
  readonly file: string;
  readonly args: readonly string[];
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Env;
}

/** A program that failed gives an Exit, too; only one that could not start throws. */
export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** True when more was printed than `maxOutput`. */
  readonly truncated: boolean;
  /** Wall time. */
  readonly seconds: number;
}

/** A program could not be started at all: `code` is ENOENT when it is not there, "" when it is not known. */
export class StartError extends Error {
  override readonly name = "StartError" as const;
  readonly code: string;

  constructor(file: string, cause: NodeJS.ErrnoException) {
    super(`cannot start ${file}: ${cause.message}`, { cause });
    this.code = cause.code ?? "";
  }
}

/**
 * All three streams are pipes. Some failures come later, as the event `error`; others are thrown, as
 * StartError: too long a list of arguments, a file in the place of the folder.
 */
export function startChild({ file, args, cwd, env }: ProgramStart): ChildProcessWithoutNullStreams {
  for (const wait of BUSY_WAITS)
    try {
      return spawn(file, args, {
        cwd,
        env,
        stdio: ["pipe", "pipe", "pipe"],
        detached: process.platform !== "win32",
        windowsHide: true,
      });
    } catch (cause) {
      const error = new StartError(file, cause as NodeJS.ErrnoException);
      if (error.code !== "ETXTBSY" || wait === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  throw new Error("unreachable: the last attempt returns or throws");
}

/**
 * Milliseconds between attempts. While a program is written, a child that starts at that moment has the file
 * open, too, until it is a program of its own. https://go.dev/issue/22315
 */
const BUSY_WAITS = [1, 10, 50, 200, 1000, 0] as const;

/** Signals the process group of a child; on Windows every signal ends its tree of processes. */
export function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { env: childEnvironment(process.env) });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["ESRCH", "EPERM"].includes(code)) throw error; // no process is left, or only dead ones on macOS
  }
}
