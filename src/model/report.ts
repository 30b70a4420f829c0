// The report of a run: everything that is shown, stored or decided from. Schema 1 of report.json; it only
// grows.

import type { Check } from "./check.ts";
import type { Comparison } from "./verdict.ts";

/** REPORT_SCHEMA is the version that this program writes and reads. */
export const REPORT_SCHEMA = 1;

/** Outcome is what a run ends with: exit code 0, 1 or 3. */
export type Outcome = "passed" | "failed" | "unmeasured";

/** Revision is one side of a comparison. */
export interface Revision {
  /** As the user or the event named it; "" where there is none. */
  readonly ref: string;
  /** Full commit hash, "" for files. */
  readonly sha: string;
}

/** Machine is what the samples were taken on. */
export interface Machine {
  readonly cpu: string;
  readonly goos: string;
  readonly goarch: string;
  readonly gomaxprocs: number;
  /** Go version: `go1.26.8`. */
  readonly go: string;
}

/**
 * Neighbours is what others took of the machine while it measured: shares from 0 to 1, null where the system
 * does not say.
 */
export interface Neighbours {
  /** CPU time that other virtual machines took. */
  readonly steal: number | null;
  /** Time in which at least one program waited for a CPU; our own are among them. */
  readonly cpuWait: number | null;
  /** The same for a disk. */
  readonly diskWait: number | null;
}

/**
 * Selection is what was asked to be measured, so that somebody else can ask for the same. Empty texts are
 * defaults.
 */
export interface Selection {
  /** Package patterns: `./...`. */
  readonly packages: readonly string[];
  /** Regular expression of `-bench`. */
  readonly bench: string;
  readonly benchtime: string;
  /** List of GOMAXPROCS values: `1,4`. */
  readonly cpu: string;
  /** Everything else that was not the default, as flags: `--no-vet`, `--build-flags=-tags=x`. */
  readonly flags?: readonly string[];
  /** Names of flags whose values are not shown. */
  readonly withheld?: readonly string[];
}

/** Report is a whole run. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly outcome: Outcome;
  /** One sentence each: why the outcome is what it is, first the ones that fail the gate. */
  readonly reasons: readonly string[];
  /** Start of the run, ISO 8601 in UTC. */
  readonly started: string;
  readonly base: Revision;
  readonly head: Revision & { readonly dirty: boolean };
  /**
   * Only where a pull request was measured: its number, and its newest commit (`head` is what a merge would
   * make of it).
   */
  readonly pullRequest?: { readonly number: number; readonly head: string };
  readonly machine: Machine;
  /** Absent where nothing was measured, and where the system says nothing of it. */
  readonly neighbours?: Neighbours;
  readonly policy: {
    /** For rows without one of their own. */
    readonly threshold: number;
    readonly alpha: number;
    /** File of limits and waivers that was read; absent where there was none. */
    readonly config?: string;
  };
  /** Only where the head was compared with a stored baseline: `base` is what that says of itself. */
  readonly stored?: {
    /** As the user named it, "" where none was stored yet. */
    readonly file: string;
    /** When it was measured, ISO 8601 in UTC; "" where it does not say. */
    readonly time: string;
  };
  /** Absent where files were compared, or where everything was measured by default. */
  readonly selection?: Selection;
  readonly checks: readonly Check[];
  readonly comparisons: readonly Comparison[];
  /** Doubts about the whole run: a fallback that was used, a limit that was met. */
  readonly warnings: readonly string[];
  /** Wall time, seconds. */
  readonly seconds: {
    readonly total: number;
    readonly build: number;
    readonly measure: number;
    readonly checks: number;
    /** With at least one child process running: the rest of the total is the program's own. */
    readonly commands: number;
  };
}
