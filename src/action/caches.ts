// The caches of the action: restored inside the job, planned at its end, saved by post.ts.

import { join } from "node:path";
import type { CacheRights } from "../caches/cache-rights.ts";
import type { OpenedCaches } from "../caches/open.ts";
import type { Report } from "../model/report.ts";
import type { Options } from "../options/options.ts";
import type { GithubRunner } from "../ports/github/actions-runner.ts";
import type { CacheUse, Children, Storage, World } from "../run/world.ts";

interface ActionCaches {
  /** Undefined where the user wants none. */
  readonly restore: Storage["restoreCaches"];
  isHit(): boolean;
  readonly reachRights: Storage["reachRights"];
  /** Keeps the plan of what to save for post.ts. */
  finish(report: Report): Promise<void>;
}

interface CacheNeeds {
  readonly world: Children & Pick<World, "cacheDir" | "now" | "date">;
  readonly runner: GithubRunner;
  readonly options: Options;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly rights: CacheRights;
}

/** makeActionCaches loads the code of the caches only when it is used. */
export function makeActionCaches({ world, runner, options, variables, rights }: CacheNeeds): ActionCaches {
  let opened: OpenedCaches | undefined;
  const restore = async (use: CacheUse): Promise<void> => {
    const { openCaches } = await import("../caches/open.ts");
    const job = [...jobOf(options, variables), runner.input("matrix")];
    opened = await openCaches({
      ...world,
      ...use,
      runner,
      rights,
      job,
      staticcheck: checks(options),
      reach: asksReach(options),
      variables,
    });
  };
  return {
    restore: options.cache ? restore : undefined,
    isHit: () => opened?.isHit ?? false,
    reachRights: () => ({ mayRead: opened?.hasReach ?? false, mayWrite: options.cache && rights.save }),
    async finish({ seconds }) {
      if (opened?.plan === undefined) return;
      const { writePlan } = await import("../caches/plan.ts");
      const path = join(opened.plan.folder, "plan.json");
      await writePlan(path, { ...opened.plan, workSeconds: seconds.checks + seconds.build });
      runner.keep("caches", path);
    },
  };
}

function checks({ staticcheck, stage }: Options): boolean {
  return staticcheck && stage !== "bench";
}

function asksReach({ reach, stage, baseline }: Options): boolean {
  return reach !== "off" && stage !== "test" && baseline === "paired";
}

/** Jobs that do other work use other parts of the caches: each keeps its own. */
function jobOf(options: Options, { GITHUB_WORKFLOW = "", GITHUB_JOB = "" }: CacheNeeds["variables"]) {
  const { stage, workingDirectory, packages, buildFlags, testFlags } = options;
  const checked = [options.vet, options.staticcheck, options.test, options.coverage].map(String);
  return [
    GITHUB_WORKFLOW,
    GITHUB_JOB,
    stage,
    workingDirectory,
    ...packages,
    ...buildFlags,
    ...testFlags,
    ...checked,
  ];
}
