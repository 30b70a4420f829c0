// A part of the museum, through the built program: one short run a direction, with one link order. `npm run museum` shows all of it, every night.

import { afterAll, expect, test } from "@jest/globals";
import { busy } from "../../scripts/museum/job.mjs";
import { type MuseumRepository, makeMuseum } from "../../scripts/museum/repository.mjs";
import { runOne } from "../../scripts/museum/run.mjs";
import { type Direction, type Job, readTable } from "../../scripts/museum/table.mjs";
import { ONE_LINK_ORDER, testCache } from "../kit/go.ts";

const linux = process.platform === "linux" ? test : test.skip; // what is left over is read from /proc
const { benchmarks: entries } = readTable();
let museum: MuseumRepository | undefined;

afterAll(() => museum?.remove());

/** A run of its own for each direction. Whether enough was told is for the whole museum, with the time that it takes. */
const RUNS: Readonly<Record<Direction, { readonly job: Omit<Job, "name">; readonly only: RegExp }>> = {
  same: {
    job: { packages: ["loops", "metrics", "output"], budget: 7, dead: "panic", told: 0 },
    only: /loops\.(ForgetN|StopAndStart)$|metrics\.(NaN|RemovesNs)$|output\.(FailLine|ConfigLines)$/,
  },
  slower: {
    job: { packages: ["loops", "metrics", "ends"], budget: 9, dead: "panic" },
    only: /loops\.StopAndStart$|metrics\.SetBytesChanges|ends\.(Fine|Skip)$/,
  },
  "much-slower": {
    job: { packages: ["loops", "clocks", "meet/once"], budget: 15, dead: "panic" },
    only: /loops\.(ForN|Loop)$|clocks\.SleepMilliseconds|once\.Get/,
  },
  dead: {
    job: { packages: ["mains/starts", "external"], budget: 5, dead: "exit" },
    only: /starts|external/,
  },
};

linux.each(Object.entries(RUNS))(
  "a head that is %s: every benchmark comes out as the table says, in time, with nothing left over",
  async (direction, { job, only }) => {
    museum ??= makeMuseum();
    const named = { name: "short", flags: [`--build-flags=${ONE_LINK_ORDER}`], ...job };
    const budget = Math.ceil(job.budget * busy()); // other tests may run beside it
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
