// Changing a place that others change, too: look, decide, write; and from the beginning when somebody was
// faster. Bounded, with pauses by chance, so that those who met do not meet again.

import { UnmeasurableError } from "../../model/errors.ts";
import { HISTORY_SCHEMA, MARKER, MARKER_TEXT, README, README_TEXT } from "./layout.ts";
import { type Change, type ChangeEnd, type Place, RefusedError, type Snapshot } from "./place.ts";

export interface Patience {
  /** Seconds on a clock that never goes back. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sleep: (seconds: number) => Promise<void>;
  readonly warn: (text: string) => void;
}

/** Somebody was faster: that is work done, and the next attempt may be the one. */
const MOST_OVERTAKEN = 100;
const MOST_REFUSED = 6;
const MOST_SECONDS = 600;
const FIRST_PAUSE = 0.2;
const LONGEST_PAUSE = 8;

/**
 * insist makes the change that `decide` wants after each look, until it is written or there is nothing to do.
 * Gives what was written last; undefined where nothing was. Throws UnmeasurableError when patience ends.
 */
export async function insist(
  place: Place,
  patience: Patience,
  decide: (snapshot: Snapshot) => Promise<Change | undefined>,
): Promise<Change | undefined> {
  const started = patience.now();
  const failed = { overtaken: 0, refused: 0 };
  for (;;) {
    const { end, change } = await attempt(place, decide);
    if (end.kind === "done") return change;
    failed[end.kind]++;
    const isOver =
      failed.overtaken >= MOST_OVERTAKEN ||
      failed.refused >= MOST_REFUSED ||
      patience.now() - started >= MOST_SECONDS;
    if (isOver) throw givenUp(place, failed, end.message);
    if (end.kind === "refused") patience.warn(`${place.name}: ${end.message}; it is tried again`);
    // Between nothing and twice as much each time: https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failed.overtaken + failed.refused));
    await patience.sleep(longest * patience.random());
  }
}

async function attempt(
  place: Place,
  decide: (snapshot: Snapshot) => Promise<Change | undefined>,
): Promise<{ readonly end: ChangeEnd; readonly change: Change | undefined }> {
  try {
    const snapshot = await place.look();
    const isNew = await checkMarker(place.name, snapshot);
    const change = await decide(snapshot);
    if (change === undefined) return { end: { kind: "done" }, change };
    const write = [...(isNew ? FIRST_FILES : []), ...change.write];
    return { end: await snapshot.change({ ...change, write }), change };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { end: { kind: "refused", message: error.message }, change: undefined };
  }
}

const FIRST_FILES = [
  { path: MARKER, bytes: Buffer.from(MARKER_TEXT) },
  { path: README, bytes: Buffer.from(README_TEXT) },
];

/** True where nothing is there yet. Throws UnmeasurableError where something else is. */
export async function checkMarker(
  name: string,
  { paths, texts }: Pick<Snapshot, "paths" | "texts">,
): Promise<boolean> {
  if (paths.length === 0) return true;
  const [marker] = paths.includes(MARKER) ? await texts([MARKER]) : [];
  const why = whyNoHistory(marker);
  if (why === undefined) return false;
  throw new UnmeasurableError(
    `${name} ${why}`,
    marker === undefined
      ? "name a branch or a folder of its own for the history: nothing was changed there"
      : "use the newest go-steady: nothing was changed there",
  );
}

/** A clause for the text of the marker; undefined where it is that of a history that can be read. */
function whyNoHistory(marker: string | undefined): string | undefined {
  if (marker === undefined) return `has files, and no ${MARKER}: it is no history of go-steady`;
  const [, schema] = /^\s*\{\s*"schema"\s*:\s*(\d{1,9})\b/.exec(marker) ?? [];
  if (schema === undefined) return `has a ${MARKER} that is not as it was written`;
  return Number(schema) > HISTORY_SCHEMA
    ? `is a history of schema ${schema}, and this version knows ${HISTORY_SCHEMA}`
    : undefined;
}

function givenUp(
  { name }: Place,
  { overtaken, refused }: { readonly overtaken: number; readonly refused: number },
  message: string,
): UnmeasurableError {
  return new UnmeasurableError(
    `nothing was written to ${name}: others were faster ${overtaken} times, and it was refused ${refused} times (${message})`,
    "run it again: what was measured is in the report, and a run that is there already is not added twice",
  );
}
