// Whether a regression is more work or slower work: its instructions are counted where valgrind is on PATH.

import { benchmarkKey } from "../model/benchmark.ts";
import { InterruptedError } from "../model/errors.ts";
import type { Comparison } from "../model/verdict.ts";
import { findOnPath } from "../ports/process/go-tool.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";
import { countInstructions } from "./count-instructions.ts";
import type { Measured } from "./measure.ts";

/** Seconds for all of them, also where the time budget has more left. A benchmark takes about five. */
const MOST_SECONDS = 60;

/**
 * explained are the rows, with the instructions of both sides for times that are regressions; the largest are
 * counted first. `deadline`: end of the time budget.
 */
export async function explained(
  job: BenchmarkJob,
  rows: readonly Comparison[],
  { measured, deadline }: { readonly measured: readonly Measured[]; readonly deadline: number },
): Promise<readonly Comparison[]> {
  const { world, helper, out } = job;
  const slower = rows.filter((row) => row.unit === "sec/op" && row.verdict === "regression" && row.base);
  const valgrind = slower.length === 0 ? undefined : await findOnPath("valgrind", job.head.env);
  if (valgrind === undefined) return rows;
  world.runner.progress(`counting the instructions of ${slower.length} that got slower`);
  const subjects = new Map(measured.map(({ subject }) => [benchmarkKey(subject), subject]));
  const wanted = slower
    .toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0))
    .flatMap((row) => {
      const subject = subjects.get(benchmarkKey(row));
      return subject === undefined ? [] : [{ subject, secPerOp: row.base ?? 1 }];
    });
  const { now } = world;
  const until = Math.min(deadline, now() + MOST_SECONDS);
  const counting = { wanted, valgrind, run: helper.run, folder: out, deadline: until, now };
  const counted = await countInstructions(counting).catch((error: unknown) => {
    if (error instanceof InterruptedError) return []; // the verdicts are there
    throw error;
  });
  const found = new Map(counted.map((c) => [benchmarkKey(c.subject), c]));
  return rows.map((row) => {
    const count = slower.includes(row) ? found.get(benchmarkKey(row)) : undefined;
    if (count === undefined) return row;
    if (count.kind === "counted") return { ...row, instructions: count.instructions };
    return { ...row, warnings: [...row.warnings, `its instructions were not counted: ${count.trouble}`] };
  });
}
