// Packages whose two sides meet when both live: on a port, in a file, at a lock. Their pairs say nothing, and
// what one benchmark of a package shows holds for all of it. docs/decisions/0009-sides-that-meet.md

import type { Turns } from "../../ports/helper/answers.ts";
import { NOT_RUN, type TakeTurns, type TurnsRequest } from "../../ports/helper/helper.ts";
import type { Subject } from "./sample.ts";

export interface Meetings {
  /** Runs both sides in turns, unless they are known to meet. */
  readonly takeTurns: TakeTurns;
  /** Where both sides of a subject meet, a clause; undefined where they are not known to. */
  of(subject: Pick<Subject, "base" | "head">): string | undefined;
}

/** rememberMeetings knows packages by their folders, since each link order has other binaries. */
export function rememberMeetings(takeTurns: TakeTurns): Meetings {
  const met = new Map<string, string>();
  const find = (base: string, head: string) => met.get(base) ?? met.get(head);
  const takeTurnsOnce = async (request: TurnsRequest): Promise<Turns> => {
    const { base, head } = request;
    const known = find(base.dir, head.dir);
    if (known !== undefined)
      return { records: [], base: NOT_RUN, head: NOT_RUN, ended: "shared", reason: known };
    const turns = await takeTurns(request);
    if (turns.ended === "shared") for (const { dir } of [base, head]) met.set(dir, turns.reason);
    return turns;
  };
  return { takeTurns: takeTurnsOnce, of: ({ base, head }) => find(base?.dir ?? head.dir, head.dir) };
}
