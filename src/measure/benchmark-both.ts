// The benchmark half with its tools: the Go helper is built for it, and the raw samples are written behind it.

import { dirname, join, resolve } from "node:path";
import { alignment } from "../build/link-flags.ts";
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
import { type BenchmarkHalf, CANCELLED } from "../run/benchmark-result.ts";
import type { Ground } from "../run/ground.ts";
import { machineOf } from "../run/machine.ts";
import { optional } from "../run/optional.ts";
import type { SideContext } from "../run/side-context.ts";
import { parseGoVersion } from "../toolchain/versions/version.ts";
import type { BenchmarkJob, MeasuredBenchmarks } from "./benchmark-job.ts";
import { runBenchmarks } from "./run-benchmarks.ts";
import { writeSamples } from "./write-samples.ts";

/** benchmarkBoth measures. What makes it impossible is a part of the report, since the checks may have found something. */
export async function benchmarkBoth(
  ground: Ground,
  base: SideContext,
  head: SideContext,
): Promise<BenchmarkHalf> {
  const { world, options, rules, git, go, sides, workspace } = ground;
  await using helper = await openHelper(ground);
  const { changed } = sides.head;
  const out = join(workspace.dir, "bin");
  const { overlay, warnings } = await openOverlay(ground, helper);
  try {
    const linking = await linkingOf(ground);
    const job = {
      ...linking,
      world,
      options,
      policy: rules.policy,
      git,
      go,
      helper,
      base,
      head: { ...head, changed },
      out,
      overlay,
    };
    const result = await runBenchmarks(job);
    const unkept: string[] = [];
    await optional("the samples were not written (out)", () => keepSamples(ground, result), {
      without: undefined,
      warn: (text) => unkept.push(text),
    });
    const ours = [...oneCommit(job), ...warnings, ...helper.troubles(), ...unkept];
    const benchmarks = { ...result, warnings: [...ours, ...result.warnings] };
    const isCancelled = benchmarks.measurement.ended === "interrupted";
    return { benchmarks, unmeasured: isCancelled ? CANCELLED : "" };
  } catch (cause) {
    return { unmeasured: whyUnmeasurable(cause), warnings: helper.troubles() };
  }
}

/** On the main branch, without a change, "identical" is no finding: the report says that both sides are one commit. */
function oneCommit({ base, head }: Pick<BenchmarkJob, "base" | "head">): readonly string[] {
  if (base.sha !== head.sha || head.changed.length > 0) return [];
  return [`base and head are one commit, ${head.sha.slice(0, 12)}: nothing has changed between them`];
}

/** linkingOf is what the linker is told, and what the user tells it by GOFLAGS. */
export async function linkingOf({ world, go }: Ground): Promise<Pick<BenchmarkJob, "goflags" | "linkFlags">> {
  const { stdout } = await world.processes.run({
    file: go.path,
    args: ["env", "GOFLAGS"],
    cwd: world.cwd,
    env: go.env,
  });
  return { goflags: splitWords(stdout) ?? [], linkFlags: alignment(parseGoVersion(go.version)) };
}

/** openHelper builds the helper and starts it. Without it everything works, with weaker proofs and without the processes' resource use. */
export async function openHelper({ world, go, workspace }: Ground): Promise<LastingHelper> {
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

/** Base and head take turns where Go's package testing can be made to; where not, the report says so. */
async function openOverlay(
  { workspace, go, options }: Ground,
  helper: Helper,
): Promise<{ readonly overlay: string | undefined; readonly warnings: readonly string[] }> {
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

async function keepSamples(
  ground: Ground,
  { measurement, metadata, cpu }: MeasuredBenchmarks,
): Promise<void> {
  const { world, options, sides } = ground;
  if (options.out === undefined || sides.base.kind !== "known") return;
  await writeSamples({
    out: resolve(world.cwd, options.out),
    measured: measurement.measured,
    metadata,
    machine: machineOf(ground, cpu),
    date: world.date(),
    region: options.region,
    base: sides.base,
    head: sides.head,
  });
}
