// The outside world of the command line.

import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "../job/world.ts";
import { childEnvironment, secretsOf } from "../ports/environment.ts";
import { packageFolder, userCacheFolder } from "../ports/folders.ts";
import { onInterrupt } from "../ports/interrupt.ts";
import { makeProcesses } from "../ports/process.ts";
import { systemRandom } from "../ports/random.ts";
import { makeTerminal } from "../ports/terminal.ts";

/** worldOf is the world of the command line, started in `cwd`. */
export function worldOf(cwd: string): World {
  const cacheDir = userCacheFolder(process.env, process.platform);
  return {
    processes: makeProcesses(onInterrupt()),
    env: childEnvironment(process.env),
    secrets: secretsOf(process.env),
    credential: undefined,
    runner: makeTerminal(process.stderr),
    event: { kind: "local" },
    cwd,
    temporary: tmpdir(),
    cacheDir,
    helperSource: packageFolder("helper"),
    prefer: "path",
    toolCache: undefined,
    goStore: join(cacheDir, "go"),
    restoreCaches: undefined,
    baselines: undefined,
    onGo: () => {},
    mayInstall: true,
    procs: availableParallelism(),
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: systemRandom,
  };
}
