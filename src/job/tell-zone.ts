// The log says which time zone Go sees: what Go says of it, not what it was told.

import { join } from "node:path";
import { askClock, buildClock, seenZone } from "../testing/clock-program.ts";
import type { Ground } from "./ground.ts";

/** tellZone asks Go with TZ=UTC, as all children have it. */
export async function tellZone({ world, go, workspace }: Ground): Promise<void> {
  const { processes, helperSource, runner } = world;
  const clock = await buildClock({ processes, go, helperSource, out: join(workspace.dir, "clock") });
  const question = { zone: go.env.TZ ?? "", now: world.date() };
  const answer = clock.kind === "built" ? await askClock({ processes, go }, clock.path, question) : undefined;
  const seen = seenZone(answer, clock.kind === "failed" ? clock.reason : "");
  if (seen.isDoubt) runner.warning(seen.text);
  else runner.info(seen.text);
}
