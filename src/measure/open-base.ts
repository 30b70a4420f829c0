// The base, checked out and ready to build, or why there is none to compare with.

import { delimiter, dirname } from "node:path";
import { NoModuleError, UnmeasurableError } from "../model/errors.ts";
import { type Go, toolEnvironment } from "../ports/process/go-command.ts";
import { whyUnmeasurable } from "../ports/process/system-fault.ts";
import { chooseGo } from "../run/choose-go.ts";
import type { JobContext } from "../run/job-context.ts";
import { prepareSide } from "../run/prepare-side.ts";
import type { SideContext } from "../run/side-context.ts";
import { checkOut, type Tree } from "../sides/check-out.ts";
import { findProjectFile } from "../toolchain/project-file.ts";
import { minimumOfLines } from "../toolchain/versions/requirement.ts";
import { compareGoVersions, parseGoVersion } from "../toolchain/versions/version.ts";

export type OpenedBase =
  /** `go` builds both sides: the head's Go, or a newer one that the base asks for. */
  | { readonly kind: "ready"; readonly base: SideContext; readonly go: Go }
  /** There is no base: the report says so, and the run does not fail for it. */
  | { readonly kind: "none"; readonly reason: string }
  /** The base has no such module: all benchmarks of the head are new. */
  | { readonly kind: "absent"; readonly reason: string }
  /** There is a base that cannot be used. */
  | { readonly kind: "unusable"; readonly reason: string };

/**
 * openBase makes the base's worktree. It does not throw for a bad base, since the report still has the
 * checks.
 */
export async function openBase(context: JobContext): Promise<OpenedBase> {
  const { git, workspace, sides, workingDirectory } = context;
  if (sides.base.kind === "none") return sides.base;
  if (sides.base.kind === "lost") return { kind: "unusable", reason: sides.base.reason };
  const { sha } = sides.base;
  try {
    const tree = await checkOut({ git, workspace, name: "base", sha, changed: [], workingDirectory });
    const found = await goOfBoth(context, tree);
    if (found.kind === "none") return found;
    const env = await prepareSide({ ...context, go: found.go }, tree);
    return { kind: "ready", base: { ...tree, sha, env }, go: found.go };
  } catch (cause) {
    if (cause instanceof NoModuleError) return { kind: "absent", reason: cause.message };
    return { kind: "unusable", reason: whyUnmeasurable(cause) };
  }
}

/** withGo is a side with another Go. */
export function withGo(side: SideContext, go: Go): SideContext {
  return { ...side, env: toolEnvironment(side.env, dirname(go.path), delimiter) };
}

/**
 * One Go builds both sides. The head's cannot build a base that asks for a newer one; the newer one builds
 * both.
 */
async function goOfBoth(
  { world, options, go }: JobContext,
  tree: Tree,
): Promise<{ readonly kind: "found"; readonly go: Go } | Extract<OpenedBase, { kind: "none" }>> {
  const project = await findProjectFile(go.env, tree.dir);
  const version = parseGoVersion(go.version);
  if (project === null || version === null) return { kind: "found", go };
  const minimum = minimumOfLines(project.name, project.lines);
  if (compareGoVersions(version, minimum) >= 0) return { kind: "found", go };
  try {
    return { kind: "found", go: await chooseGo(world, options, tree.dir) };
  } catch (error) {
    if (!(error instanceof UnmeasurableError)) throw error;
    const why = `the base's ${project.name} asks for Go ${minimum.text}, newer than ${go.version} of the head`;
    return { kind: "none", reason: `${why}; ${error.message}` };
  }
}
