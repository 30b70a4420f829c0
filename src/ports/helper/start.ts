import { StartError } from "../process/child.ts";
import type { Env } from "../process/environment.ts";
import { howEnded, type Processes } from "../process/process.ts";
import type { RunEnd, Turns } from "./answers.ts";
import type { Helper, TurnsRequest } from "./helper.ts";
import { HelperFailure, type HelperProgram, openHelperProgram } from "./program.ts";
import { OPERATIONS, type RunRequest } from "./protocol.ts";
import type { ReachAnswer, ReachRequest } from "./reach.ts";

/** When the helper dies or hangs, its requests throw HelperGone. */
export function startHelper(
  path: string,
  { env, processes }: { readonly env: Env; readonly processes: Processes },
): Helper {
  const program = openHelperProgram(path, env, processes.cancelled);
  return {
    run: (binary, args, timeoutMs) => runMetered(program, processes, { ...binary, args, timeoutMs }),
    sameBinary: (base, head) => program.ask(OPERATIONS.sameBinary, { base, head }),
    sameTokens: (pairs) => program.ask(OPERATIONS.sameTokens, pairs),
    benchmarks: (files) => program.ask(OPERATIONS.benchmarks, files),
    overlay: (goRoot, out) => program.ask(OPERATIONS.overlay, { goRoot, out }),
    takeTurns: (request) => turnsMetered(program, processes, request),
    reach: (request) => reachOf(program, processes, request),
    [Symbol.asyncDispose]: program.close,
  };
}

/** What cannot be listed or read has no known reach: that ends nothing. It is a command like vet: metered. */
async function reachOf(
  program: HelperProgram,
  { meter }: Processes,
  request: ReachRequest,
): Promise<ReachAnswer> {
  meter.begin();
  try {
    return { kind: "known", ...(await program.ask(OPERATIONS.reach, request)) };
  } catch (error) {
    if (error instanceof HelperFailure && error.code !== "INVALID")
      return { kind: "unknown", reason: error.message };
    throw error;
  } finally {
    meter.end();
  }
}

/** The meter counts the time of test binaries, but not the helper's small work: that is ours. */
async function runMetered(
  program: HelperProgram,
  processes: Processes,
  request: RunRequest,
): Promise<RunEnd> {
  const end = await metered(processes, request.path, () => program.ask(OPERATIONS.run, request));
  const { path: file, args, dir: cwd, env } = request;
  processes.tell?.({ file, args, cwd, env, ...end, how: howEnded(end) });
  return end;
}

async function turnsMetered(
  program: HelperProgram,
  processes: Processes,
  request: TurnsRequest,
): Promise<Turns> {
  const turns = await metered(processes, request.base.path, () => program.ask(OPERATIONS.turns, request));
  for (const side of ["base", "head"] as const) {
    const { path: file, dir: cwd, env } = request[side];
    const how = `${howEnded(turns[side])}, in turns with the other side (${turns.ended})`;
    processes.tell?.({ file, args: request.args, cwd, env, ...turns[side], how });
  }
  return turns;
}

async function metered<T>({ meter }: Processes, path: string, ask: () => Promise<T>): Promise<T> {
  meter.begin();
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HelperFailure && error.code !== "INVALID") throw new StartError(path, error);
    throw error;
  } finally {
    meter.end();
  }
}
