// What the helper says of two processes that took all of their turns.

import type { Turns, TurnsRecord } from "../../src/ports/helper/answers.ts";

export function completeTurns(record: TurnsRecord): Turns {
  const output = { stdout: "", stderr: "", timedOut: false, truncated: false };
  const ended = { code: 0, signal: null, ...output, seconds: 1 };
  return { records: [record], base: ended, head: ended, ended: "complete", reason: "" };
}
