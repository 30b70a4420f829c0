// What the program in helper/clock prints: the time zone that a Go program sees.

import { numberAt, parseObject, textAt, textsAt } from "../model/json-value.ts";

/** ClockAnswer is what Go says. */
export interface ClockAnswer {
  /** Name of its local zone: `UTC`, `Europe/Berlin`, `Local` for the system's own. */
  readonly zone: string;
  /** Seconds that it is ahead of UTC. */
  readonly offset: number;
  /** The next changes of that, ISO 8601 in UTC. */
  readonly changes: readonly string[];
}

/** parseClockAnswer reads it; undefined for anything else. */
export function parseClockAnswer(stdout: string): ClockAnswer | undefined {
  const json = parseObject(stdout.trim());
  if (json === null || textAt(json, "zone") === "") return undefined;
  return { zone: textAt(json, "zone"), offset: numberAt(json, "offset"), changes: textsAt(json, "changes") };
}

/** isUtc says whether times in that zone are those of UTC. */
export function isUtc({ offset, changes }: ClockAnswer): boolean {
  return offset === 0 && changes.length === 0;
}

/** offsetText is `+05:45`. */
export function offsetText({ offset }: ClockAnswer): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
