// The Go helper, built once for all tests of a run, and for the commands that they start.
import { join, resolve } from "node:path";
import { HELPER } from "../../src/ports/helper/build-program.ts";
import { provideProgram } from "../../src/ports/helper/kept-program.ts";
import type { Processes } from "../../src/ports/process/process.ts";
import { goEnvironment, goOnPath, testCache } from "./go.ts";

/** provideHelper puts the helper into a folder, and gives its path. */
export async function provideHelper(processes: Processes, out: string): Promise<string> {
  const built = await provideProgram(processes, {
    program: HELPER,
    go: { path: "go", env: goEnvironment, version: goOnPath },
    source: resolve("helper"),
    out,
    cacheDir: join(testCache, "go-steady"),
  });
  if (built.kind === "failed") throw new Error(built.reason);
  return built.path;
}
