// The client of the Go helper.

import {
  type Helper,
  MAX_RUN_OUTPUT,
  type Program,
  type RunEnd,
  type Turns,
  type TurnsRequest,
} from "./helper.ts";
import {
  readFileBenchmarks,
  readOverlay,
  readRunEnd,
  readSameBinary,
  readSameTokens,
} from "./helper-answers.ts";
import { HelperFailure, type HelperProgram, openHelperProgram } from "./helper-program.ts";
import { type Env, type Processes, StartError } from "./process.ts";
import { readTurns } from "./turns-answer.ts";

/** startHelper starts the built helper. When it dies, what was asked throws UnmeasurableError. */
export function startHelper(
  path: string,
  { env, processes }: { readonly env: Env; readonly processes: Processes },
): Helper {
  const program = openHelperProgram(path, env, processes.cancelled);
  return {
    run: (binary, args, timeoutMs) => runMetered(program, processes, { ...binary, args, timeoutMs }),
    sameBinary: async (base, head) => readSameBinary(await program.ask("sameBinary", { base, head })),
    sameTokens: async (pairs) => readSameTokens(await program.ask("sameTokens", { pairs })),
    benchmarks: async (files) => readFileBenchmarks(await program.ask("benchmarks", { files })),
    overlay: async (goRoot, out) => readOverlay(await program.ask("overlay", { goRoot, out })),
    takeTurns: (request) => turnsMetered(program, processes, request),
    [Symbol.asyncDispose]: program.close,
  };
}

/** The time of a test binary is not ours; the helper's other work is. */
async function runMetered(
  program: HelperProgram,
  processes: Processes,
  request: Program & { readonly args: readonly string[]; readonly timeoutMs: number },
): Promise<RunEnd> {
  const params = { ...request, maxOutput: MAX_RUN_OUTPUT };
  return readRunEnd(await metered(processes, request.path, () => program.ask("run", params)));
}

async function turnsMetered(
  program: HelperProgram,
  processes: Processes,
  { base, head, args, seed, together, timeoutMs }: TurnsRequest,
): Promise<Turns> {
  const side = (binary: Program) => ({ ...binary, args, maxOutput: MAX_RUN_OUTPUT });
  const params = { base: side(base), head: side(head), seed, together, timeoutMs };
  return readTurns(await metered(processes, base.path, () => program.ask("turns", params)));
}

async function metered({ meter }: Processes, path: string, ask: () => Promise<unknown>): Promise<unknown> {
  meter.begin();
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HelperFailure) throw new StartError(path, error);
    throw error;
  } finally {
    meter.end();
  }
}
