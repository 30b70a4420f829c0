// The outside world of the command line.

import { join } from "node:path";
import { packageFolder, userCacheFolder } from "../ports/files/folders.ts";
import { ownFolder, whyUnwritable } from "../ports/files/usable-folder.ts";
import { childEnvironment, givenZoneOf, secretsOf } from "../ports/process/environment.ts";
import { onInterrupt } from "../ports/process/interrupt.ts";
import { makeProcesses } from "../ports/process/process.ts";
import { makeTerminal } from "../ports/process/terminal.ts";
import { systemRandom } from "../ports/random.ts";
import { processors, temporaryRoot } from "../ports/system.ts";
import type { World } from "../run/world.ts";

/** worldOf is the world of the command line, started in `cwd`. */
export async function worldOf(cwd: string): Promise<World> {
  const cacheDir = await cacheFolder();
  return {
    processes: makeProcesses(onInterrupt()),
    env: childEnvironment(process.env),
    ...givenZoneOf(process.env),
    secrets: secretsOf(process.env),
    credential: undefined,
    runner: makeTerminal(process.stderr),
    event: { kind: "local" },
    cwd,
    temporary: temporaryRoot(),
    cacheDir,
    helperSource: packageFolder("helper"),
    prefer: "path",
    toolCache: undefined,
    goStore: join(cacheDir, "go"),
    restoreCaches: undefined,
    baselines: undefined,
    onGo: () => {},
    mayInstall: true,
    procs: processors(),
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: systemRandom,
  };
}

/** Where the user's own cannot be written, one in the temporary folder. */
async function cacheFolder(): Promise<string> {
  const folder = userCacheFolder(process.env, process.platform);
  return (await whyUnwritable(folder)) === "" ? folder : ownFolder(join(temporaryRoot(), "go-steady-cache"));
}
