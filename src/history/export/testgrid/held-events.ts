import { shortCommit } from "../../../model/commit-hash.ts";
import { formatDelta } from "../../../report/format.ts";
import type { HistoryEvent } from "../../events/events.ts";
import type { Held } from "./held.ts";

/** heldByEvents are slowdowns of a branch; what somebody accepts is not red. */
export function heldByEvents(branch: string, events: readonly HistoryEvent[]): readonly Held[] {
  return events
    .filter(({ worse, state }) => worse === true && state.kind !== "acknowledged")
    .map(({ benchmark, unit, commit, delta, lo, hi, state }) => ({
      benchmark,
      branch,
      from: commit,
      until: state.kind === "recovered" ? state.commit : undefined,
      message: `${unit} ${formatDelta(delta, lo, hi)} since ${shortCommit(commit)}`,
    }));
}
