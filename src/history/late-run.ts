// Runs of a machine whose clock is wrong: they count, and it is said.

import { shortCommit } from "../model/commit-hash.ts";
import type { Entry } from "./entry.ts";

/** Milliseconds. Clocks of machines differ by seconds or minutes; more is a clock that was never set. */
const SKEW_MS = 24 * 3600 * 1000;

/** isLate tells whether it was measured at a time that is not yet. */
export function isLate({ time }: Pick<Entry, "time">, now: Date): boolean {
  return Date.parse(time) > now.getTime() + SKEW_MS;
}

export interface Late extends Pick<Entry, "time"> {
  readonly commit: Pick<Entry["commit"], "sha">;
}

/** lateText is a clause. */
export function lateText({ time, commit }: Late): string {
  return `${shortCommit(commit.sha)} was measured at ${time}, which is not yet: the clock of that machine was wrong; what it compared holds all the same`;
}
