// The leaf benchmarks of one package, from one side or both.

import { functionOf } from "../model/benchmark.ts";
import type { PerSide } from "../model/side.ts";
import type { UnitMetadata } from "../model/unit.ts";
import type { BenchPattern } from "../patterns/bench-pattern.ts";
import type { Breakage, BrokenSide } from "./sampling/breakage.ts";
import { type Discovery, discover } from "./sampling/discover.ts";
import { type Gross, hanging, hangLimitMs } from "./sampling/gross.ts";
import type { Run } from "./sampling/run.ts";
import type { Subject } from "./sampling/sample.ts";
import type { TestBinary } from "./sampling/test-command.ts";

/** Benchmarks are the leaf benchmarks of one package for one value of GOMAXPROCS. */
export interface Benchmarks {
  readonly pkg: string;
  readonly procs: number;
  /** They work on every side. */
  readonly subjects: readonly Subject[];
  /** Names that only the head has. */
  readonly added: readonly string[];
  /** Names that only the base has. */
  readonly missing: readonly string[];
  readonly broken: ReadonlyMap<string, BrokenSide>;
  /** They end on the base, and not on the head. */
  readonly gross: ReadonlyMap<string, Gross>;
  /** Names of one side that the other did not reach in time. */
  readonly unreached: readonly string[];
  /** The run was cancelled before all of them had run. */
  readonly isCancelled?: true;
  /** Names in result lines that the tests print themselves, on either side. */
  readonly printed: readonly string[];
  readonly units: readonly UnitMetadata[];
  /** Go's name of the processor; "" where nothing ran. */
  readonly cpu: string;
}

export interface FindRequest extends PerSide<TestBinary> {
  readonly run: Run;
  readonly pkg: string;
  readonly procs: number;
  /** The user's -bench pattern. */
  readonly pattern: BenchPattern;
  /** Benchmark functions in the sources that the pattern can match, without "Benchmark". */
  readonly functions: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** Milliseconds that are left for measuring. */
  readonly leftMs: () => number;
}

/**
 * Most of the time that is left that one process may take: a benchmark that hangs leaves time for the others.
 */
const DISCOVERY_SHARE = 1 / 3;

/**
 * findBenchmarks runs each benchmark once on every side. The base comes first: its time is the measure for
 * the head.
 */
export async function findBenchmarks(request: FindRequest): Promise<Benchmarks> {
  const { run, base, head, pattern, procs, functions, leftMs } = request;
  const common = { pattern, procs };
  const ofAll = () => Math.round(leftMs() * DISCOVERY_SHARE);
  const onBase =
    base && (await discover(run, { ...common, binary: base, functions: functions.base, limitMs: ofAll }));
  const late = [...(onBase?.broken ?? [])].filter(([, { lateAfter }]) => lateAfter !== undefined);
  const onHead = await discover(run, {
    ...common,
    binary: head,
    functions: functions.head,
    limitMs: onBase === undefined ? ofAll : () => hangLimitMs(onBase.seconds, leftMs()),
    late: new Set(late.map(([name]) => name)),
  });
  return onBase === undefined ? ofHead(request, onHead) : ofBoth(request, { base: onBase, head: onHead });
}

function ofHead({ pkg, procs, head, functions }: FindRequest, found: Discovery): Benchmarks {
  const { leaves, isPartial, printed, units, cpu } = found;
  const failed = [...found.broken, ...each(functions.head, found.failed)];
  const broken = new Map(failed.map(([name, why]) => [name, { ...why, side: "head" as const }]));
  const subjects = [...leaves].filter(([name]) => !broken.has(name));
  return {
    ...{ pkg, procs, printed, units, cpu, broken, gross: new Map(), added: [], missing: [] },
    subjects: subjects.map(([name, firstSecPerOp]) => ({ pkg, name, procs, head, firstSecPerOp })),
    unreached: isPartial ? unheard(functions.head, [found]) : [],
  };
}

function ofBoth({ pkg, procs, base, head, functions }: FindRequest, sides: SideDiscoveries): Benchmarks {
  const { base: onBase, head: onHead } = sides;
  const gross = hangingOn(sides);
  const broken = brokenOnAny(sides, { functions, gross });
  const isUsable = (name: string) => !broken.has(name) && !gross.has(name);
  const usable = (side: Discovery) => [...side.leaves.keys()].filter(isUsable);
  const [baseNames, headNames] = [usable(onBase), usable(onHead)];
  const added = headNames.filter((name) => !onBase.leaves.has(name));
  const missing = baseNames.filter((name) => !onHead.leaves.has(name));
  return {
    pkg,
    procs,
    subjects: headNames
      .filter((name) => onBase.leaves.has(name))
      .map((name) => ({
        ...{ pkg, name, procs, base, head },
        firstSecPerOp: onBase.leaves.get(name),
        headFirstSecPerOp: onHead.leaves.get(name),
      })),
    added: onBase.isPartial ? [] : added,
    missing: onHead.isPartial ? [] : missing,
    unreached: [
      ...(onBase.isPartial ? added : []),
      ...(onHead.isPartial ? missing : []),
      ...(onBase.isPartial || onHead.isPartial ? unheard(functions.head, [onBase, onHead]) : []),
    ],
    broken,
    gross,
    printed: [...new Set([...onBase.printed, ...onHead.printed])],
    units: [...onHead.units, ...onBase.units],
    cpu: onHead.cpu,
  };
}

/** Functions without any result or breakage. */
function unheard(names: readonly string[], sides: readonly Discovery[]): readonly string[] {
  const heard = sides.flatMap(({ leaves, broken }) => [...leaves.keys(), ...broken.keys()]);
  const functions = new Set(heard.map(functionOf));
  return names.filter((name) => !functions.has(name));
}

interface SideDiscoveries {
  readonly base: Discovery;
  readonly head: Discovery;
}

function hangingOn({ base, head }: SideDiscoveries): ReadonlyMap<string, Gross> {
  const hung = [...head.broken].flatMap(([name, { lateAfter }]): [string, Gross][] =>
    lateAfter === undefined || !base.leaves.has(name)
      ? []
      : [[name, hanging(lateAfter, { seconds: base.seconds, perOp: base.leaves.get(name) ?? 0 })]],
  );
  return new Map(hung);
}

interface KnownFunctions {
  readonly functions: FindRequest["functions"];
  readonly gross: ReadonlyMap<string, Gross>;
}

/** Where a side cannot run at all, each benchmark of either side is broken on it. */
function brokenOnAny(
  { base, head }: SideDiscoveries,
  { functions, gross }: KnownFunctions,
): ReadonlyMap<string, BrokenSide> {
  const names = { base: namesOf(base, functions.base), head: namesOf(head, functions.head) };
  const onBase = base.failed === undefined ? [] : head.failed === undefined ? names.head : names.base;
  const onHead = head.failed === undefined ? [] : names.base;
  const broken = new Map<string, BrokenSide>();
  for (const [name, why] of [...base.broken, ...each(onBase, base.failed)])
    broken.set(name, { ...why, side: "base" });
  for (const [name, why] of [...head.broken, ...each(onHead, head.failed)])
    if (!gross.has(name)) broken.set(name, { ...why, ...onHeadOf(name, broken, functions) });
  return broken;
}

/** A function that only the head has did not get worse by breaking there. */
function onHeadOf(
  name: string,
  onBase: ReadonlyMap<string, BrokenSide>,
  functions: FindRequest["functions"],
): Pick<BrokenSide, "side" | "isAlone"> {
  if (onBase.has(name)) return { side: "both" };
  const isIn = (side: readonly string[]) => side.includes(functionOf(name));
  const isAlone = isIn(functions.head) && !isIn(functions.base);
  return { side: "head", ...(isAlone ? { isAlone } : {}) };
}

function each(names: readonly string[], failed: Breakage | undefined): readonly [string, Breakage][] {
  return failed === undefined ? [] : names.map((name) => [name, failed]);
}

/** The leaves that ran; the functions where none did. */
function namesOf({ leaves }: Discovery, functions: readonly string[]): readonly string[] {
  return leaves.size > 0 ? [...leaves.keys()] : functions;
}
