// Which clocks the tests are run in, from what was asked for and what Go says of each zone.

import type { Clock, Moment } from "../model/clock.ts";

/** Zone is a time zone that Go has data of. */
export interface Zone {
  readonly name: string;
  /** The next changes of its offset, ISO 8601 in UTC, to the second. */
  readonly changes: readonly string[];
}

/** HOME is the clock of the ordinary run of the tests. */
export const HOME: Clock = { zone: "UTC" };

const HOUR_MS = 3600_000;

/**
 * clocksOf are the clocks besides HOME: each zone now, and each moment in each zone (in UTC where no zone was
 * asked for). A zone's changes are tried in that zone only: half a day before, so that 24 hours later it is
 * another time of day, and an hour after.
 */
export function clocksOf(zones: readonly Zone[], moments: readonly Moment[], now: Date): readonly Clock[] {
  const names = zones.length > 0 ? zones.map(({ name }) => name) : [HOME.zone];
  const everywhere = moments.flatMap((moment) => momentsOf(moment, now));
  const changes = moments.some(({ kind }) => kind === "dst") ? zones.flatMap(changesOf) : [];
  const all = [
    ...names.map((zone) => ({ zone })),
    ...everywhere.flatMap((moment) => names.map((zone) => ({ zone, moment }))),
    ...changes,
  ];
  const unique = new Map(all.map((clock) => [JSON.stringify([clock.zone, momentOf(clock)]), clock]));
  return [...unique.values()].filter((clock) => clock.zone !== HOME.zone || momentOf(clock) !== undefined);
}

function momentOf({ moment }: Clock): string | undefined {
  return moment;
}

function changesOf({ name, changes }: Zone): readonly Clock[] {
  return changes.flatMap((change) => [
    { zone: name, moment: shifted(change, -12 * HOUR_MS) },
    { zone: name, moment: shifted(change, HOUR_MS) },
  ]);
}

/** Moments of a rule that are the same in every zone. */
function momentsOf(moment: Moment, now: Date): readonly string[] {
  switch (moment.kind) {
    case "at":
      return [moment.moment];
    case "dst":
      return [];
    case "leap-day":
      return [nextLeapDay(now)];
    case "year-end": {
      const year = new Date(Date.UTC(now.getUTCFullYear() + 1, 0)).toISOString();
      return [shifted(year, -HOUR_MS / 2), shifted(year, HOUR_MS / 2)];
    }
  }
}

/** Noon: in every zone from -12 to +11 it is that day. */
function nextLeapDay(now: Date): string {
  for (let year = now.getUTCFullYear(); ; year++) {
    const day = new Date(Date.UTC(year, 1, 29, 12));
    if (day.getUTCMonth() === 1 && day > now) return shifted(day.toISOString(), 0);
  }
}

function shifted(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString().replace(/\.\d+Z$/, "Z");
}
