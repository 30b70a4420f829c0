// What the end of a job needs to know from its beginning: which caches there are, and what was restored.

import { readText, writeText } from "../ports/files/files.ts";
import type { Store } from "./store.ts";

/** Names are files below a store's root, relative, with their bytes. */
export type Names = Readonly<Record<string, number>>;

/** PlannedStore is one that may be saved. */
export interface PlannedStore extends Store {
  /** What was restored, null for nothing. */
  readonly restored: { readonly key: string; readonly names: Names; readonly seconds: number } | null;
}

/** Plan is what to save. */
export interface Plan {
  readonly stores: readonly PlannedStore[];
  /** Texts of the go.sum files. */
  readonly goSums: readonly string[];
  /** What has a later time was used by this job. Milliseconds since 1970. */
  readonly since: number;
  /** Seconds that building and checking took in this run. */
  readonly workSeconds: number;
  /** Folder for archives, absolute. */
  readonly folder: string;
}

/** writePlan writes the plan for the end of the same job. */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeText(path, JSON.stringify(plan));
}

/**
 * readPlan reads what writePlan wrote: the same version of this program, a moment ago; undefined when it is
 * gone.
 */
export async function readPlan(path: string): Promise<Plan | undefined> {
  const text = await readText(path);
  return text === undefined ? undefined : (JSON.parse(text) as Plan);
}
