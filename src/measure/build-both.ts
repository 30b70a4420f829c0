// The tests of both sides, built with the same Go and the same flags.

import { join } from "node:path";
import { type Build, buildTests, saysNoTests } from "../build/build.ts";
import { withLinkFlags } from "../build/link-flags.ts";
import { machineFault } from "../build/machine-fault.ts";
import { UnmeasurableError } from "../model/errors.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { SideContext } from "../run/side-context.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";

/** BuiltPair is one package's test on both sides. */
export interface BuiltPair {
  readonly pkg: string;
  readonly base: Build;
  readonly head: Build;
}

/** buildBoth builds the head first: what both sides share is in the build cache then. */
export async function buildBoth(
  { world, go, options, base, head, out, overlay, goflags, linkFlags }: BenchmarkJob,
  importPaths: readonly string[],
  { trimPath }: { readonly trimPath: boolean },
): Promise<readonly BuiltPair[]> {
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
  const folder = (side: string) => join(out, trimPath ? side : `${side}-with-paths`);
  world.runner.progress(`building ${importPaths.length} test binaries of the head`);
  const heads = await buildTests(world.processes, { ...common, ...head, out: folder("head") });
  world.runner.progress(`building ${importPaths.length} test binaries of the base`);
  const bases = await buildTests(world.processes, { ...common, ...base, out: folder("base") });
  for (const build of [...heads.values(), ...bases.values()]) requireMachine(build);
  const missing: Build = { kind: "failed", output: "it was not built" };
  return importPaths.map((pkg) => ({
    pkg,
    base: bases.get(pkg) ?? missing,
    head: heads.get(pkg) ?? missing,
  }));
}

/**
 * unbuiltOnHead builds tests that are not measured, to see whether they build: what the compiler says of those that do not, by import
 * path. A package without tests has none that could.
 */
export async function unbuiltOnHead(
  {
    world,
    go,
    options,
    head,
    out,
  }: Pick<BenchmarkJob, "world" | "go" | "options" | "out"> & { readonly head: SideContext },
  importPaths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (importPaths.length === 0) return new Map();
  const { path, goos } = go;
  const { buildFlags } = options;
  const request = {
    go: path,
    goos,
    buildFlags,
    trimPath: true,
    importPaths,
    ...head,
    out: join(out, "unmeasured"),
  };
  const builds = await buildTests(world.processes, request);
  for (const build of builds.values()) requireMachine(build);
  return new Map(
    [...builds].flatMap(([pkg, build]) =>
      build.kind === "built" || saysNoTests(build.output) ? [] : [[pkg, build.output]],
    ),
  );
}

/** Not the code's fault. */
export function requireMachine(build: Build): void {
  const fault = build.kind === "failed" ? machineFault(build.output) : undefined;
  if (fault !== undefined)
    throw new UnmeasurableError(`the tests cannot be built: ${fault.said}`, fault.remedy);
}

/** proveBinaries names the packages whose binaries do the same on both sides. */
export async function proveBinaries(
  helper: Helper,
  pairs: readonly BuiltPair[],
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { pkg, base, head } of pairs) {
    if (base.kind !== "built" || head.kind !== "built") continue;
    if ((await helper.sameBinary(base.binary, head.binary)).same) same.add(pkg);
  }
  return same;
}

/** unbuilt names the packages whose test does not build on a side. */
export function unbuilt(pairs: readonly BuiltPair[], side: "base" | "head"): readonly string[] {
  return pairs.filter((pair) => pair[side].kind === "failed").map(({ pkg }) => pkg);
}
