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
  restored: nullable(object({ key: text, names: namesShape, seconds: number })),
});

export type PlannedStore = TypeOf<typeof plannedStore>;

const planShape = object({
  stores: list(plannedStore),
  goSums: list(text),
  /** Milliseconds since 1970: a file with a later time was used by this job. */
  since: number,
  /** Building and checking in this run. */
  workSeconds: number,
  /** Folder for archives, absolute. */
  folder: text,
});

export type Plan = TypeOf<typeof planShape>;

export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeText(path, JSON.stringify(plan));
}

/** readPlan is undefined without a file. Throws for a wrong form: code of the job may have changed it. */
export async function readPlan(path: string): Promise<Plan | undefined> {
  const written = await readText(path);
  if (written === undefined) return undefined;
  const plan = planShape(fromJson(written));
  if (plan instanceof Mismatch) throw new Error(plan.told(path));
  return plan;
}
