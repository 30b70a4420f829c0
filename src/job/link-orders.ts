// Which link orders each look measures with: new ones every time, as many as time and disk allow.

import { join } from "node:path";
import { withLinkFlags } from "../golang/link-flags.ts";
import { folderBytes, freeBytes } from "../ports/disk.ts";
import { removeFile } from "../ports/files.ts";
import type { LinkOrders, Measurement } from "../steps/measure.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";
import { type LinkSide, link } from "./link.ts";

/** Orders of a look whatever the time: with fewer, the layout of one link could pass for a change of the code. */
const LEAST = 3;
/** Orders of a look at most: with a dozen a side the layout's share of the error is smaller than what can be told. */
const MOST = 12;
/** Order numbers are drawn from so many, so that no two looks and no two runs have the same ones. */
const ORDERS = 2 ** 31;
/** Bytes that the binaries of one look may take at most, and their share of the free disk. */
const MOST_BYTES = 4 * 1024 ** 3;
const DISK_SHARE = 0.25;

/** Why every pair runs with the layout that the first build has, "" when there are orders to draw. */
export function whyOneLayout({ options, goflags }: Pick<BenchmarkJob, "options" | "goflags">): string {
  return withLinkFlags(options.buildFlags, goflags, []) === null
    ? "the linker's flags are for a pattern of packages (-ldflags=pattern=…)"
    : "";
}

/** layoutWarnings say where a layout may pass for a change. */
export function layoutWarnings(job: BenchmarkJob, { measured }: Measurement): readonly string[] {
  const why = whyOneLayout(job);
  if (why !== "")
    return [`every pair ran with one link order a side, which alone can shift times by percents: ${why}`];
  const few = measured.filter(({ pairs, orders }) => pairs.length > 0 && orders < LEAST);
  const packages = [...new Set(few.map(({ subject }) => subject.pkg))];
  return packages.map(
    (pkg) =>
      `${pkg} ran with fewer than ${LEAST} link orders a side: linking failed, or time or disk were short`,
  );
}

/** linkOrders prepares the linking of packages; those of `withPaths` are built without -trimpath. */
export function linkOrders(job: BenchmarkJob, withPaths: ReadonlySet<string>): LinkOrders {
  const { world, go, base, head, options, overlay, goflags, linkFlags } = job;
  const buildFlags = [...options.buildFlags, ...(overlay === undefined ? [] : [`-overlay=${overlay}`])];
  const sides: Record<"base" | "head", LinkSide> = { base, head };
  const out = join(job.out, "orders");
  return async ({ importPaths, most, seconds }) => {
    await removeFile(out);
    const orders = Array.from(
      { length: Math.min(most, MOST) },
      () => 1 + Math.floor(world.random() * ORDERS),
    );
    const allowed = Math.min(MOST_BYTES, DISK_SHARE * (await freeBytes(job.out)));
    const started = world.now();
    const mayGoOn = async (linked: number) => {
      const share = 1 + 1 / linked; // all so far, and another one like them
      const isInTime = linked < LEAST || (world.now() - started) * share <= seconds;
      return isInTime && (await folderBytes(out)) * share <= allowed;
    };
    world.runner.progress(`linking ${importPaths.length} test binaries in up to ${orders.length} orders`);
    const packages = importPaths.map((importPath) => ({ importPath, trimPath: !withPaths.has(importPath) }));
    const common = { go: go.path, goos: go.goos, buildFlags };
    return link(world.processes, { ...sides, common, goflags, linkFlags, packages, out, orders, mayGoOn });
  };
}
