// The client of the Go helper.

import { type Helper, MAX_RUN_OUTPUT, type Program, type RunEnd } from "./helper.ts";
import { readFileBenchmarks, readRunEnd, readSameBinary, readSameTokens } from "./helper-answers.ts";
import { HelperFailure, type HelperProgram, openHelperProgram } from "./helper-program.ts";
import { type Env, type Processes, StartError } from "./process.ts";

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
    [Symbol.asyncDispose]: program.close,
  };
}

/** The time of a test binary is not ours; the helper's other work is. */
async function runMetered(
  program: HelperProgram,
  { meter }: Processes,
  request: Program & { readonly args: readonly string[]; readonly timeoutMs: number },
): Promise<RunEnd> {
  meter.begin();
  try {
    return readRunEnd(await program.ask("run", { ...request, maxOutput: MAX_RUN_OUTPUT }));
  } catch (error) {
    if (error instanceof HelperFailure) throw new StartError(request.path, error);
    throw error;
  } finally {
    meter.end();
  }
}
