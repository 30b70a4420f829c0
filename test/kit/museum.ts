// Parts of the museum, through the built program: one short run a direction, with one link order. `npm run museum` shows all of it, every night.

import { afterAll, expect, test } from "@jest/globals";
import { busy } from "../../scripts/museum/job.mjs";
import { type MuseumRepository, makeMuseum } from "../../scripts/museum/repository.mjs";
import { runOne } from "../../scripts/museum/run.mjs";
import { type Direction, type Job, readTable } from "../../scripts/museum/table.mjs";
import { ONE_LINK_ORDER, testCache } from "./go.ts";

/** Run is what is run in a direction. Whether enough was told is for the whole museum, with the time that it takes. */
interface Run {
  readonly job: Omit<Job, "name">;
  /** Against `package.Benchmark`. */
  readonly only: RegExp;
}

/** museumTests makes a test of each run. */
export function museumTests(runs: Readonly<Partial<Record<Direction, Run>>>): void {
  const linux = process.platform === "linux" ? test : test.skip; // what is left over is read from /proc
  const { benchmarks: entries } = readTable();
  let museum: MuseumRepository | undefined;
  afterAll(() => museum?.remove());

  linux.each(Object.entries(runs))(
    "a head that is %s: every benchmark comes out as the table says, in time, with nothing left over",
    async (direction, { job, only }) => {
      museum ??= makeMuseum();
      // Other tests run beside it, of which the load tells too late: so the minute that a run may always take more.
      const named = { name: "short", flags: [`--build-flags=${ONE_LINK_ORDER}`], minute: true, ...job };
      const budget = Math.ceil(job.budget * busy());
      const result = await runOne(museum, {
        job: named,
        entries,
        direction: direction as Direction,
        only,
        budget,
        cache: testCache,
      });
      expect(result?.faults).toEqual([]);
      expect(result?.cases.filter(({ faults }) => faults.length > 0)).toEqual([]);
    },
    600_000,
  );
}
