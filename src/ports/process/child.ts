// Every program that we start is started here: an array of arguments and no shell, a whole environment and no
// inherited one, and a process group of its own, which is ended as a whole.

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { childEnvironment, type Env } from "./environment.ts";

/** ProgramStart is what to start, and where. */
export interface ProgramStart {
  /** Path, or a name to look up on the PATH of `env`. */
  readonly file: string;
  readonly args: readonly string[];
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Env;
}

/**
 * Exit is how a program ended. A program that failed is an Exit, too; only one that could not start throws.
 */
export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** True when more was printed than `maxOutput`. */
  readonly truncated: boolean;
  /** Wall time, seconds. */
  readonly seconds: number;
}

/** StartError means that a program could not be started at all: `code` is ENOENT when it is not there. */
export class StartError extends Error {
  override readonly name = "StartError" as const;
  readonly code: string;

  constructor(file: string, cause: NodeJS.ErrnoException) {
    super(`cannot start ${file}: ${cause.message}`, { cause });
    this.code = cause.code ?? "";
  }
}

/**
 * startChild starts it; all three streams are pipes. Some failures come as its event `error`, later, and some
 * are thrown as a StartError: too long a list of arguments, a file in place of the folder.
 */
export function startChild({ file, args, cwd, env }: ProgramStart): ChildProcessWithoutNullStreams {
  try {
    return spawn(file, args, {
      cwd,
      env,
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
  } catch (error) {
    throw new StartError(file, error as NodeJS.ErrnoException);
  }
}

/**
 * signalTree reaches a child and all that it started: its process group, or its tree on Windows, where every
 * signal ends it.
 */
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
    if (!["ESRCH", "EPERM"].includes(code)) throw error; // nobody is left, or only the dead on macOS
  }
}
