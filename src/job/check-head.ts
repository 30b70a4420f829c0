// The checking half of the job: the head, and the base where only new findings count.

import { join } from "node:path";
import { runChecks } from "../checks/check.ts";
import { clocksBody, clocksTitle } from "../checks/check-log.ts";
import { markKnown } from "../checks/known-findings.ts";
import { checkClocks, wantsClocks } from "../clocks/check-clocks.ts";
import type { OpenedBase } from "../measure/open-base.ts";
import type { Check } from "../model/check.ts";
import type { Ground } from "../run/ground.ts";
import type { SideContext } from "../run/side-context.ts";
import type { Progress } from "./progress.ts";
import { remediesFor, zoneRemedy } from "./remedies.ts";

/** checkHead runs the checks. The base is only looked at when the head has findings that it may have, too. */
export async function checkHead(
  ground: Ground,
  head: SideContext,
  opened: OpenedBase | undefined,
): Promise<Pick<Progress, "checks" | "checkSeconds" | "warnings">> {
  const { now, runner } = ground.world;
  const started = now();
  runner.progress("running vet, staticcheck and the tests");
  const { checks, warnings } = await checkSide(ground, head, true);
  const isClean = checks.every(({ status }) => status !== "failed");
  const marked =
    ground.options.onlyNew && opened?.kind === "ready" && !isClean
      ? markKnown(checks, (await checkSide({ ...ground, go: opened.go }, opened.base, false)).checks)
      : checks;
  const remedies = [
    ...(await remediesFor(ground, head, marked)),
    ...zoneRemedy(ground.world.givenZone, marked),
  ];
  const doubts = marked.flatMap(({ status, reason }) =>
    status === "passed" && reason !== "" ? [reason] : [],
  );
  return { checks: marked, checkSeconds: now() - started, warnings: [...warnings, ...doubts, ...remedies] };
}

async function checkSide(
  ground: Ground,
  side: SideContext,
  isShown: boolean,
): Promise<Pick<Progress, "checks" | "warnings">> {
  const checks = await checkNow(ground, side, isShown);
  const test = checks.find(({ name }) => name === "test");
  if (test === undefined || !wantsClocks(ground.options)) return { checks, warnings: [] };
  const { check, warnings } = await checkClocks(ground, side, test);
  if (isShown) ground.world.runner.group(clocksTitle(check), clocksBody(check));
  return { checks: checks.map((each) => (each === test ? check : each)), warnings };
}

function checkNow(
  { world, options, go, git, workingDirectory }: Ground,
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
    outputs: isShown ? join(git.root, workingDirectory) : undefined, // those of the base would take the place of the head's
    coverage,
    cacheDir: world.cacheDir,
    now: world.now,
  });
}
