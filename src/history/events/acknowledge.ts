// Which events somebody accepts: those that a waiver of `.go-steady.yml` would have let pass. The day of the
// commit counts, not today: an event does not change because it is looked at later.

import { namesBenchmark } from "../../judge/limits.ts";
import type { Settings, Waiver } from "../../model/settings.ts";
import type { Graph } from "../ladder/graph.ts";
import type { EventWish } from "./events.ts";

/** acknowledgedBy is what findEvents asks; undefined settings accept nothing. */
export function acknowledgedBy(
  settings: Pick<Settings, "waivers"> | undefined,
  { commits }: Pick<Graph, "commits">,
): NonNullable<EventWish["acknowledged"]> {
  const days = new Map(commits.map(({ sha, measured }) => [sha, measured.slice(0, 10)]));
  return ({ benchmark, unit, commit, delta }) => {
    const day = days.get(commit) ?? "";
    const accepts = (waiver: Waiver) =>
      waiver.unit === unit &&
      namesBenchmark(waiver, benchmark) &&
      day <= waiver.expires &&
      covers(waiver, delta);
    const waiver = settings?.waivers.find(accepts);
    return waiver && { reason: waiver.reason, expires: waiver.expires };
  };
}

/** A ceiling on the value says nothing about a change: that it is accepted is not known. */
function covers({ ceiling }: Waiver, delta: number): boolean {
  return ceiling.kind === "change" && Math.abs(delta) <= ceiling.ratio;
}
