// Durations as `time-budget` takes them, for sentences that tell people what to set it to.

const [MINUTE, HOUR] = [60, 3600] as const;

/**
 * durationText is `45s`, `2m30s`, `18m`, `2h5m`: whole seconds below ten minutes, above that whole minutes.
 */
export function durationText(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.max(0, Math.round(seconds))}s`;
  const rounded = seconds < 10 * MINUTE ? Math.round(seconds) : MINUTE * Math.round(seconds / MINUTE);
  const [h, m, s] = [Math.floor(rounded / HOUR), Math.floor((rounded % HOUR) / MINUTE), rounded % MINUTE];
  const parts = [h > 0 ? `${h}h` : "", m > 0 ? `${m}m` : "", s > 0 ? `${s}s` : ""];
  return parts.join("");
}

/** roundedUp is a duration that an estimate asks for: to ten seconds up to two minutes, above to a minute. */
export function roundedUp(seconds: number): number {
  const step = seconds <= 2 * MINUTE ? 10 : MINUTE;
  return step * Math.max(1, Math.ceil(seconds / step));
}
