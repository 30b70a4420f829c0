// The tests of one or two sides, built with the same Go and the same flags.

import { join } from "node:path";
import { type Build, buildTests, saysNoTests } from "../build/build.ts";
import { withLinkFlags } from "../build/link-flags.ts";
import { machineFault } from "../build/machine-fault.ts";
import type { Listing } from "../build/same-sources.ts";
import { UnmeasurableError } from "../model/errors.ts";
import type { PerSide } from "../model/side.ts";
import type { Env } from "../ports/process/environment.ts";
import type { SideContext } from "../run/side-context.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";
import type { TestBinary } from "./sampling/test-command.ts";

export interface BuiltPackage extends PerSide<Build> {
  readonly pkg: string;
}

/**
 * buildSides builds the tests of packages, those of the head first: then the build cache has what both share.
 */
export async function buildSides(
  { world, go, options, base, head, out, overlay, goflags, linkFlags }: BenchmarkJob,
  importPaths: readonly string[],
  { trimPath }: { readonly trimPath: boolean },
): Promise<readonly BuiltPackage[]> {
  if (importPaths.length === 0) return [];
  const { path, goos } = go;
  const flags = withLinkFlags(options.buildFlags, goflags, linkFlags) ?? options.buildFlags;
  const common = {
    go: path,
    goos,
    buildFlags: [...flags, ...(overlay === undefined ? [] : [`-overlay=${overlay}`])],
    trimPath,
    importPaths,
  };
  const buildSide = async (side: SideContext, name: string): Promise<(pkg: string) => Build> => {
    world.runner.progress(`building ${importPaths.length} test binaries of the ${name}`);
    const folder = join(out, trimPath ? name : `${name}-with-paths`);
    const builds = await buildTests(world.processes, { ...common, ...side, out: folder });
    for (const build of builds.values()) requireMachine(build);
    return (pkg) => builds.get(pkg) ?? { kind: "failed", output: "it was not built" };
  };
  const ofHead = await buildSide(head, "head");
  const ofBase = base && (await buildSide(base, "base"));
  return importPaths.map((pkg) => ({ pkg, base: ofBase?.(pkg), head: ofHead(pkg) }));
}

/** buildOnHead builds tests that are not measured, into a folder of this call's own. */
export async function buildOnHead(
  { world, go, options, head, out }: BenchmarkJob,
  importPaths: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, Build>> {
  if (importPaths.length === 0) return new Map();
  const builds = await buildTests(world.processes, {
    ...{ ...head, go: go.path, goos: go.goos, buildFlags: options.buildFlags, trimPath: true, importPaths },
    out: join(out, folder),
  });
  for (const build of builds.values()) requireMachine(build);
  return builds;
}

/**
 * unbuiltOnHead is the compiler's output, by import path, of tests of the head that do not build. A package
 * without tests is not among them.
 */
export async function unbuiltOnHead(
  job: BenchmarkJob,
  importPaths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const builds = await buildOnHead(job, importPaths, "unmeasured");
  return new Map(
    [...builds].flatMap(([pkg, build]) =>
      build.kind === "built" || saysNoTests(build.output) ? [] : [[pkg, build.output]],
    ),
  );
}

/** Throws where the machine is to blame for a failed build, and not the code. */
function requireMachine(build: Build): void {
  const fault = build.kind === "failed" ? machineFault(build.output) : undefined;
  if (fault !== undefined)
    throw new UnmeasurableError(`the tests cannot be built: ${fault.said}`, fault.remedy);
}

/** proveBinaries are the packages whose binaries do the same on both sides. */
export async function proveBinaries(
  { helper, world }: Pick<BenchmarkJob, "helper" | "world">,
  built: readonly BuiltPackage[],
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { pkg, base, head } of built) {
    if (base?.kind !== "built" || head.kind !== "built") continue;
    const compared = await helper.sameBinary(base.binary, head.binary);
    if (compared.same) same.add(pkg);
    world.runner.debug(
      `${pkg} ${compared.same ? "is not" : "is"} measured: of its binaries ${compared.reason}`,
    );
  }
  return same;
}

/** unbuilt are the packages whose test does not build on a side. */
export function unbuilt(built: readonly BuiltPackage[], side: "base" | "head"): readonly string[] {
  return built.filter((each) => each[side]?.kind === "failed").map(({ pkg }) => pkg);
}

interface BuiltTest {
  readonly pkg: string;
  readonly binary: string;
  readonly listing: Listing;
  readonly env: Env;
}

/** testBinary runs where `go test` would run it. */
export function testBinary(
  { options }: Pick<BenchmarkJob, "options">,
  { pkg, binary: path, listing, env }: BuiltTest,
): TestBinary {
  const dir = listing.packages.get(pkg)?.dir ?? listing.tree;
  return { path, dir, env: { ...env, PWD: dir }, args: options.benchArgs }; // as `go test` has it
}
