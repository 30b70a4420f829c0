// What both sides have: proved to be the same, package by package and then benchmark by benchmark, or built.

import { findChanges } from "../build/find-changes.ts";
import { findUncompiled } from "../build/find-uncompiled.ts";
import type { BothPlaces } from "../build/locate-benchmarks.ts";
import { type Proof, proveSources } from "../build/prove-sources.ts";
import { proveTests } from "../build/prove-tests.ts";
import type { Listing } from "../build/same-sources.ts";
import type { CodeReach } from "../ports/helper/reach.ts";
import { askReach, type RunReach } from "./ask-reach.ts";
import { areChecked, areTested, type BothSides } from "./benchmark-job.ts";
import {
  type BuiltPackage,
  buildOnHead,
  buildSides,
  proveBinaries,
  testBinary,
  unbuiltOnHead,
} from "./build-sides.ts";
import { hasOwnForeignCode, mayNotLink } from "./link-doubt.ts";
import type { SortedPackages } from "./sort-packages.ts";
import { canStart, leftIn, NONE_SPARED, type Spared, sparedBy } from "./spare.ts";

export interface BuiltPackages {
  /** Import paths of packages that are proved to be the same on both sides. */
  readonly identical: readonly string[];
  /** Benchmark functions of other packages that the change does not reach. */
  readonly spared: Spared;
  /** All packages with any others, built. */
  readonly differing: readonly BuiltPackage[];
  /** The compiler's output for packages that are not measured and do not build on the head. */
  readonly unbuiltOnHead: ReadonlyMap<string, string>;
  /** Undefined where there is no base. */
  readonly reach: RunReach | undefined;
  /** Import paths of packages whose tests are proved to be the same; none where the run has no tests. */
  readonly sameTests: readonly string[];
}

interface KnownSides {
  readonly sorted: SortedPackages;
  readonly listings: { readonly base: Listing; readonly head: Listing };
  readonly places: BothPlaces;
}

/** What compiles on neither side has no speed that is the same: it is built, to say so. */
export async function buildUnproved(job: BothSides, known: KnownSides): Promise<BuiltPackages> {
  const { sorted } = known;
  const changes = await changesOf(job);
  const proofs = await prove(job, known, changes);
  const proved = sorted.shared.filter((pkg) => isSame(proofs.get(pkg)));
  const reach = await reachOf(job, known, proofs);
  const candidates = reach.kind === "known" ? sparedBy(reach.code, asked(job, known)) : NONE_SPARED;
  const idle = [...candidates.keys()].filter(
    (pkg) => leftIn(pkg, candidates, asked(job, known)).length === 0,
  );
  const uncompiled = await uncompiledOnHead(job, [...proved, ...idle]);
  const identical = proved.filter((pkg) => !uncompiled.has(pkg));
  const compiled = idle.filter((pkg) => !uncompiled.has(pkg));
  const unlinked = await unlinkedOf(job, known, { candidates, compiled, changes });
  const toBuild = sorted.shared.filter((pkg) => !identical.includes(pkg) && !unlinked.has(pkg));
  for (const pkg of toBuild) job.world.runner.debug(`${pkg} is built: ${whyUnproved(proofs.get(pkg))}`);
  const built = await buildSides(job, toBuild, { trimPath: true });
  const onlyHead = areChecked(job.options) ? [] : sorted.onlyHead;
  const broken = await unbuiltOnHead(job, [...sorted.unreadable, ...onlyHead]);
  const sameData = built.filter(({ pkg }) => proofs.has(pkg) && !proofs.get(pkg)?.whyDataDiffers);
  const sameBinaries = await proveBinaries(job, sameData);
  const differing = built.filter(({ pkg }) => !sameBinaries.has(pkg));
  return {
    identical: [...identical, ...sameBinaries],
    spared: await reliable(job, known, { candidates, unlinked, differing }),
    differing,
    unbuiltOnHead: broken,
    reach,
    sameTests: areTested(job.options) ? await proveTests({ ...known.listings, changes }) : [],
  };
}

function asked({ options }: BothSides, { places }: KnownSides) {
  return { places, pattern: options.bench };
}

function changesOf({ git, base, head, options }: BothSides): Promise<ReadonlySet<string>> {
  return findChanges({ git, base, head, wasPrepared: options.prepare !== "" });
}

function prove(
  { helper }: BothSides,
  { listings, sorted }: KnownSides,
  changes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Proof>> {
  return proveSources({ helper, ...listings, changes, importPaths: sorted.shared });
}

function isSame(proof: Proof | undefined): boolean {
  return proof !== undefined && proof.whyCodeDiffers === undefined && proof.whyDataDiffers === undefined;
}

function whyUnproved(proof: Proof | undefined): string {
  return proof?.whyCodeDiffers ?? proof?.whyDataDiffers ?? "it compiles on neither side";
}

async function reachOf(
  job: BothSides,
  known: KnownSides,
  proofs: ReadonlyMap<string, Proof>,
): Promise<RunReach> {
  const importPaths = known.sorted.shared.filter((pkg) => !isSame(proofs.get(pkg)));
  const functions = importPaths.flatMap((pkg) => leftIn(pkg, NONE_SPARED, asked(job, known)));
  const reach = await askReach(job, { importPaths, functions: functions.length, proofs });
  for (const line of reach.kind === "known" ? doubtsOf(reach.code) : []) job.world.runner.debug(line);
  return reach;
}

/** Why benchmarks are measured of which it is not known whether the change reaches them. */
function doubtsOf({ packages }: CodeReach): readonly string[] {
  const lines = packages.flatMap(({ importPath, benchmarks }) =>
    benchmarks
      .filter(({ kind }) => kind === "unknown")
      .map(({ reason }) => `${importPath} may be reached: ${reason}`),
  );
  return [...new Set(lines)];
}

function uncompiledOnHead(
  { world, go, head, options }: BothSides,
  importPaths: readonly string[],
): Promise<ReadonlySet<string>> {
  const { env, dir } = head;
  return findUncompiled(world.processes, {
    ...{ go: go.path, env, dir, buildFlags: options.buildFlags, importPaths },
  });
}

interface IdlePackages {
  readonly candidates: Spared;
  /** Those of which nothing is left. */
  readonly compiled: readonly string[];
  readonly changes: ReadonlySet<string>;
}

/**
 * Packages of which nothing is left, and nothing is in doubt: others are linked and started, on the head
 * alone.
 */
async function unlinkedOf(
  job: BothSides,
  known: KnownSides,
  { candidates, compiled, changes }: IdlePackages,
): Promise<ReadonlySet<string>> {
  const isDoubtful = compiled.length > 0 && (await mayNotLink(changes, job.head.root));
  const mustStart = compiled.filter(
    (pkg) => isDoubtful || candidates.get(pkg)?.mustStart || hasOwnForeignCode(pkg, known.listings.head),
  );
  const builds = await buildOnHead(job, mustStart, "started");
  const unlinked = new Set(compiled.filter((pkg) => !mustStart.includes(pkg)));
  for (const [pkg, build] of builds)
    if (build.kind === "built" && (await starts(job, known, { pkg, binary: build.binary, candidates })))
      unlinked.add(pkg);
  for (const pkg of unlinked)
    job.world.runner.debug(`${pkg} is not built: the change reaches none of its benchmarks`);
  return unlinked;
}

interface Candidates {
  readonly candidates: Spared;
  readonly unlinked: ReadonlySet<string>;
  readonly differing: readonly BuiltPackage[];
}

/** Those that nothing else breaks: a package that does not build, or start, is told of as a whole. */
async function reliable(
  job: BothSides,
  known: KnownSides,
  { candidates, unlinked, differing }: Candidates,
): Promise<Spared> {
  const relied = new Set(unlinked);
  for (const { pkg, base, head } of differing) {
    const spared = candidates.get(pkg);
    if (spared === undefined || base?.kind !== "built" || head.kind !== "built") continue;
    if (!spared.mustStart || (await starts(job, known, { pkg, binary: head.binary, candidates })))
      relied.add(pkg);
  }
  return new Map([...candidates].filter(([pkg]) => relied.has(pkg)));
}

interface HeadTest {
  readonly pkg: string;
  readonly binary: string;
  readonly candidates: Spared;
}

async function starts(
  job: BothSides,
  known: KnownSides,
  { pkg, binary, candidates }: HeadTest,
): Promise<boolean> {
  const test = testBinary(job, { pkg, binary, listing: known.listings.head, env: job.head.env });
  const canRun = await canStart(job.helper.run, test, candidates.get(pkg)?.functions ?? new Set());
  if (!canRun) job.world.runner.debug(`${pkg} is measured as a whole: the test of the head does not start`);
  return canRun;
}
