// All that a run needs of the outside world. An entry builds it; functions take the parts that they need.

import type { Event } from "../model/event.ts";
import type { Machine } from "../model/report.ts";
import type { FileOrigin, StoredFiles } from "../ports/files/stored-files.ts";
import type { GitCredential } from "../ports/git/credential.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { Processes } from "../ports/process/process.ts";
import type { ToolCache } from "../ports/tool-cache.ts";

export interface CacheUse {
  readonly go: Go;
  /** Working directory in the head's worktree, absolute. */
  readonly dir: string;
  /** Texts of all go.sum files of the head. */
  readonly goSums: readonly string[];
}

export interface MeasuringMachine {
  readonly machine: Machine;
  /** GOMAXPROCS values. */
  readonly procs: readonly number[];
}

export interface BaselineStore {
  open(here: MeasuringMachine): Promise<StoredFiles>;
  /** Takes the file of the head's samples, to store it after the run. */
  onMeasured(file: string, origin: FileOrigin): void;
}

export interface Children {
  readonly processes: Processes;
  /** For all children; those that build or run the code under test get less of it. */
  readonly env: Env;
}

interface Secrecy {
  /** Values that no child may see. */
  readonly secrets: readonly string[];
  /** For what git cannot fetch without. */
  readonly credential: GitCredential | undefined;
  /** TZ as the user sets it; children do not see it. Absent: not set. */
  readonly givenZone?: string;
}

/** WorldFolders are where the run works; all are absolute. */
export interface WorldFolders {
  readonly cwd: string;
  readonly temporary: string;
  /** For what later runs use again: built tools. */
  readonly cacheDir: string;
  /** For downloaded Gos. */
  readonly goStore: string;
  readonly helperSource: string;
}

interface GoAccess {
  /** Which Go runs when the user names none: the one on PATH, or the one that the project names. */
  readonly prefer: "path" | "project";
  readonly toolCache: ToolCache | undefined;
  /** Called with the folder of the chosen go command, for later steps. */
  readonly onGo: (folder: string) => void;
  /** Whether missing tools may be installed into `cacheDir`. */
  readonly mayInstall: boolean;
}

export interface ReachRights {
  /** Whether what lies in `cacheDir` is of earlier runs, and could not be written by code of the change. */
  readonly mayRead: boolean;
  /** Whether later runs may read what this one writes. */
  readonly mayWrite: boolean;
}

export interface Storage {
  /** Restores the caches of earlier runs before anything is built; undefined where nothing is kept. */
  readonly restoreCaches: ((use: CacheUse) => Promise<void>) | undefined;
  /** What this run may do with what is kept of reach; asked once the caches are restored. */
  readonly reachRights: () => ReachRights;
  /** Undefined where no baselines are kept. */
  readonly baselines: BaselineStore | undefined;
}

interface Clocks {
  /** Seconds on a clock that never moves back. */
  readonly now: () => number;
  readonly date: () => Date;
}

export interface World extends Children, Secrecy, WorldFolders, GoAccess, Storage, Clocks {
  readonly runner: Runner;
  readonly event: Event;
  /** GOMAXPROCS of this machine. */
  readonly procs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
