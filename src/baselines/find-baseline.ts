// The newest stored baseline that can be compared with; where there is none, the newest that can be read.

import { UsageError } from "../model/errors.ts";
import { readChunks } from "../ports/files/chunks.ts";
import {
  type StoredFile,
  StoredFileError,
  type StoredFiles,
  StoredFilesError,
} from "../ports/files/stored-files.ts";
import { type Baseline, readBaseline } from "./read-baseline.ts";

export interface FoundBaseline {
  /** Undefined where none is stored, or none can be used. */
  readonly baseline: Baseline | undefined;
  /** Absolute path of its file; undefined where there is none. */
  readonly path: string | undefined;
  /** What was passed over, and why. */
  readonly remarks: readonly string[];
  /** Why it is not known what is stored; undefined where it is. */
  readonly unreachable: string | undefined;
}

/** Most downloads: each costs a second, and an older baseline says less. */
const MOST_TRIED = 10;

/** findBaseline takes the newest baseline for which `whyNot`, a clause, is undefined. */
export async function findBaseline(
  files: StoredFiles,
  whyNot: (baseline: Baseline) => string | undefined,
): Promise<FoundBaseline> {
  const remarks: string[] = [];
  let newest: { readonly read: UsableBaseline; readonly remark: string } | undefined;
  let unreachable: string | undefined;
  let tried = 0;
  try {
    for await (const file of files.newestFirst()) {
      const read = await readStored(file);
      const why = "unusable" in read ? read.unusable : whyNot(read.baseline);
      if (!("unusable" in read) && why === undefined) return { ...read, remarks, unreachable: undefined };
      const remark = `passed over ${file.name}: ${why}`;
      remarks.push(remark);
      if (!("unusable" in read)) newest ??= { read, remark };
      tried += 1;
      if (tried === MOST_TRIED) break;
    }
  } catch (error) {
    if (!(error instanceof StoredFilesError)) throw error;
    unreachable = `the stored baselines cannot be had: ${error.message}`;
  }
  // For the newest one, the comparison itself gives the reason.
  const others = remarks.filter((remark) => remark !== newest?.remark);
  return { baseline: undefined, path: undefined, ...newest?.read, remarks: others, unreachable };
}

interface UsableBaseline {
  readonly baseline: Baseline;
  readonly path: string;
}

type ReadBaseline = UsableBaseline | { readonly unusable: string };

async function readStored(file: StoredFile): Promise<ReadBaseline> {
  try {
    const path = await file.fetch();
    return { baseline: readBaseline(file.name, readChunks(path)), path };
  } catch (error) {
    const isKnown = error instanceof StoredFileError || error instanceof UsageError;
    if (!isKnown && !(error instanceof Error && "code" in error)) throw error;
    return { unusable: (error as Error).message.replace(`the stored baseline ${file.name} `, "it ") };
  }
}
