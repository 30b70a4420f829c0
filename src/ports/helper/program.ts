// The running helper: numbered requests, and their answers in any order.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { dirname } from "node:path";
import { InterruptedError } from "../../model/errors.ts";
import { capture } from "../process/capture.ts";
import { startChild } from "../process/child.ts";
import { endSession } from "../process/end-session.ts";
import type { Env } from "../process/environment.ts";
import { type HelperAnswer, readAnswer } from "./answers.ts";
import type { Operation } from "./protocol.ts";

/** The helper itself says that it cannot do something. */
export class HelperFailure extends Error {
  override readonly name = "HelperFailure" as const;
  /** ENOENT or EACCES, INVALID for a request that is wrong, else "". */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The helper has died, or hangs and was killed. Another one may do what this one was asked. */
export class HelperGone extends Error {
  override readonly name = "HelperGone" as const;
}

export interface HelperProgram {
  /** Throws ProtocolError, HelperFailure, HelperGone, and InterruptedError when the run is cancelled. */
  ask<Wish, Result>(operation: Operation<Wish, Result>, wish: Wish): Promise<Result>;
  /** Ends the helper and all that it started. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const GRACE_MS = 1000; // for killing what it started
const ANSWER_MS = 5000; // beyond the limit of the work itself, on a machine that does many other things
const MAX_LINE = 64 * 1024 * 1024; // characters; the longest answer holds both outputs of a program

/** `cancelled` ends the helper. */
export function openHelperProgram(path: string, env: Env, cancelled: AbortSignal): HelperProgram {
  // In a group of its own: Ctrl-C in a terminal does not end it before it has ended its children.
  const child = startChild({ file: path, args: [], cwd: dirname(path), env });
  const waiting = new Map<number, Waiting>();
  let dead: Error | undefined;
  let asked = 0;
  const die = (error: Error) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  const ended = end(child, die);
  listen(child, (answer) => settle(waiting, answer), die);
  const close = () => stop(child, ended);
  const hang = (op: string, limitMs: number) => {
    die(new HelperGone(`the Go helper gave no answer to "${op}" within ${limitMs / 1000} s`));
    child.kill("SIGKILL");
  };
  const cancel = () => {
    die(new InterruptedError());
    void close();
  };
  cancelled.addEventListener("abort", cancel, { once: true });
  if (cancelled.aborted) cancel();
  return {
    async ask(operation, wish) {
      if (dead !== undefined) throw dead;
      const id = ++asked;
      const { name: op } = operation;
      const line = JSON.stringify({ id, op, params: operation.params(wish) });
      const limitMs = operation.limitMs(wish) + ANSWER_MS;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const timer = setTimeout(hang, Math.min(limitMs, 2 ** 31 - 1), op, limitMs);
      child.stdin.write(`${line}\n`);
      return operation.read(await answer.finally(() => clearTimeout(timer)));
    },
    close() {
      cancelled.removeEventListener("abort", cancel);
      return close();
    },
  };
}

/** Resolves when the helper is gone; requests that still wait get the reason. */
function end(child: ChildProcessWithoutNullStreams, die: (error: Error) => void): Promise<void> {
  const stderr = capture(4096);
  child.stderr.on("data", stderr.add);
  child.stdin.on("error", () => {}); // its end tells more than a broken pipe
  return new Promise((resolve) => {
    child.on("error", (error) => {
      die(helperDied(error.message));
      resolve();
    });
    child.on("close", (code, signal) => {
      endSession(child.pid);
      die(helperDied(`${signal ?? `exit code ${code}`} ${stderr.text()}`.trim()));
      resolve();
    });
  });
}

function helperDied(how: string): HelperGone {
  return new HelperGone(`the Go helper ended before its answer: ${how}`);
}

function listen(
  child: ChildProcessWithoutNullStreams,
  onAnswer: (answer: HelperAnswer) => void,
  die: (error: Error) => void,
): void {
  const lines = capture(MAX_LINE, (line) => {
    try {
      onAnswer(readAnswer(line));
    } catch (error) {
      die(helperDied(error instanceof Error ? error.message : String(error)));
    }
  });
  child.stdout.on("data", lines.add);
}

function settle(waiting: Map<number, Waiting>, answer: HelperAnswer): void {
  const asker = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.error === undefined) asker?.resolve(answer.result);
  else asker?.reject(new HelperFailure(answer.error.message, answer.error.code));
}

/** When its input ends, the helper ends what it started, then itself. One that hangs is killed. */
async function stop(child: ChildProcessWithoutNullStreams, ended: Promise<void>): Promise<void> {
  child.stdin.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
