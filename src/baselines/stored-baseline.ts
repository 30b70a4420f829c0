// The stored baseline of a run: a file that the user names, or the newest one that the main branch stored.

import { join, resolve } from "node:path";
import { conditionsOf, whyIncomparable, whyOtherProcs } from "../judge/machine-identity.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { Options } from "../options/options.ts";
import { readChunks } from "../ports/files/chunks.ts";
import { copyFile } from "../ports/files/files.ts";
import type { MeasuringMachine, Storage, WorldFolders } from "../run/world.ts";
import { type FoundBaseline, findBaseline } from "./find-baseline.ts";
import { type Baseline, readBaseline } from "./read-baseline.ts";

/** BaselineFinder has the file that the user named, and finds other baselines once the machine is known. */
export interface BaselineFinder {
  readonly named: Baseline | undefined;
  find(here: MeasuringMachine): Promise<FoundBaseline>;
}

/** openFinder reads a named file at once. Throws UsageError where the file, or `baseline`, cannot be used. */
export function openFinder(world: Storage & Pick<WorldFolders, "cwd">, options: Options): BaselineFinder {
  const named = openNamed(world, options);
  const none = { baseline: named, path: undefined, remarks: [], unreachable: undefined };
  if (options.baseline === "paired" || options.baseline === "file") return { named, find: async () => none };
  const { baselines } = world;
  if (baselines === undefined)
    throw new UsageError(
      `baseline: ${options.baseline} is kept by GitHub, and only the action can ask for it`,
      "use --baseline file with a file that was downloaded, or leave it out to measure both sides",
    );
  return {
    named,
    async find(here) {
      const found = await findBaseline(await baselines.open(here), (stored) => whyNot(stored, here));
      if (found.path !== undefined && options.out !== undefined)
        await copyFile(found.path, join(resolve(world.cwd, options.out), STORED));
      return found;
    },
  };
}

/** STORED is the name of the copied baseline, beside the head's samples. */
const STORED = "base.bench.out";

/** whyNot is a clause; undefined for a baseline that can be compared with. */
export function whyNot({ conditions, procs }: Baseline, here: MeasuringMachine): string | undefined {
  return whyIncomparable(conditions, conditionsOf(here.machine)) ?? whyOtherProcs(procs, here.procs);
}

/** storedBase is the part of the report about the baseline; empty for paired runs. */
export function storedBase(
  { baseline: kind, baselineFile }: Options,
  baseline: Baseline | undefined,
): Partial<Pick<Report, "base" | "stored">> {
  if (kind === "paired") return {};
  const { name = "", commit = "", time = "" } = baseline ?? {};
  const file = kind === "file" ? (baselineFile ?? "") : baseline === undefined ? "" : STORED;
  return { base: { ref: kind === "file" ? file : name, sha: commit }, stored: { file, time } };
}

function openNamed({ cwd }: Pick<WorldFolders, "cwd">, { baselineFile }: Options): Baseline | undefined {
  if (baselineFile === undefined) return undefined;
  try {
    return readBaseline(baselineFile, readChunks(resolve(cwd, baselineFile)));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "ENOENT" ? "is not there" : `cannot be read: ${cause.message}`;
    throw new UsageError(
      `the stored baseline ${baselineFile} ${why}`,
      "name the head.bench.out that an earlier run wrote with --out, or leave baseline-file out where there is none yet",
      { cause },
    );
  }
}
