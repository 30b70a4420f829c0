// Times as text: UTC always, and a second zone beside it, each with its name. No zone is ever left to be
// guessed.

/** isZone tells whether the browser knows a zone by this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** ownZone is that of the reader's system. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** timeIn is `2026-11-29 01:51 +05:45 Asia/Kathmandu`; for UTC `2026-11-28 20:06 UTC`. "" for no time. */
export function timeIn(time: string, zone: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return "";
  if (isUtc(zone)) return `${date.toISOString().replace("T", " ").slice(0, -":00.000Z".length)} UTC`;
  const { year, month, day, hour, minute, timeZoneName } = partsIn(date, zone);
  return `${year}-${month}-${day} ${hour}:${minute} ${offsetOf(timeZoneName)} ${zone}`;
}

/** bothTimes is UTC and the other zone, of which the page shows the second as a lesser one. */
export function bothTimes(time: string, zone: string): readonly string[] {
  const utc = timeIn(time, "UTC");
  if (utc === "") return ["time not known"];
  return isUtc(zone) ? [utc] : [utc, timeIn(time, zone)];
}

/** dayIn is the calendar day, `2026-11-29`; "" for no time. */
export function dayIn(time: string, zone: string): string {
  return timeIn(time, zone).split(" ", 1)[0] ?? "";
}

/**
 * agoText is how long something is past, in the largest unit that it has two of: `3 hours ago`, `75 minutes
 * ago`.
 */
export function agoText(time: string, now: number): string {
  const past = durationText(now - Date.parse(time));
  return past === undefined ? "at an unknown time" : past;
}

const SPANS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function durationText(ms: number): string | undefined {
  if (!Number.isFinite(ms)) return undefined;
  if (ms < -60_000) return "in the future, by this device's clock";
  for (const [unit, length] of SPANS) if (ms >= 2 * length) return `${Math.floor(ms / length)} ${unit}s ago`;
  return ms >= 60_000 ? "a minute ago" : "just now";
}

function isUtc(zone: string): boolean {
  return zone === "UTC" || zone === "Etc/UTC";
}

/** Of `GMT+05:45`; UTC itself is `GMT`. */
function offsetOf(name: string): string {
  const offset = name.replace("GMT", "");
  return offset === "" ? "+00:00" : offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(date: Date, zone: string) {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat("en", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
      timeZoneName: "longOffset",
    });
  formats.set(zone, format);
  const found = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? "";
  return {
    ...{ year: part("year"), month: part("month"), day: part("day") },
    ...{ hour: part("hour"), minute: part("minute"), timeZoneName: part("timeZoneName") },
  };
}
