// The edge to other programs: argument arrays, never a shell; a whole environment, never an inherited one.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { InterruptedError } from "../model/errors.ts";

/** Env is a whole environment: what is not in it, the child does not see. */
export type Env = Readonly<Record<string, string>>;

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
  /** Bytes of each of stdout and stderr that are kept (the first ones); the rest is read and dropped. Default 64 MiB. */
  readonly maxOutput?: number;
  /** Called with each whole line of stdout, as it comes, without its end. */
  readonly onLine?: (line: string) => void;
}

/** Exit is how a program ended. A program that failed is an Exit, too; only one that could not start throws. */
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
  /** run waits for the program's end. Throws StartError; throws InterruptedError when the run is cancelled, after killing it. */
  run(command: Command): Promise<Exit>;
  /** Seconds of wall time in which at least one program was running. */
  busySeconds(): number;
}

const DEFAULT_MAX_OUTPUT = 64 * 1024 * 1024;
const NEVER_MS = 2 ** 31 - 1; // the longest that a timer takes, 24 days

/** makeProcesses makes the port; `cancelled` ends every running program. */
export function makeProcesses(cancelled: AbortSignal): Processes {
  const meter = makeMeter();
  return {
    busySeconds: meter.seconds,
    async run(command) {
      if (cancelled.aborted) throw new InterruptedError();
      meter.begin();
      try {
        return await runOne(command, cancelled);
      } finally {
        meter.end();
      }
    },
  };
}

function runOne(command: Command, cancelled: AbortSignal): Promise<Exit> {
  const start = performance.now();
  const maxOutput = command.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ["pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let timedOut = false;
  const kill = () => killTree(child);
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, command.timeoutMs ?? NEVER_MS);
  cancelled.addEventListener("abort", kill, { once: true });
  const stdout = capture(maxOutput, command.onLine);
  const stderr = capture(maxOutput);
  child.stdout.on("data", stdout.add);
  child.stderr.on("data", stderr.add);
  child.stdin.on("error", () => {}); // a child that does not read its input is not our failure
  child.stdin.end(command.stdin ?? "");
  child.on("exit", kill); // what it left in its group would hold the pipes open
  return new Promise<Exit>((resolve, reject) => {
    child.on("error", (cause) => reject(new StartError(command.file, cause)));
    child.on("close", (code, signal) => {
      if (cancelled.aborted) reject(new InterruptedError());
      const seconds = (performance.now() - start) / 1000;
      const truncated = stdout.truncated() || stderr.truncated();
      resolve({ code, signal, stdout: stdout.text(), stderr: stderr.text(), timedOut, truncated, seconds });
    });
  }).finally(() => {
    clearTimeout(timer);
    cancelled.removeEventListener("abort", kill);
  });
}

/** killTree ends a child and all that it started: its process group, or its tree on Windows. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: nobody is left
  }
}

function capture(max: number, onLine?: (line: string) => void) {
  const chunks: Buffer[] = [];
  let kept = 0;
  let seen = 0;
  let rest = "";
  return {
    add(chunk: Buffer): void {
      seen += chunk.length;
      if (kept < max) chunks.push(chunk.subarray(0, max - kept));
      kept = Math.min(seen, max);
      if (onLine === undefined || rest.length > max) return;
      const lines = (rest + chunk.toString("utf8")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
    truncated: () => seen > max,
  };
}

/** A stopwatch that runs while at least one program does. */
function makeMeter() {
  let running = 0;
  let since = 0;
  let total = 0;
  return {
    begin(): void {
      if (running++ === 0) since = performance.now();
    },
    end(): void {
      if (--running === 0) total += performance.now() - since;
    },
    seconds: () => (total + (running > 0 ? performance.now() - since : 0)) / 1000,
  };
}
