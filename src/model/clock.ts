// What a test sees as time: a zone, and a moment where it runs as if at another time.

import { boundedList, boundedText, timeText } from "./bounded.ts";
import { object, optional, type TypeOf } from "./shape.ts";

export const clockShape = object({
  /** As TZ names it: `Asia/Kathmandu`. */
  zone: boundedText,
  /** ISO 8601 in UTC, to the second: `2028-02-29T12:00:00Z`. Absent for now. */
  moment: optional(timeText),
});

export type Clock = TypeOf<typeof clockShape>;

export const clockFitShape = object({ fails: boundedList(clockShape), passes: boundedList(clockShape) });

/** ClockFit says in which clocks a test fails and in which it passes; neither is empty. */
export type ClockFit = TypeOf<typeof clockFitShape>;

/** Moment is a time, or a rule for times; `dst`: the next changes of the offsets of the zones. */
export type Moment =
  | { readonly kind: "at"; readonly moment: string }
  | { readonly kind: "dst" | "leap-day" | "year-end" };

/** clockName is a clock in a sentence: `Asia/Kathmandu`, `Europe/Berlin at 2027-03-28 02:00 UTC`. */
export function clockName({ zone, moment }: Clock): string {
  return moment === undefined ? zone : `${zone} at ${moment.slice(0, 16).replace("T", " ")} UTC`;
}

/**
 * dependsOn is what a test depends on: the zone, where zones differ at one moment; the moment, likewise; or
 * both.
 */
export function dependsOn({ fails, passes }: ClockFit): string {
  const differs = (isSame: (a: Clock, b: Clock) => boolean) =>
    fails.some((a) => passes.some((b) => isSame(a, b)));
  const onZone = differs((a, b) => a.moment === b.moment);
  const onMoment = differs((a, b) => a.zone === b.zone);
  if (onZone === onMoment) return "the time zone and the moment";
  return onZone ? "the time zone" : "the moment";
}
