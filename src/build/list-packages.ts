import { relative } from "node:path";
import { UnmeasurableError } from "../model/errors.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { LIST_FIELDS, parsePackageList } from "./package-list.ts";
import type { Listing } from "./same-sources.ts";
import { withoutRoot } from "./source-path.ts";

interface ListRequest {
  readonly go: string;
  readonly env: Env;
  /** Top folder of the worktree. */
  readonly tree: string;
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
  /** Throw when a pattern names a folder that is not there; the base may lack what the head added. */
  readonly mustFind: boolean;
}

/** listPackages lists the named packages, their tests and all dependencies. Throws where `go list` fails. */
export async function listPackages(processes: Processes, request: ListRequest): Promise<Listing> {
  const { go, env, dir, tree } = request;
  const args = [
    "list",
    "-e",
    "-deps",
    "-test",
    `-json=${LIST_FIELDS}`,
    ...request.buildFlags,
    "--",
    ...request.packages,
  ];
  const exit = await processes.run({ file: go, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  if (exit.truncated) throw tooMuch(request);
  if (exit.code !== 0) throw cannotList(exit.stderr.trim(), request);
  const packages = parsePackageList(exit.stdout);
  const unfound = packages.find((p) => p.isNamed && p.dir === "" && p.error !== undefined);
  if (unfound?.error !== undefined && (unfound.importPath === "" || request.mustFind))
    throw cannotList(unfound.error, request);
  return { tree, packages: new Map(packages.map((p) => [p.importPath, p])) };
}

/** Some thousand packages print more than 64 MiB; no text can be longer than 512 MiB. */
const MAX_OUTPUT = 400 * 1024 * 1024;

function tooMuch({ packages }: ListRequest): UnmeasurableError {
  return new UnmeasurableError(
    `go list ${packages.join(" ")} names more packages than can be read at once`,
    "name fewer packages",
  );
}

function cannotList(text: string, { dir, tree, packages }: ListRequest): UnmeasurableError {
  const said = withoutRoot(text, tree);
  if (
    /go\.mod file not found|cannot find main module|not in a module|does not contain main module/.test(said)
  )
    return new UnmeasurableError(
      `${relative(tree, dir) || "the repository"} is not in a Go module: ${said}`,
      "run it where go.mod or go.work is, set working-directory to that folder, or start a module with `go mod init`",
    );
  return new UnmeasurableError(
    `go list ${packages.join(" ")} failed: ${said}`,
    "make `go list` work there first",
  );
}
