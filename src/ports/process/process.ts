// The edge to other programs: a time limit, a bound on output, an end on cancellation.

import type { ChildProcess } from "node:child_process";
import { setMaxListeners } from "node:events";
import { InterruptedError } from "../../model/errors.ts";
import { capture } from "./capture.ts";
import { type Exit, type ProgramStart, StartError, signalTree, startChild } from "./child.ts";
import type { ChildEnd } from "./child-line.ts";
import { type Meter, makeMeter } from "./meter.ts";
import { runShort } from "./short-command.ts";

export interface Command extends ProgramStart {
  readonly stdin?: string;
  /** After it the child and everything that it started are killed. */
  readonly timeoutMs?: number;
  /** Bytes that are kept of stdout and of stderr, each; the rest is read and dropped. Default 64 MiB. */
  readonly maxOutput?: number;
  /** Gets each line of stdout as it comes; also behind `maxOutput`, but no line longer than that. */
  readonly onLine?: (line: string) => void;
}

export interface Processes {
  /** Throws StartError, and InterruptedError when the run is cancelled, after killing the program. */
  run(command: Command): Promise<Exit>;
  /**
   * For a short command of our own that runs no code of the project and changes nothing: it has no time limit
   * and no bound, and is not ended when the run is cancelled. Throws as `run` does.
   */
  ask(command: ProgramStart): Promise<Exit>;
  /** Wall time in which at least one program was running. */
  busySeconds(): number;
  /** The meter of busySeconds, for programs that another one starts for us. */
  readonly meter: Meter;
  /** Gets the end of each program; absent where it is not wanted. */
  readonly tell?: ((end: ChildEnd) => void) | undefined;
  readonly cancelled: AbortSignal;
}

const DEFAULT_MAX_OUTPUT = 64 * 1024 * 1024;
const NEVER_MS = 2 ** 31 - 1; // the longest that a timer takes, 24 days
const GRACE_MS = 1000; // from asking to killing: a cancelled job has 7.5 seconds in all

/** `cancelled` ends every program of `run`. */
export function makeProcesses(cancelled: AbortSignal, tell?: (end: ChildEnd) => void): Processes {
  const meter = makeMeter();
  const counted = async (command: ProgramStart, work: () => Promise<Exit>) => {
    if (cancelled.aborted) throw new InterruptedError();
    meter.begin();
    try {
      const exit = await work();
      if (cancelled.aborted) throw new InterruptedError();
      tell?.({ ...command, ...exit, how: howEnded(exit) });
      return exit;
    } finally {
      meter.end();
    }
  };
  setMaxListeners(0, cancelled); // one listener for each program that runs
  return {
    busySeconds: meter.seconds,
    meter,
    cancelled,
    tell,
    run: (command) => counted(command, () => runOne(command, cancelled)),
    ask: (command) => counted(command, () => runShort(command)),
  };
}

/** A few words: `exit code 0`. */
export function howEnded({ code, signal, timedOut }: Pick<Exit, "code" | "signal" | "timedOut">): string {
  if (timedOut) return "ended at its time limit";
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}

function runOne(command: Command, cancelled: AbortSignal): Promise<Exit> {
  const begin = performance.now();
  const maxOutput = command.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const child = startChild(command);
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, act: () => void) => timers.push(setTimeout(act, Math.min(ms, NEVER_MS)));
  let timedOut = false;
  after(command.timeoutMs ?? NEVER_MS, () => {
    timedOut = true;
    signalTree(child, "SIGKILL");
  });
  const cancel = () => {
    signalTree(child, "SIGTERM"); // git removes its lock files
    after(GRACE_MS, () => signalTree(child, "SIGKILL"));
  };
  cancelled.addEventListener("abort", cancel, { once: true });
  const stdout = capture(maxOutput, command.onLine);
  const stderr = capture(maxOutput);
  child.on("exit", () => {
    signalTree(child, "SIGKILL"); // processes that it left in its group would hold the pipes open
    after(GRACE_MS, () => setImmediate(closePipes, child));
  });
  return new Promise<Exit>((resolve, reject) => {
    child.on("error", (cause) => reject(new StartError(command.file, cause)));
    child.stdout.on("data", stdout.add);
    child.stderr.on("data", stderr.add);
    child.stdin.on("error", () => {}); // a child that does not read its input is not our failure
    child.stdin.end(command.stdin ?? "");
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

/** A daemon that left the group may keep the pipes open; what was in them is read by now. */
function closePipes({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}
