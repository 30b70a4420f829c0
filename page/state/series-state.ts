// How a branch is in a region, in words: what somebody wants to know who has just woken up.

import type { PageBranch, PageIndex, PageSeries } from "../../src/page/format/index-file.ts";
import { isSilent } from "../../src/page/format/silence.ts";
import { plural } from "../../src/report/format.ts";
import { agoText } from "./zones.ts";

export interface SeriesState {
  readonly branch: string;
  readonly region: string;
  readonly kind: "worse" | "better" | "fine" | "nodata";
  /** `2 events open, the newest 3 hours ago`. */
  readonly headline: string;
  /** `newest run 3 hours ago, passed`. */
  readonly freshness: string;
  /** Start of the newest run; "" for none. */
  readonly time: string;
}

/** seriesStates are of every branch in every region: also where there is nothing. */
export function seriesStates(index: PageIndex, now: number): readonly SeriesState[] {
  return index.branches.flatMap((branch) =>
    index.regions.map((region) => stateOf(index, branch, region, now)),
  );
}

function stateOf(index: PageIndex, branch: PageBranch, region: string, now: number): SeriesState {
  const series = branch.series.find((one) => one.region === region);
  const place = { branch: branch.name, region };
  if (series === undefined)
    return { ...place, kind: "nodata", headline: "no data", freshness: "never measured there", time: "" };
  const freshness = `newest run ${agoText(series.time, now)}, ${series.outcome}`;
  const told = { ...place, freshness, time: series.time };
  const open = openText(index, branch.name, series, now);
  if (isSilent(series.time, now)) {
    const silent = `silent for ${agoText(series.time, now).replace(" ago", "")}`;
    return { ...told, kind: "nodata", headline: open === "" ? silent : `${silent}; before that ${open}` };
  }
  if (series.worse > 0) return { ...told, kind: "worse", headline: open };
  if (series.outcome === "unmeasured")
    return { ...told, kind: "nodata", headline: "the newest run could not measure" };
  if (series.outcome === "failed")
    return { ...told, kind: "worse", headline: joined("the newest run failed", open) };
  return { ...told, kind: series.better > 0 ? "better" : "fine", headline: open === "" ? "steady" : open };
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("; ");
}

function openText(
  index: PageIndex,
  branch: string,
  { region, worse, better, acknowledged }: PageSeries,
  now: number,
): string {
  const times = index.overview.open
    .filter(({ event }) => event.branch === branch && event.region === region && event.worse !== false)
    .map(({ measured }) => measured)
    .sort();
  const newest = times.at(-1);
  return joined(
    worse === 0
      ? ""
      : `${plural(worse, "event")} open${newest === undefined ? "" : `, the newest ${agoText(newest, now)}`}`,
    better === 0 ? "" : `${better} for the better`,
    acknowledged === 0 ? "" : `${acknowledged} acknowledged`,
  );
}
