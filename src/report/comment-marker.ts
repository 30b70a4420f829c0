// The first line of a comment: which comment it is, which run wrote it, and which lines are of which job. It
// has only digits, hexadecimal and our own words, so that no name can forge it.

export interface Marker {
  /** Hexadecimal: one for each job of a workflow. */
  readonly key: string;
  /** The run's number in its workflow, and its attempt: the larger pair is newer. */
  readonly run: number;
  readonly attempt: number;
  /** Commit that the comment is about, "" where it is not written. */
  readonly head: string;
  /** In their order in the comment; empty for a comment of an older version. */
  readonly parts: readonly PartMark[];
}

export interface PartMark {
  /** Hexadecimal: one for each report. */
  readonly id: string;
  /** How bad it is: a value of RANKS. */
  readonly rank: number;
  /** Hexadecimal: equal as long as no verdict of it changes. */
  readonly state: string;
  readonly lines: number;
}

/** RANKS says how bad an outcome is: the worst part stands first in a comment. */
export const RANKS = { passed: 0, unmeasured: 1, failed: 2 } as const;

/** MARKER_SCHEMA is what this version writes. Key and run stand at the same place in all versions. */
const MARKER_SCHEMA = 1;

/** writeMarker is the line that a comment begins with; GitHub does not show it. */
export function writeMarker({ key, run, attempt, head, parts }: Marker): string {
  const marks = parts.map(({ id, rank, state, lines }) => [id, rank, state, lines].join(".")).join();
  return `<!-- go-steady v${MARKER_SCHEMA} key=${key} run=${run}.${attempt} head=${head} parts=${marks} -->`;
}

/** readMarker is undefined unless the comment begins with a marker: a quoted one does not count. */
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

/** isNewer is true when a later run, or a later attempt of the same run, wrote `a`. */
export function isNewer(a: Marker, b: Pick<Marker, "run" | "attempt">): boolean {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}
