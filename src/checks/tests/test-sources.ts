// The packages under test and the text of their test files, which turn output of tests into places.

import { LIST_FIELDS, parsePackageList } from "../../build/package-list.ts";
import type { Folders } from "../../build/source-path.ts";
import { readText } from "../../ports/files/files.ts";
import type { Env } from "../../ports/process/environment.ts";
import type { Go } from "../../ports/process/go-command.ts";
import type { Processes } from "../../ports/process/process.ts";
import type { TestSources } from "./test-place.ts";

interface TestedRequest {
  readonly processes: Processes;
  readonly go: Pick<Go, "path">;
  /** That of the tests. */
  readonly env: Env;
  /** Working directory, absolute. */
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
}

const MAX_OUTPUT = 64 * 1024 * 1024; // some thousand packages

/** listTested is undefined where the packages cannot be listed. */
export async function listTested({
  processes,
  go,
  env,
  dir,
  buildFlags,
  packages,
}: TestedRequest): Promise<TestSources["packages"] | undefined> {
  const args = ["list", "-e", `-json=${LIST_FIELDS}`, ...buildFlags, "--", ...packages];
  const list = await processes.run({ file: go.path, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  return list.code === 0 && !list.truncated ? parsePackageList(list.stdout) : undefined;
}

export async function readSources(
  packages: TestSources["packages"],
  failed: ReadonlySet<string>,
  folders: Folders,
): Promise<TestSources> {
  const paths = packages
    .filter(({ importPath }) => failed.has(importPath))
    .flatMap(({ dir, testFiles }) => testFiles.map((file) => `${dir}/${file}`));
  const texts = await Promise.all(paths.map(async (path) => [path, (await readText(path)) ?? ""] as const));
  return { folders, packages, texts: new Map(texts) };
}
