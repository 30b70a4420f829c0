import { join } from "node:path";
import { packageFolder, userCacheFolder } from "../ports/files/folders.ts";
import { ownFolder, whyUnwritable } from "../ports/files/usable-folder.ts";
import { type ChildEnd, childLine } from "../ports/process/child-line.ts";
import { childEnvironment, givenZoneOf, redact, secretsOf } from "../ports/process/environment.ts";
import { onInterrupt } from "../ports/process/interrupt.ts";
import { makeProcesses } from "../ports/process/process.ts";
import { makeTerminal } from "../ports/process/terminal.ts";
import { systemRandom } from "../ports/random.ts";
import { processors, temporaryRoot } from "../ports/system.ts";
import type { World } from "../run/world.ts";

/** worldOf starts in `cwd`. With `verbose` the log has each program that is run, and each decision. */
export async function worldOf(cwd: string, { verbose = false } = {}): Promise<World> {
  const secrets = secretsOf(process.env);
  const runner = makeTerminal(process.stderr, { verbose });
  const tell = (end: ChildEnd) => runner.debug(redact(childLine(end, process.env), secrets));
  const cacheDir = await cacheFolder();
  return {
    processes: makeProcesses(onInterrupt(), verbose ? tell : undefined),
    env: childEnvironment(process.env),
    ...givenZoneOf(process.env),
    secrets,
    credential: undefined,
    runner,
    event: { kind: "local" },
    cwd,
    temporary: temporaryRoot(),
    cacheDir,
    helperSource: packageFolder("helper"),
    prefer: "path",
    toolCache: undefined,
    goStore: join(cacheDir, "go"),
    restoreCaches: undefined,
    reachRights: () => ({ mayRead: true, mayWrite: true }),
    baselines: undefined,
    onGo: () => {},
    mayInstall: true,
    procs: processors(),
    now: () => performance.now() / 1000,
    date: () => new Date(),
    random: systemRandom,
  };
}

/** The user's own folder; where that cannot be written, one in the temporary folder. */
async function cacheFolder(): Promise<string> {
  const folder = userCacheFolder(process.env, process.platform);
  return (await whyUnwritable(folder)) === undefined
    ? folder
    : ownFolder(join(temporaryRoot(), "go-steady-cache"));
}
