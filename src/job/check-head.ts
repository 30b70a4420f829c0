// The checking half of the job: the head, and the base where only new findings count.

import { markKnown } from "../golang/known-findings.ts";
import type { Check } from "../model/check.ts";
import { runChecks } from "../steps/check.ts";
import type { Ground, Progress } from "./ground.ts";
import type { SideContext } from "./side-context.ts";

/** checkHead runs the checks. The base is only looked at when the head has findings that it may have, too. */
export async function checkHead(
  ground: Ground,
  head: SideContext,
  base: SideContext | undefined,
): Promise<Pick<Progress, "checks" | "checkSeconds">> {
  const { now, runner } = ground.world;
  const started = now();
  runner.progress("running vet, staticcheck and the tests");
  const checks = await checkSide(ground, head, true);
  const isClean = checks.every(({ status }) => status !== "failed");
  const marked =
    ground.options.onlyNew && base !== undefined && !isClean
      ? markKnown(checks, await checkSide(ground, base, false))
      : checks;
  return { checks: marked, checkSeconds: now() - started };
}

function checkSide(
  { world, options, go }: Ground,
  side: SideContext,
  isShown: boolean,
): Promise<readonly Check[]> {
  const { packages, buildFlags, vet, staticcheck, test, testFlags, coverage } = options;
  return runChecks({
    processes: world.processes,
    go,
    env: side.env,
    runner: isShown ? world.runner : undefined,
    dir: side.dir,
    root: side.root,
    packages,
    buildFlags,
    vet,
    staticcheck: staticcheck && !world.mayInstall ? "installed-only" : staticcheck,
    test,
    testFlags,
    coverage,
    cacheDir: world.cacheDir,
  });
}
