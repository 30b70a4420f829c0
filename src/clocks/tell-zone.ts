// Logs which time zone Go sees with TZ=UTC, as all children have it: the variable alone does not show it.

import { join } from "node:path";
import { provideProgram } from "../ports/helper/kept-program.ts";
import type { JobContext } from "../run/job-context.ts";
import { askClock, CLOCK, seenZone } from "./clock-program.ts";

export async function tellZone({ world, go, workspace }: JobContext): Promise<void> {
  const { processes, helperSource: source, runner, cacheDir } = world;
  const out = join(workspace.dir, "clock");
  const clock = await provideProgram(processes, { go, source, program: CLOCK, out, cacheDir });
  const question = { zone: go.env.TZ ?? "", now: world.date() };
  const answer = clock.kind === "built" ? await askClock({ processes, go }, clock.path, question) : undefined;
  const seen = seenZone(answer, clock.kind === "failed" ? clock.reason : undefined);
  if (seen.isDoubt) runner.warning(seen.text);
  else runner.info(seen.text);
}
