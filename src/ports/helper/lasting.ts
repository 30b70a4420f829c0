// A helper for a whole run. One that dies or hangs is started once more; after that the run does without.

import type { Helper } from "./helper.ts";
import { HelperGone } from "./program.ts";
import type { ReachAnswer, ReachRequest } from "./reach.ts";

export interface LastingHelper extends Helper {
  /** What went wrong so far, a sentence each. */
  troubles(): readonly string[];
}

/** `start` starts the program; `without` needs none, and is asked in the end. */
export function lastingHelper(start: () => Helper, without: Helper): LastingHelper {
  const troubles: string[] = [];
  const spare = [start, () => without];
  let current = start();
  /** Several requests may have waited for the helper that is gone. */
  const replace = (gone: Helper, why: string) => {
    if (gone !== current) return;
    const next = spare.shift() ?? (() => without);
    current = next();
    const then = current === without ? "the rest of the run does without it" : "it was started again";
    troubles.push(`${why}; ${then}`);
  };
  const ask = async <T>(work: (helper: Helper) => Promise<T>): Promise<T> => {
    for (;;) {
      const helper = current;
      try {
        return await work(helper);
      } catch (error) {
        if (!(error instanceof HelperGone)) throw error;
        await helper[Symbol.asyncDispose]();
        replace(helper, error.message);
      }
    }
  };
  return {
    run: (...wish) => ask((helper) => helper.run(...wish)),
    sameBinary: (...wish) => ask((helper) => helper.sameBinary(...wish)),
    sameTokens: (...wish) => ask((helper) => helper.sameTokens(...wish)),
    benchmarks: (...wish) => ask((helper) => helper.benchmarks(...wish)),
    overlay: (...wish) => ask((helper) => helper.overlay(...wish)),
    takeTurns: (...wish) => ask((helper) => helper.takeTurns(...wish)),
    reach: (request) => reachAlone(start, request),
    troubles: () => troubles,
    [Symbol.asyncDispose]: () => current[Symbol.asyncDispose](),
  };
}

/** Asks a program of its own, once: an analysis that dies or hangs takes nothing else with it. */
async function reachAlone(start: () => Helper, request: ReachRequest): Promise<ReachAnswer> {
  await using helper = start();
  try {
    return await helper.reach(request);
  } catch (error) {
    if (!(error instanceof HelperGone)) throw error;
    return { kind: "unknown", reason: error.message };
  }
}
