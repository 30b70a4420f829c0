// The checking half of the job: the head, and the base where only new findings count.

import { join } from "node:path";
import { runChecks } from "../checks/check.ts";
import { clocksBody, clocksTitle } from "../checks/check-log.ts";
import { markKnown } from "../checks/known-findings.ts";
import type { OpenedBase } from "../measure/open-base.ts";
import type { Check } from "../model/check.ts";
import type { JobContext } from "../run/job-context.ts";
import type { SideContext } from "../run/side-context.ts";
import type { Progress } from "./progress.ts";
import { remediesFor, zoneRemedy } from "./remedies.ts";

/** checkHead checks the base, too, with `only-new` and a head that has findings. */
export async function checkHead(
  context: JobContext,
  head: SideContext,
  opened: OpenedBase | undefined,
): Promise<Pick<Progress, "checks" | "checkSeconds" | "warnings">> {
  const { now, runner } = context.world;
  const started = now();
  runner.progress("running vet, staticcheck and the tests");
  const { checks, warnings } = await checkSide(context, head, true);
  const isClean = checks.every(({ status }) => status !== "failed");
  const marked =
    context.options.onlyNew && opened?.kind === "ready" && !isClean
      ? markKnown(checks, (await checkSide({ ...context, go: opened.go }, opened.base, false)).checks)
      : checks;
  const remedies = [
    ...(await remediesFor(context, head, marked)),
    ...zoneRemedy(context.world.givenZone, marked),
  ];
  const doubts = marked.flatMap(({ status, reason }) =>
    status === "passed" && reason !== "" ? [reason] : [],
  );
  return { checks: marked, checkSeconds: now() - started, warnings: [...warnings, ...doubts, ...remedies] };
}

async function checkSide(
  context: JobContext,
  side: SideContext,
  isShown: boolean,
): Promise<Pick<Progress, "checks" | "warnings">> {
  const checks = await checkNow(context, side, isShown);
  const { timezones, moments } = context.options;
  const test = checks.find(({ name }) => name === "test");
  if (test === undefined || timezones.length + moments.length === 0) return { checks, warnings: [] };
  const { checkClocks } = await import("../clocks/check-clocks.ts");
  const { check, warnings } = await checkClocks(context, side, test);
  if (isShown) context.world.runner.group(clocksTitle(check), clocksBody(check));
  return { checks: checks.map((each) => (each === test ? check : each)), warnings };
}

function checkNow(
  { world, options, go, git, workingDirectory }: JobContext,
  side: SideContext,
  isShown: boolean,
): Promise<readonly Check[]> {
  const { packages, buildFlags, vet, staticcheck, test, testFlags, coverage, testRetries } = options;
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
    testRetries,
    outputs: isShown ? join(git.root, workingDirectory) : undefined, // the base's must not replace the head's
    coverage,
    cacheDir: world.cacheDir,
    now: world.now,
  });
}
