// What the helper says of two processes that took all of their turns.

import type { Turn, Turns, TurnsRecord } from "../../src/ports/helper/answers.ts";
import type { TurnsRequest } from "../../src/ports/helper/helper.ts";

/**
 * simulateTurns has the turns that were asked for, of which `turnOf` gives one of each side; `besides`:
 * seconds that each one takes beside the clock.
 */
export function simulateTurns(
  { args, base: { env } }: TurnsRequest,
  { besides = 0, ...of }: Pick<TurnsRecord, "name" | "parallel"> & { readonly besides?: number },
  turnOf: (side: "base" | "head", iterations: number) => Turn,
): Turns {
  const iterations = Number(/-test\.benchtime=(\d+)x/.exec(args.join(" "))?.[1]);
  const [repeats, few] = [Number(env.GO_STEADY_REPEAT), Number(env.GO_STEADY_FEW ?? 0)];
  const recordOf = (count: number, turns: number): TurnsRecord => {
    const sideOf = (side: "base" | "head") => Array.from({ length: turns }, () => turnOf(side, count));
    return { ...of, iterations: count, base: sideOf("base"), head: sideOf("head") };
  };
  const many = recordOf(iterations, repeats);
  return completeTurns(few > 0 ? [many, recordOf(few, repeats - 1)] : [many], besides);
}

/** Seconds that two processes take to begin and to end. */
const START = 0.04;

function completeTurns(records: readonly TurnsRecord[], besides: number): Turns {
  const turns = records.flatMap(({ base, head }) => [...base, ...head]);
  const seconds = START + turns.reduce((sum, { nanoseconds }) => sum + besides + nanoseconds / 1e9, 0);
  const output = { stdout: "", stderr: "", timedOut: false, truncated: false };
  const ended = { code: 0, signal: null, ...output, seconds };
  return { records, base: ended, head: ended, ended: "complete", reason: "" };
}
