// The first line of a comment: which one it is, which run wrote it, and what stands in it of which job. Only
// digits, hexadecimal and our own words, so that nothing of it can be forged by a name.

/** Marker is what a comment remembers. */
export interface Marker {
  /** Hexadecimal: one for each job of a workflow. */
  readonly key: string;
  /** The run's number in its workflow, and its attempt: the larger pair is the newer one. */
  readonly run: number;
  readonly attempt: number;
  /** Commit that the comment is about. */
  readonly head: string;
  /** In the order in which they stand in the comment; none in comments of before there were parts. */
  readonly parts: readonly PartMark[];
}

/** PartMark is what is remembered of one job's words. */
export interface PartMark {
  /** Hexadecimal: one for each report. */
  readonly id: string;
  /** How bad it is: RANKS. */
  readonly rank: number;
  /** Hexadecimal: equal as long as nothing changed its verdict. */
  readonly state: string;
  /** Lines that it has in the comment. */
  readonly lines: number;
}

/** RANKS are how bad an outcome is: what stands first in a comment, and what it is as red as. */
export const RANKS = { passed: 0, unmeasured: 1, failed: 2 } as const;

/**
 * MARKER_SCHEMA is the version that this program writes. Key and run stand at the same place in all versions.
 */
const MARKER_SCHEMA = 1;

/** writeMarker is the line that a comment begins with; GitHub does not show it. */
export function writeMarker({ key, run, attempt, head, parts }: Marker): string {
  const marks = parts.map(({ id, rank, state, lines }) => [id, rank, state, lines].join(".")).join();
  return `<!-- go-steady v${MARKER_SCHEMA} key=${key} run=${run}.${attempt} head=${head} parts=${marks} -->`;
}

/**
 * readMarker reads it at the very start of a comment; undefined for any other comment, also for one that
 * quotes a marker.
 */
export function readMarker(body: string): Marker | undefined {
  const found = /^<!-- go-steady v\d{1,6} key=([0-9a-f]+) run=(\d{1,15})\.(\d{1,9})(.*?) -->/.exec(body);
  if (found === null) return undefined;
  const [, key = "", run, attempt, rest = ""] = found;
  const [, head = ""] = / head=([0-9a-f]+)/.exec(rest) ?? [];
  const [, marks = ""] = / parts=([0-9a-f.,]+)/.exec(rest) ?? [];
  const parts = [...marks.matchAll(/([0-9a-f]+)\.(\d)\.([0-9a-f]+)\.(\d{1,6})(?:,|$)/g)].map(
    ([, id = "", rank, state = "", lines]) => ({ id, rank: Number(rank), state, lines: Number(lines) }),
  );
  return { key, run: Number(run), attempt: Number(attempt), head, parts };
}

/** isNewer says whether `a` was written by a later run than `b`, or a later attempt of the same. */
export function isNewer(a: Marker, b: Pick<Marker, "run" | "attempt">): boolean {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}
