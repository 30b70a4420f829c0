// When a branch has fallen silent in a region: the page says so, and so does the badge.

/** Nobody has measured for so long that it cannot be called fine: two days, a weekend without a night. */
const SILENT_MS = 48 * 3_600_000;

/** isSilent takes when the newest run began; `now` is in milliseconds since 1970. No time is silence, too. */
export function isSilent(time: string, now: number): boolean {
  return !(now - Date.parse(time) < SILENT_MS);
}
