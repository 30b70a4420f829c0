// What the end of a job needs to know from its beginning: which caches there are, and what was restored.

import {
  entries,
  fromJson,
  into,
  list,
  Mismatch,
  nullable,
  number,
  object,
  type TypeOf,
  text,
} from "../model/shape.ts";
import { readText, writeText } from "../ports/files/files.ts";
import { storeFields } from "./store.ts";

const namesShape = into(
  entries(number),
  (pairs): Readonly<Record<string, number>> => Object.fromEntries(pairs),
);

/** Names are files below a store's root, relative, with their bytes. */
export type Names = TypeOf<typeof namesShape>;

const plannedStore = object({
  ...storeFields,
  /** What was restored, null for nothing. */
  restored: nullable(object({ key: text, names: namesShape, seconds: number })),
});

/** PlannedStore is one that may be saved. */
export type PlannedStore = TypeOf<typeof plannedStore>;

const planShape = object({
  stores: list(plannedStore),
  /** Texts of the go.sum files. */
  goSums: list(text),
  /** What has a later time was used by this job. Milliseconds since 1970. */
  since: number,
  /** Seconds that building and checking took in this run. */
  workSeconds: number,
  /** Folder for archives, absolute. */
  folder: text,
});

/** Plan is what to save. */
export type Plan = TypeOf<typeof planShape>;

/** writePlan writes the plan for the end of the same job. */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeText(path, JSON.stringify(plan));
}

/**
 * readPlan reads what writePlan wrote, undefined when it is gone. Code of the job ran in between, and may
 * have changed it: throws then.
 */
export async function readPlan(path: string): Promise<Plan | undefined> {
  const written = await readText(path);
  if (written === undefined) return undefined;
  const plan = planShape(fromJson(written));
  if (plan instanceof Mismatch) throw new Error(plan.told(path));
  return plan;
}
