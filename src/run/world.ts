// All that a run needs of the outside world, built once by an entry and passed down.

import type { Event } from "../model/event.ts";
import type { Machine } from "../model/report.ts";
import type { FileOrigin, StoredFiles } from "../ports/files/stored-files.ts";
import type { GitCredential } from "../ports/git/credential.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { Processes } from "../ports/process/process.ts";
import type { ToolCache } from "../ports/tool-cache.ts";

/** CacheUse is for what the caches are used. */
export interface CacheUse {
  readonly go: Go;
  /** Working directory in the head's worktree, absolute. */
  readonly dir: string;
  /** Texts of all go.sum files of the head. */
  readonly goSums: readonly string[];
}

/** Here is where the head is measured. */
export interface Here {
  readonly machine: Machine;
  /** GOMAXPROCS values. */
  readonly procs: readonly number[];
}

/** BaselineStore keeps what was measured. */
export interface BaselineStore {
  /** open finds the store for measurements of this machine. */
  open(here: Here): Promise<StoredFiles>;
  /** Called with the place of the head's samples, so that they can be stored. */
  onMeasured(file: string, origin: FileOrigin): void;
}

/** World is the outside of a run. */
export interface World {
  readonly processes: Processes;
  /** Environment of all children; those that have to do with the code under test get less of it. */
  readonly env: Env;
  /** What the user sets TZ to, of which no child knows. Absent: nothing. */
  readonly givenZone?: string;
  /** What no child may get to know. */
  readonly secrets: readonly string[];
  /** How git may fetch what it cannot fetch without. */
  readonly credential: GitCredential | undefined;
  readonly runner: Runner;
  readonly event: Event;
  /** Where the program was started, absolute. */
  readonly cwd: string;
  /** Folder for what is gone after the run, absolute. */
  readonly temporary: string;
  /** Folder for what later runs may use again: built tools. Absolute. */
  readonly cacheDir: string;
  /** Folder with the source of the Go helper, absolute. */
  readonly helperSource: string;
  /** Which Go is taken when nobody names one: the one on PATH, or the one that the project names. */
  readonly prefer: "path" | "project";
  readonly toolCache: ToolCache | undefined;
  /** Folder that keeps the Gos that were downloaded. Absolute. */
  readonly goStore: string;
  /** Brings back what earlier runs kept, before anything is built; undefined where nothing is kept. */
  readonly restoreCaches: ((use: CacheUse) => Promise<void>) | undefined;
  /** Where baselines are kept between runs; undefined where they are not. */
  readonly baselines: BaselineStore | undefined;
  /** Called with the folder of the go command that was chosen, so that later steps can use it. */
  readonly onGo: (folder: string) => void;
  /** Whether tools that are missing may be installed into the cache folder. */
  readonly mayInstall: boolean;
  /** GOMAXPROCS of this machine. */
  readonly procs: number;
  /** Seconds on a clock that only goes forward. */
  readonly now: () => number;
  /** The time of day. */
  readonly date: () => Date;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
