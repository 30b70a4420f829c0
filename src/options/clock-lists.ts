import type { Moment } from "../model/clock.ts";
import { isTime } from "./calendar.ts";

/** ZONES_RULE and MOMENTS_RULE complete "… is not". */
export const ZONES_RULE = "a list of time zones such as Asia/Singapore, Europe/Berlin";
export const MOMENTS_RULE =
  "a list of UTC times such as 2028-02-29T12:00Z (years 1970 to 2099), dst, leap-day and year-end";

/** decodeZones reads names of files below the system's zone data, which become TZ; else undefined. */
export function decodeZones(value: string): readonly string[] | undefined {
  const zones = listIn(value);
  return zones.every((zone) => /^[A-Za-z][\w+-]*(\/[A-Za-z][\w+-]*)*$/.test(zone)) ? zones : undefined;
}

/** decodeMoments is undefined where an entry is no time and no rule. */
export function decodeMoments(value: string): readonly Moment[] | undefined {
  const moments = listIn(value).map(decodeMoment);
  return moments.includes(undefined) ? undefined : moments.filter((moment) => moment !== undefined);
}

/** A date alone means its noon: its midnight is still the day before in half of the world. */
function decodeMoment(text: string): Moment | undefined {
  if (text === "dst" || text === "leap-day" || text === "year-end") return { kind: text };
  const [, day, time = "T12:00", seconds = ":00"] =
    /^(\d{4}-\d\d-\d\d)(?:([T ]\d\d:\d\d)(:\d\d)?Z?)?$/.exec(text) ?? [];
  const moment = `${day}${time.replace(" ", "T")}${seconds}Z`;
  return isTime(moment) && moment >= "1970" && moment < "2100" ? { kind: "at", moment } : undefined;
}

function listIn(value: string): readonly string[] {
  return [...new Set(value.split(",").map((entry) => entry.trim()))].filter((entry) => entry !== "");
}
