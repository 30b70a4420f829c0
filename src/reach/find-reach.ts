// Which benchmarks a change can touch: by code, which the Go helper follows, and by the data files that they
// may read, by the rule of docs/identical.md.

import { findChanges } from "../build/find-changes.ts";
import { listPackages } from "../build/list-packages.ts";
import { type Proof, proveSources } from "../build/prove-sources.ts";
import type { Listing } from "../build/same-sources.ts";
import type { Git } from "../ports/git/git.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { BenchmarkReach, CodeReach, ReachAnswer, ReachRequest } from "../ports/helper/reach.ts";
import type { Processes } from "../ports/process/process.ts";
import type { SideContext } from "../run/side-context.ts";

export interface ReachJob {
  readonly processes: Processes;
  readonly helper: Helper;
  readonly git: Git;
  /** Absolute path of the go command. */
  readonly go: string;
  readonly base: SideContext;
  readonly head: SideContext & { readonly changed: readonly string[] };
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
  /** True when the user's preparation ran, which may have written files. */
  readonly wasPrepared: boolean;
  readonly timeoutMs: number;
  readonly outlines: ReachRequest["outlines"];
  readonly keep: ReachRequest["keep"];
}

/** findReach says why where it knows nothing: then everything may be reached. */
export async function findReach(job: ReachJob): Promise<ReachAnswer> {
  const { helper, go, base, head, buildFlags, packages, timeoutMs, outlines, keep } = job;
  const limits = { timeoutMs, compileMs: timeoutMs };
  const answer = await helper.reach({ go, buildFlags, packages, base, head, outlines, keep, ...limits });
  return answer.kind === "unknown"
    ? answer
    : { kind: "known", ...withData(answer, await proofsOf(job, answer)) };
}

/**
 * withData is what is reached by code or data: where a file changed that a package may read, all of it is.
 */
export function withData(code: CodeReach, proofs: ReadonlyMap<string, Proof>): CodeReach {
  const packages = code.packages.map(({ importPath, benchmarks }) => {
    const proof = proofs.get(importPath);
    const why = proof === undefined ? "its data was not compared" : proof.whyDataDiffers;
    return {
      importPath,
      benchmarks: benchmarks.map((each) => (why === undefined ? each : reading(each, why))),
    };
  });
  return { ...code, packages };
}

function reading(benchmark: BenchmarkReach, why: string): BenchmarkReach {
  return benchmark.kind === "same" ? { ...benchmark, kind: "reached", reason: why } : benchmark;
}

async function proofsOf(job: ReachJob, { packages }: CodeReach): Promise<ReadonlyMap<string, Proof>> {
  const { helper, git, base, head, wasPrepared } = job;
  const changes = await findChanges({ git, base, head, wasPrepared });
  const [baseList, headList] = [await list(job, base), await list(job, head)];
  const unreached = packages.filter(({ benchmarks }) => benchmarks.some(({ kind }) => kind === "same"));
  const importPaths = unreached.map(({ importPath }) => importPath);
  return proveSources({ helper, base: baseList, head: headList, changes, importPaths });
}

function list(
  { processes, go, buildFlags, packages }: ReachJob,
  { root: tree, dir, env }: SideContext,
): Promise<Listing> {
  return listPackages(processes, { go, env, tree, dir, buildFlags, packages, mustFind: false });
}
