// `--since`: a time, a day, or how long ago.

import { decodeDuration } from "../options/option-values.ts";

export const SINCE_RULE =
  "a duration such as 24h or 7d, a day such as 2026-11-28, or a UTC time such as 2026-11-28T01:00:00Z";

const HOURS_A_DAY = 24;

/** decodeSince is undefined for what is none of these. A day begins at midnight UTC. */
export function decodeSince(text: string, now: Date): Date | undefined {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const seconds = decodeDuration(days === undefined ? text : `${Number(days) * HOURS_A_DAY}h`);
  if (seconds !== undefined) return new Date(now.getTime() - seconds * 1000);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text)) return undefined;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10)) ? date : undefined;
}
