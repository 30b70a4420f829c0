// Builds the test binaries of one side with `go test -c`.

import { join } from "node:path";
import { makeFolder, realPath, removeFile } from "../ports/files/files.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { withoutRoot } from "./source-path.ts";
import { inBatches, testBinaryName } from "./test-binaries.ts";

export interface BuildRequest {
  readonly go: string;
  readonly goos: string;
  readonly env: Env;
  /** Top folder of the side, taken out of the compiler's output; absent where that output is not shown. */
  readonly root?: string;
  /** Working directory of the side. */
  readonly dir: string;
  /** Folder for the binaries. */
  readonly out: string;
  readonly buildFlags: readonly string[];
  /** False where a benchmark finds its files by the paths that the compiler wrote down (runtime.Caller). */
  readonly trimPath: boolean;
  readonly importPaths: readonly string[];
}

/** Build is the test binary of one package, or the compiler's output with paths relative to `root`. */
export type Build =
  | { readonly kind: "built"; readonly binary: string }
  | { readonly kind: "failed"; readonly output: string };

/** buildTests builds each package's test binary, in batches: no two of a batch have the same file name. */
export async function buildTests(
  processes: Processes,
  request: BuildRequest,
): Promise<ReadonlyMap<string, Build>> {
  const builds = new Map<string, Build>();
  for (const [n, batch] of inBatches(request.importPaths).entries()) {
    const folder = join(request.out, String(n));
    await makeFolder(folder);
    const { stderr } = await goTest(processes, request, folder, batch);
    for (const path of batch) {
      const binary = join(folder, testBinaryName(path, request.goos));
      const isThere = (await realPath(binary)) !== undefined;
      // One package that cannot be loaded makes its batch fail; built alone, each shows its own error.
      const build: Build = isThere
        ? { kind: "built", binary }
        : batch.length === 1
          ? { kind: "failed", output: saidOf(stderr, request) }
          : await buildAlone(processes, request, folder, path);
      builds.set(path, build);
    }
  }
  return builds;
}

/** saysNoTests is true for the go command's output about a package that has no test to build. */
export function saysNoTests(output: string): boolean {
  return /\[no test files\]$/m.test(output);
}

async function buildAlone(
  processes: Processes,
  request: BuildRequest,
  folder: string,
  path: string,
): Promise<Build> {
  const binary = join(folder, testBinaryName(path, request.goos));
  await removeFile(binary);
  const exit = await goTest(processes, request, folder, [path]);
  const isThere = exit.code === 0 && (await realPath(binary)) !== undefined;
  return isThere ? { kind: "built", binary } : { kind: "failed", output: saidOf(exit.stderr, request) };
}

function saidOf(stderr: string, { root }: BuildRequest): string {
  return root === undefined ? stderr : withoutRoot(stderr, root);
}

function goTest(
  processes: Processes,
  { go, env, dir, buildFlags, trimPath }: BuildRequest,
  folder: string,
  paths: readonly string[],
) {
  const flags = ["-buildvcs=false", ...(trimPath ? ["-trimpath"] : []), ...buildFlags];
  return processes.run({
    file: go,
    args: ["test", "-c", "-o", `${folder}/`, ...flags, ...paths],
    cwd: dir,
    env,
  });
}
