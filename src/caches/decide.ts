// Whether a store is worth saving again.

import type { Names, Plan, PlannedStore } from "./plan.ts";
import { readKeyEnd } from "./store.ts";

/** CacheChange compares what a job used with what it restored, in bytes. */
interface CacheChange {
  readonly used: number;
  /** Used and not restored. */
  readonly fresh: number;
  /** Restored and not used. */
  readonly unused: number;
}

export function changeOf(used: Names, restored: Names): CacheChange {
  const sum = (names: Names, without: Names) =>
    Object.entries(names).reduce((bytes, [name, size]) => (name in without ? bytes : bytes + size), 0);
  return { used: sum(used, {}), fresh: sum(used, restored), unused: sum(restored, used) };
}

/** A smaller change is not worth a new entry: every entry counts towards the repository's 10 GB. */
const LEAST_CHANGE = 0.1;

/** whyNotSave is a clause; undefined when the store is worth saving. */
export function whyNotSave(store: PlannedStore, change: CacheChange): string | undefined {
  if (change.used === 0) return "nothing of it was used";
  if (store.restored === null) return undefined;
  const isOther = Math.max(change.fresh, change.unused) > LEAST_CHANGE * change.used;
  return isOther ? undefined : "what was restored is nearly the same";
}

/** A shorter time may be noise. */
const LEAST_SECONDS = 5;

/**
 * whyNoGain is a clause where restoring took longer than it saved, else undefined. The key has the time of
 * the run that began without caches.
 */
export function whyNoGain({ stores, workSeconds }: Plan): string | undefined {
  const restored = stores.flatMap((store) => store.restored ?? []);
  const without = Math.max(0, ...restored.map(({ key }) => readKeyEnd(key)?.seconds ?? 0));
  const cost = Math.max(0, ...restored.map(({ seconds }) => seconds));
  if (without === 0 || cost < LEAST_SECONDS || workSeconds + cost <= without) return undefined;
  const [took, saved] = [cost, Math.max(0, without - workSeconds)].map((seconds) => seconds.toFixed(0));
  return `restoring took ${took} s and saved ${saved} s`;
}
