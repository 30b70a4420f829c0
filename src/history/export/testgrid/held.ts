// What stays red: a benchmark that got slower, at every commit until it recovers. TestGrid itself would close
// the alert at the next commit, which is as fast as the one before it.

import { type Benchmark, benchmarkKey } from "../../../model/benchmark.ts";
import { grouped } from "../../grouped.ts";

/** Held is a benchmark that is slower than it was. */
export interface Held {
  readonly benchmark: Benchmark;
  readonly branch: string;
  /** Hash of the commit that made it slower. */
  readonly from: string;
  /** Hash of the commit that ended it; undefined while it lasts. */
  readonly until: string | undefined;
  /** For people: `sec/op +3.1 % (2.4 to 3.8) since 0123456789ab`. */
  readonly message: string;
}

/** HeldAt is why a benchmark is red at a commit; undefined where it is not. */
export type HeldAt = (benchmark: Benchmark, sha: string) => string | undefined;

/** heldOn is for one branch, whose commits are in their order. */
export function heldOn(commits: readonly string[], held: readonly Held[]): HeldAt {
  const place = new Map(commits.map((sha, i) => [sha, i]));
  const placeOf = (sha: string | undefined): number =>
    (sha === undefined ? undefined : place.get(sha)) ?? Number.POSITIVE_INFINITY;
  const spans = new Map(
    grouped(held, ({ benchmark }) => benchmarkKey(benchmark)).map((all) => [
      benchmarkKey(all[0].benchmark),
      all.map(({ from, until, message }) => ({ from: placeOf(from), until: placeOf(until), message })),
    ]),
  );
  return (benchmark, sha) => {
    const at = place.get(sha) ?? -1;
    return spans.get(benchmarkKey(benchmark))?.find(({ from, until }) => from <= at && at < until)?.message;
  };
}
