// The tools of the benchmark half: the Go helper, the linker's flags, and the overlay that makes benchmarks
// take turns.

import { dirname, join } from "node:path";
import { alignment } from "../build/link-flags.ts";
import type { PerSide } from "../model/side.ts";
import { splitWords } from "../options/option-values.ts";
import { makeFolder } from "../ports/files/files.ts";
import { HELPER } from "../ports/helper/build-program.ts";
import type { Helper } from "../ports/helper/helper.ts";
import { provideProgram } from "../ports/helper/kept-program.ts";
import { type LastingHelper, lastingHelper } from "../ports/helper/lasting.ts";
import { startHelper } from "../ports/helper/start.ts";
import { withoutHelper } from "../ports/helper/without.ts";
import { codeEnvironment } from "../ports/process/environment.ts";
import { whyUnmeasurable } from "../ports/process/system-fault.ts";
import type { BenchmarkHalf } from "../run/benchmark-result.ts";
import type { JobContext } from "../run/job-context.ts";
import type { SideContext } from "../run/side-context.ts";
import { parseGoVersion } from "../toolchain/versions/version.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";

/**
 * withJob does the work with its tools. Where it is impossible it does not throw, since the report has the
 * checks.
 */
export async function withJob<H extends BenchmarkHalf>(
  context: JobContext,
  { base, head }: PerSide<SideContext>,
  work: (job: BenchmarkJob) => Promise<H>,
): Promise<H | BenchmarkHalf> {
  const { world, options, rules, git, go, sides, workspace, kept } = context;
  await using helper = await openHelper(context);
  const { overlay, warnings } = base === undefined ? ALONE : await openOverlay(context, helper);
  try {
    const { changed } = sides.head;
    const half = await work({
      ...{ world, options, policy: rules.policy, reach: rules.reach, kept, git, go, helper, base, overlay },
      ...{ head: { ...head, changed }, out: join(workspace.dir, "bin") },
      ...(await linkingOf(context)),
    });
    if (half.benchmarks === undefined) return half;
    const ours = [...warnings, ...helper.troubles()];
    return { ...half, benchmarks: { ...half.benchmarks, warnings: [...ours, ...half.benchmarks.warnings] } };
  } catch (cause) {
    return { unmeasured: whyUnmeasurable(cause), warnings: helper.troubles() };
  }
}

/** The linker's flags, and those of the user in GOFLAGS. */
async function linkingOf({ world, go }: JobContext): Promise<Pick<BenchmarkJob, "goflags" | "linkFlags">> {
  const { stdout } = await world.processes.ask({
    file: go.path,
    args: ["env", "GOFLAGS"],
    cwd: world.cwd,
    env: go.env,
  });
  return { goflags: splitWords(stdout) ?? [], linkFlags: alignment(parseGoVersion(go.version)) };
}

/** openHelper builds and starts it. Without one there are weaker proofs, and no CPU times of processes. */
export async function openHelper({ world, go, workspace }: JobContext): Promise<LastingHelper> {
  const { processes, helperSource: source, runner, cacheDir } = world;
  const out = join(workspace.dir, "helper");
  const built = await provideProgram(processes, { go, source, program: HELPER, out, cacheDir });
  const without = withoutHelper(processes);
  if (built.kind === "built") {
    const env = codeEnvironment(go.env);
    return lastingHelper(() => startHelper(built.path, { env, processes }), without);
  }
  runner.warning(
    `the Go helper cannot be built, fewer packages can be proved to be the same: ${built.reason}`,
  );
  return lastingHelper(() => without, without);
}

interface OpenedOverlay {
  readonly overlay: string | undefined;
  readonly warnings: readonly string[];
}

/** One side alone takes no turns. */
const ALONE: OpenedOverlay = { overlay: undefined, warnings: [] };

/** Base and head take turns where Go's package testing can be changed for it, else a warning says why not. */
async function openOverlay({ workspace, go, options }: JobContext, helper: Helper): Promise<OpenedOverlay> {
  const without = (reason: string) => ({
    overlay: undefined,
    warnings: [`base and head ran one after the other, not in turns: ${reason}`],
  });
  if (options.buildFlags.some((flag) => /^--?overlay\b/.test(flag)))
    return without("build-flags has an -overlay");
  const out = join(workspace.dir, "overlay");
  await makeFolder(out);
  const written = await helper.overlay(dirname(dirname(go.path)), out);
  return written.kind === "written" ? { overlay: written.path, warnings: [] } : without(written.reason);
}
