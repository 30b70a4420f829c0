// Makes sure that there is something to check: with patterns that match nothing, every check would pass.

import { relative, sep } from "node:path";
import { withoutRoot } from "../build/source-path.ts";
import { NoModuleError, UnmeasurableError } from "../model/errors.ts";
import type { Git } from "../ports/git/git.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { type OtherCode, otherCode } from "./go-folders.ts";
import { MATCH_FIELDS, type Unmatched, unmatchedPatterns } from "./matched-packages.ts";

interface MatchRequest {
  readonly git: Pick<Git, "trackedFiles">;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly env: Env;
  /** Top folder of the worktree. */
  readonly root: string;
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
}

const MAX_OUTPUT = 64 * 1024 * 1024; // some hundred thousand packages

/**
 * matchPackages gives a sentence for each pattern that matches nothing. Throws UnmeasurableError when none
 * matches, and for a pattern that the go command refuses. A module that cannot be read is left to the
 * commands that need it.
 */
export async function matchPackages(processes: Processes, request: MatchRequest): Promise<readonly string[]> {
  const { go, env, dir, root, buildFlags, packages } = request;
  const args = ["list", "-e", "-find", `-json=${MATCH_FIELDS}`, ...buildFlags, "--", ...packages];
  const { code, stdout } = await processes.run({ file: go, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  if (code !== 0) return [];
  const unmatched = unmatchedPatterns(packages, stdout);
  const refused = unmatched.filter(({ said }) => said !== "");
  if (refused.length > 0 || unmatched.length === packages.length)
    throw await nothingThere(request, unmatched);
  return unmatched.map(({ pattern }) => `packages: ${pattern} ${matchesNothing(dir, root)}`);
}

/** noModuleThere names the modules that the repository has in other folders. */
export async function noModuleThere(
  place: Pick<MatchRequest, "git" | "root" | "dir">,
  { message, hint }: NoModuleError,
): Promise<NoModuleError> {
  const { found, remedy } = await lookAround(place);
  const isElsewhere = found.startsWith("go.mod in ");
  return new NoModuleError(
    isElsewhere ? `${message}; there is ${found}` : message,
    isElsewhere ? remedy : hint,
  );
}

async function lookAround(
  { git, root, dir }: Pick<MatchRequest, "git" | "root" | "dir">,
  patterns: readonly string[] = [],
): Promise<OtherCode> {
  const tracked = await git.trackedFiles(root, ["**/go.mod", "**/go.work", "**/*.go"]);
  const paths = tracked.map((path) => slashed(relative(root, path)));
  return otherCode(paths, folderOf(dir, root), patterns);
}

async function nothingThere(
  { git, root, dir }: MatchRequest,
  unmatched: readonly Unmatched[],
): Promise<UnmeasurableError> {
  const patterns = unmatched.map(({ pattern }) => pattern);
  const { found, remedy } = await lookAround({ git, root, dir }, patterns);
  const told = unmatched.map(({ pattern, said }) => {
    const why = withoutRoot(said, root).replace(/^pattern \S+: /, "");
    return `packages: ${pattern} ${matchesNothing(dir, root)}${why === "" ? "" : ` (${why})`}`;
  });
  return new UnmeasurableError(`${told.join("; ")}; there is ${found}`, remedy);
}

function matchesNothing(dir: string, root: string): string {
  const folder = folderOf(dir, root);
  return `matches no package${folder === "." ? "" : ` in ${folder}`}`;
}

function folderOf(dir: string, root: string): string {
  return slashed(relative(root, dir)) || ".";
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
