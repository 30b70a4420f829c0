// Restores the caches before anything is built, as far as this run may use them.

import { join } from "node:path";
import { staticcheckFor } from "../checks/staticcheck-version.ts";
import { fitting, fromJson, object, text } from "../model/shape.ts";
import { compressionOf, whyNoTar } from "../ports/files/archive.ts";
import { systemDigest } from "../ports/files/digest.ts";
import { cacheService } from "../ports/github/cache-service.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { Processes } from "../ports/process/process.ts";
import type { CacheRights } from "./cache-rights.ts";
import type { Plan } from "./plan.ts";
import { type Restored, restoreStores } from "./restore.ts";
import { prefixesOf, STORE_LABELS, type Store, type StoreName } from "./store.ts";

interface CacheRequest {
  readonly processes: Processes;
  readonly runner: Pick<Runner, "info" | "warning">;
  readonly go: Go;
  /** Working directory in the head's worktree, absolute. */
  readonly dir: string;
  readonly goSums: readonly string[];
  readonly rights: CacheRights;
  /** Tells jobs apart that use their caches differently. */
  readonly job: readonly string[];
  readonly staticcheck: boolean;
  /** Whether it is asked what a change reaches. */
  readonly reach: boolean;
  /** The runner's variables, with its tokens. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Folder of what is built once and kept, absolute. */
  readonly cacheDir: string;
  readonly now: () => number;
  readonly date: () => Date;
}

export interface OpenedCaches {
  /** Whether every store was there, also from an older commit; without outlines, which not every job has. */
  readonly isHit: boolean;
  /** Whether outlines were restored. */
  readonly hasReach: boolean;
  /** Undefined where this run saves nothing. */
  readonly plan: Omit<Plan, "workSeconds"> | undefined;
}

const NOTHING: OpenedCaches = { isHit: false, hasReach: false, plan: undefined };

export async function openCaches(request: CacheRequest): Promise<OpenedCaches> {
  const { processes, runner, go, dir, rights, variables, cacheDir, goSums, now, date } = request;
  const nothing = (reason: string): OpenedCaches => {
    runner.info(`caches: none: ${reason}`);
    return NOTHING;
  };
  if (!rights.restore) return nothing(rights.reason);
  const compression = await compressionOf(processes, go.env, dir);
  const service = cacheService(variables, compression);
  if (typeof service === "string") return nothing(service);
  const noTar = await whyNoTar(processes, go.env, dir);
  if (noTar !== undefined) {
    runner.warning(`caches: none: ${noTar}`);
    return NOTHING;
  }
  const since = date().getTime();
  const folder = join(cacheDir, "archives");
  const stores = await storesOf(request);
  const cancelled = processes.cancelled;
  const restored = await restoreStores({
    ...{ stores, service, compression, folder, env: go.env, cancelled, now, date },
  });
  for (const each of restored) tell(runner, each);
  const planned = restored.flatMap((each) =>
    each.kind === "filled" ? [] : [{ ...each.store, restored: each.kind === "restored" ? each : null }],
  );
  return {
    isHit: restored.every(({ kind, store }) => kind !== "none" || store.name === "reach"),
    hasReach: restored.some(({ kind, store }) => kind === "restored" && store.name === "reach"),
    plan: rights.save && planned.length > 0 ? { stores: planned, goSums, since, folder } : undefined,
  };
}

const goFolders = object({ GOCACHE: text, GOMODCACHE: text });

async function storesOf({ processes, go, dir, goSums, job, cacheDir, ...wanted }: CacheRequest) {
  const args = ["env", "-json", "GOCACHE", "GOMODCACHE"];
  const { stdout } = await processes.ask({ file: go.path, args, cwd: dir, env: go.env });
  const { GOCACHE = "", GOMODCACHE = "" } = fitting(goFolders, fromJson(stdout)) ?? {};
  const machine = `${process.platform}-${process.arch}`;
  const target = `${machine}-${go.goos}-${go.goarch}-${go.version.replace(/[^\w.-]+/g, "_")}`;
  const release = staticcheckFor(go.version);
  const places: readonly (readonly [StoreName, string, string])[] = [
    ["modules", join(GOMODCACHE, "cache", "download"), "any"],
    ["build", GOCACHE, target],
    ["staticcheck", join(cacheDir, "staticcheck"), `${target}-${release?.version}`],
    ["reach", join(cacheDir, "reach"), target],
  ];
  const isUsed: Readonly<Record<StoreName, boolean>> = {
    modules: isFolderName(GOMODCACHE),
    build: isFolderName(GOCACHE),
    staticcheck: wanted.staticcheck && release !== null,
    reach: wanted.reach,
  };
  const names = { job: hash(job).slice(0, 8), sums: hash(goSums).slice(0, 16) };
  return places.flatMap(([name, root, kind]): readonly Store[] => {
    return isUsed[name] ? [{ name, root, prefixes: prefixesOf(name, { ...names, machine: kind }) }] : [];
  });
}

/** GOCACHE may be `off`. */
function isFolderName(root: string): boolean {
  return /[/\\]/.test(root);
}

function hash(texts: readonly string[]): string {
  return systemDigest.sha256(Buffer.from(JSON.stringify(texts))).toString("hex");
}

function tell({ info, warning }: CacheRequest["runner"], restored: Restored): void {
  const label = STORE_LABELS[restored.store.name];
  if (restored.kind === "filled")
    info(`caches: ${label}: this machine or an earlier step has filled it, left alone`);
  else if (restored.kind === "none") {
    const say = restored.isFailure ? warning : info;
    say(
      `caches: ${label}: ${restored.isFailure ? "not restored" : "nothing to restore"}: ${restored.reason}`,
    );
  } else {
    const { key, names, seconds } = restored;
    info(`caches: ${label}: ${sizeOf(names)} restored in ${seconds.toFixed(1)} s from ${key}`);
  }
}

/** sizeOf is for the log: the size on the disk, not that of the archive. */
export function sizeOf(names: Readonly<Record<string, number>>): string {
  const sizes = Object.values(names);
  const megabytes = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  return `${megabytes.toFixed(1)} MB in ${sizes.length} files`;
}
