// The edge to other programs: argument arrays, never a shell; a whole environment, never an inherited one.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { setMaxListeners } from "node:events";
import { InterruptedError } from "../../model/errors.ts";
import { capture } from "./capture.ts";
import type { ChildEnd } from "./child-line.ts";
import { childEnvironment, type Env } from "./environment.ts";
import { type Meter, makeMeter } from "./meter.ts";

/** Command is one program to run. */
export interface Command {
  /** Path, or a name to look up on the PATH of `env`. */
  readonly file: string;
  readonly args: readonly string[];
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Env;
  readonly stdin?: string;
  /** The child and everything that it started are killed after this time. */
  readonly timeoutMs?: number;
  /**
   * Bytes of each of stdout and stderr that are kept (the first ones); the rest is read and dropped. Default
   * 64 MiB.
   */
  readonly maxOutput?: number;
  /**
   * Called with each whole line of stdout, as it comes, without its end; also behind `maxOutput`, but not
   * with a line longer than that.
   */
  readonly onLine?: (line: string) => void;
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

/** Processes starts programs, and knows how long it waited for them. */
export interface Processes {
  /**
   * run waits for the program's end. Throws StartError; throws InterruptedError when the run is cancelled,
   * after killing it.
   */
  run(command: Command): Promise<Exit>;
  /** Seconds of wall time in which at least one program was running. */
  busySeconds(): number;
  /** What busySeconds shows, for programs that another one starts for us. */
  readonly meter: Meter;
  /** tell is given the end of each program; absent where it is not wanted. */
  readonly tell?: ((end: ChildEnd) => void) | undefined;
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal;
}

const DEFAULT_MAX_OUTPUT = 64 * 1024 * 1024;
const NEVER_MS = 2 ** 31 - 1; // the longest that a timer takes, 24 days
const GRACE_MS = 1000; // from asking to killing: a cancelled job has 7.5 seconds in all

/**
 * makeProcesses makes the port; `cancelled` ends every running program, `tell` is called for each program
 * that has ended.
 */
export function makeProcesses(cancelled: AbortSignal, tell?: (end: ChildEnd) => void): Processes {
  const meter = makeMeter();
  setMaxListeners(0, cancelled); // one listener for each program that runs
  return {
    busySeconds: meter.seconds,
    meter,
    cancelled,
    tell,
    async run(command) {
      if (cancelled.aborted) throw new InterruptedError();
      meter.begin();
      try {
        const exit = await runOne(command, cancelled);
        tell?.({ ...command, ...exit, how: howEnded(exit) });
        return exit;
      } finally {
        meter.end();
      }
    },
  };
}

/** howEnded is a few words: `exit code 0`. */
export function howEnded({ code, signal, timedOut }: Pick<Exit, "code" | "signal" | "timedOut">): string {
  if (timedOut) return "ended at its time limit";
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}

function runOne(command: Command, cancelled: AbortSignal): Promise<Exit> {
  const begin = performance.now();
  const maxOutput = command.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const child = start(command);
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, act: () => void) => timers.push(setTimeout(act, Math.min(ms, NEVER_MS)));
  let timedOut = false;
  after(command.timeoutMs ?? NEVER_MS, () => {
    timedOut = true;
    signalTree(child, "SIGKILL");
  });
  const cancel = () => {
    signalTree(child, "SIGTERM"); // git takes its lock files away
    after(GRACE_MS, () => signalTree(child, "SIGKILL"));
  };
  cancelled.addEventListener("abort", cancel, { once: true });
  const stdout = capture(maxOutput, command.onLine);
  const stderr = capture(maxOutput);
  child.on("exit", () => {
    signalTree(child, "SIGKILL"); // what it left in its group would hold the pipes open
    after(GRACE_MS, () => setImmediate(closePipes, child));
  });
  return new Promise<Exit>((resolve, reject) => {
    child.on("error", (cause) => reject(new StartError(command.file, cause)));
    child.stdout?.on("data", stdout.add);
    child.stderr?.on("data", stderr.add);
    child.stdin?.on("error", () => {}); // a child that does not read its input is not our failure
    child.stdin?.end(command.stdin ?? "");
    child.on("close", (code, signal) => {
      if (cancelled.aborted) reject(new InterruptedError());
      const seconds = (performance.now() - begin) / 1000;
      const truncated = stdout.truncated() || stderr.truncated();
      resolve({ code, signal, stdout: stdout.text(), stderr: stderr.text(), timedOut, truncated, seconds });
    });
  }).finally(() => {
    timers.forEach(clearTimeout);
    cancelled.removeEventListener("abort", cancel);
  });
}

/**
 * Some failures to start come as an event, later, and some are thrown: too long a list of arguments, a file
 * as folder.
 */
function start({ file, args, cwd, env }: Command): ChildProcess {
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
function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
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

/** A daemon that left the group may hold the pipes for ever; what was in them has been read by now. */
function closePipes({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}
