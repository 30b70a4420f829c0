// What the program in helper/clock prints: the time zone that a Go program sees.

import { fitting, fromJson, list, number, object, or, type TypeOf, text } from "../model/shape.ts";

const clockAnswer = object({
  /** Name of its local zone: `UTC`, `Europe/Berlin`, `Local` for the system's own. */
  zone: text,
  /** Seconds that it is ahead of UTC. */
  offset: number,
  /** The next changes of the offset, ISO 8601 in UTC. */
  changes: or(list(text), []),
});

export type ClockAnswer = TypeOf<typeof clockAnswer>;

export function parseClockAnswer(stdout: string): ClockAnswer | undefined {
  const answer = fitting(clockAnswer, fromJson(stdout));
  return answer?.zone === "" ? undefined : answer;
}

export function isUtc({ offset, changes }: ClockAnswer): boolean {
  return offset === 0 && changes.length === 0;
}

/** offsetText is `+05:45`. */
export function offsetText({ offset }: ClockAnswer): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
