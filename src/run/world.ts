// All that a run needs of the outside world, built once by an entry and passed down. It has parts: who needs
// a part takes that part.

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

/** MeasuringMachine is the machine that measures the head. */
export interface MeasuringMachine {
  readonly machine: Machine;
  /** GOMAXPROCS values. */
  readonly procs: readonly number[];
}

/** BaselineStore keeps what was measured. */
export interface BaselineStore {
  /** open finds the store for measurements of this machine. */
  open(here: MeasuringMachine): Promise<StoredFiles>;
  /** Called with the place of the head's samples, so that they can be stored. */
  onMeasured(file: string, origin: FileOrigin): void;
}

/** Children is how programs are started. */
export interface Children {
  readonly processes: Processes;
  /** Environment of all children; those that have to do with the code under test get less of it. */
  readonly env: Env;
}

/** Secrecy is what children may know, and what they may not. */
interface Secrecy {
  /** What no child may get to know. */
  readonly secrets: readonly string[];
  /** How git may fetch what it cannot fetch without. */
  readonly credential: GitCredential | undefined;
  /** What the user sets TZ to; children do not see it. Absent: nothing. */
  readonly givenZone?: string;
}

/** WorldFolders are where the run works; all are absolute. */
export interface WorldFolders {
  /** Where the program was started. */
  readonly cwd: string;
  /** For what is gone after the run. */
  readonly temporary: string;
  /** For what later runs may use again: built tools. */
  readonly cacheDir: string;
  /** For the Gos that were downloaded. */
  readonly goStore: string;
  /** Has the source of the Go helper. */
  readonly helperSource: string;
}

/** GoAccess is how the run may get its Go, and its tools. */
interface GoAccess {
  /** Which Go is taken when nobody names one: the one on PATH, or the one that the project names. */
  readonly prefer: "path" | "project";
  readonly toolCache: ToolCache | undefined;
  /** Called with the folder of the go command that was chosen, so that later steps can use it. */
  readonly onGo: (folder: string) => void;
  /** Whether tools that are missing may be installed into the cache folder. */
  readonly mayInstall: boolean;
}

/** Storage is what is kept between runs. */
export interface Storage {
  /** Brings back what earlier runs kept, before anything is built; undefined where nothing is kept. */
  readonly restoreCaches: ((use: CacheUse) => Promise<void>) | undefined;
  /** Where baselines are kept between runs; undefined where they are not. */
  readonly baselines: BaselineStore | undefined;
}

/** Clocks are the two that a run reads. */
interface Clocks {
  /** Seconds on a clock that only goes forward. */
  readonly now: () => number;
  /** The time of day. */
  readonly date: () => Date;
}

/** World is the outside of a run. */
export interface World extends Children, Secrecy, WorldFolders, GoAccess, Storage, Clocks {
  readonly runner: Runner;
  readonly event: Event;
  /** GOMAXPROCS of this machine. */
  readonly procs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
