// What the built tests have to measure: the leaf benchmarks of both sides, brought together.

import type { UnitMetadata } from "../model/unit.ts";
import { type Discovery, discover } from "../sampling/discover.ts";
import type { Run } from "../sampling/run.ts";
import type { BrokenSide, Subject } from "../sampling/sample.ts";
import type { TestBinary } from "../sampling/test-command.ts";

/** Benchmarks are the leaf benchmarks of one package for one value of GOMAXPROCS. */
export interface Benchmarks {
  readonly pkg: string;
  readonly procs: number;
  /** On both sides, and working there. */
  readonly subjects: readonly Subject[];
  /** Names that only the head has. */
  readonly added: readonly string[];
  /** Names that only the base has. */
  readonly missing: readonly string[];
  readonly broken: ReadonlyMap<string, BrokenSide>;
  readonly units: readonly UnitMetadata[];
  /** What Go calls the processor, "" where nothing ran. */
  readonly cpu: string;
}

/** FindRequest is where to look. */
export interface FindRequest {
  readonly run: Run;
  readonly pkg: string;
  readonly procs: number;
  readonly base: TestBinary;
  readonly head: TestBinary;
  /** The user's -bench pattern. */
  readonly pattern: string;
  readonly timeoutMs: number;
}

/** findBenchmarks runs everything once on both sides. */
export async function findBenchmarks(request: FindRequest): Promise<Benchmarks> {
  const { run, pkg, procs, base, head, pattern, timeoutMs } = request;
  const onHead = await discover(run, { binary: head, pattern, procs, timeoutMs });
  const onBase = await discover(run, { binary: base, pattern, procs, timeoutMs });
  const broken = brokenOnAny(onBase, onHead);
  const shared = [...onHead.leaves.keys()].filter((name) => onBase.leaves.has(name) && !broken.has(name));
  const onlyOn = (here: Discovery, there: Discovery) =>
    [...here.leaves.keys()].filter((n) => !there.leaves.has(n) && !broken.has(n));
  return {
    pkg,
    procs,
    subjects: shared.map((name) => ({
      pkg,
      name,
      procs,
      base,
      head,
      firstSecPerOp: onBase.leaves.get(name),
    })),
    added: onlyOn(onHead, onBase),
    missing: onlyOn(onBase, onHead),
    broken,
    units: [...onHead.units, ...onBase.units],
    cpu: onHead.cpu,
  };
}

function brokenOnAny(base: Discovery, head: Discovery): ReadonlyMap<string, BrokenSide> {
  const broken = new Map<string, BrokenSide>();
  for (const [name, why] of base.broken) broken.set(name, { ...why, side: "base" });
  for (const [name, why] of head.broken)
    broken.set(name, { ...why, side: broken.has(name) ? "both" : "head" });
  return broken;
}
