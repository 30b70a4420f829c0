// Saving, when the job is over: of each store what the whole job used, where that is worth it.

import { pack } from "../ports/files/archive.ts";
import { systemDigest } from "../ports/files/digest.ts";
import { makeFolder, removeFile } from "../ports/files/files.ts";
import { saveArchive } from "../ports/github/cache-upload.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { changeOf, whyNoGain, whyNotSave } from "./decide.ts";
import { sizeOf } from "./open.ts";
import type { Names, Plan, PlannedStore } from "./plan.ts";
import { archiveOf } from "./restore.ts";
import { usedFiles } from "./select.ts";
import { keyOf, readKeyEnd, STORE_LABELS } from "./store.ts";

interface SaveRequest {
  readonly plan: Plan;
  readonly processes: Processes;
  readonly runner: Pick<Runner, "info" | "warning">;
  readonly env: Env;
  readonly now: () => number;
}

export async function saveCaches(request: SaveRequest): Promise<void> {
  const { plan, runner } = request;
  const noGain = whyNoGain(plan);
  if (noGain !== undefined) {
    runner.info(`caches: not saved: ${noGain}; set cache: false if it stays so`);
    return;
  }
  await makeFolder(plan.folder);
  for (const store of plan.stores) await saveStore(request, store);
}

async function saveStore(request: SaveRequest, store: PlannedStore): Promise<void> {
  const { plan, runner, now } = request;
  const label = `caches: ${STORE_LABELS[store.name]}`;
  const used = usedFiles(store, plan);
  const why = whyNotSave(store, changeOf(used, store.restored?.names ?? {}));
  if (why !== undefined) return runner.info(`${label}: not saved: ${why}`);
  const key = keyFor(store, plan, used);
  const started = now();
  const isSaved = await packAndSave(request, store, { used, key });
  const took = (now() - started).toFixed(1);
  runner.info(`${label}: ${sizeOf(used)} ${isSaved ? `saved in ${took} s as` : "not saved as"} ${key}`);
}

async function packAndSave(
  { plan, processes, env }: SaveRequest,
  store: PlannedStore,
  { used, key }: { readonly used: Names; readonly key: string },
): Promise<boolean> {
  const archive = archiveOf(plan.folder, store);
  try {
    await pack(processes, { archive, root: store.root, names: Object.keys(used), env });
    return await saveArchive(archive, key);
  } finally {
    await removeFile(archive);
  }
}

/** Each key keeps the time of the last run without caches. */
function keyFor(store: PlannedStore, { workSeconds }: Plan, used: Names): string {
  const names = Buffer.from(Object.keys(used).join("\n"));
  const content = systemDigest.sha256(names).toString("hex").slice(0, 16);
  const before = store.restored === null ? undefined : readKeyEnd(store.restored.key)?.seconds;
  return keyOf(store, { content, seconds: before ?? workSeconds });
}
