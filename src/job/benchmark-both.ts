// The benchmark half with its tools: the Go helper is built for it, and the raw samples are written behind it.

import { join, resolve } from "node:path";
import { UnmeasurableError } from "../model/errors.ts";
import { buildHelper, type Helper, startHelper, withoutHelper } from "../ports/helper.ts";
import { writeSamples } from "../steps/write-samples.ts";
import { machineOf } from "./assemble-report.ts";
import type { Ground, Progress } from "./ground.ts";
import { runBenchmarks } from "./run-benchmarks.ts";
import type { SideContext } from "./side-context.ts";

/** benchmarkBoth measures. What makes it impossible is a part of the report, since the checks may have found something. */
export async function benchmarkBoth(
  ground: Ground,
  base: SideContext,
  head: SideContext,
  progress: Progress,
): Promise<Progress> {
  const { world, options, git, go, sides, workspace } = ground;
  const { helper, warnings } = await openHelper(ground);
  await using _ = helper;
  const { changed } = sides.head;
  const out = join(workspace.dir, "bin");
  try {
    const benchmarks = await runBenchmarks({ world, options, git, go, helper, base, head: { ...head, changed }, out });
    const measured = { ...progress, benchmarks, warnings: [...progress.warnings, ...warnings] };
    await keepSamples(ground, measured, { base, head });
    return measured;
  } catch (error) {
    if (error instanceof UnmeasurableError) return { ...progress, unmeasured: `${error.message}; ${error.hint}` };
    throw error;
  }
}
