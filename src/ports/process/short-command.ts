// Short commands of our own: a version, a folder of Go's, a name of git's. @actions/exec runs them. It has no
// time limit, no bound and no process group, so that nothing of the code under test may run here:
// docs/decisions/0011-actions-exec.md

import { access, constants } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { type Exit, type ProgramStart, StartError } from "./child.ts";
import { type Env, pathFolders } from "./environment.ts";

/** Throws StartError. */
export async function runShort({ file, args, cwd, env }: ProgramStart): Promise<Exit> {
  const begin = performance.now();
  const path = isAbsolute(file) ? file : await onPath(file, env);
  const { getExecOutput } = await import("@actions/exec"); // the command line starts without it
  const options = { cwd, env, silent: true, ignoreReturnCode: true };
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(quoted(path), [...args], options);
    const seconds = (performance.now() - begin) / 1000;
    return { code: exitCode, signal: null, stdout, stderr, timedOut: false, truncated: false, seconds };
  } catch (error) {
    const { message } = error as Error;
    const [code = "ENOENT"] = /\bE[A-Z]{3,}\b/.exec(message) ?? [];
    throw new StartError(file, Object.assign(new Error(message), { code }));
  }
}

/** The library would take the PATH of this process. Links stay: a program may depend on its own name. */
async function onPath(name: string, env: Env): Promise<string> {
  const names = process.platform === "win32" ? [`${name}.exe`, name] : [name];
  for (const folder of pathFolders(env))
    for (const each of names) {
      const file = join(folder, each);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return file;
    }
  throw new StartError(name, Object.assign(new Error(`spawn ${name} ENOENT`), { code: "ENOENT" }));
}

/** The library splits its first argument at blanks. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '\\"')}"`;
}
