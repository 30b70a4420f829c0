// The link orders that each look measures with: new ones every time, as many as time and disk allow.

import { join } from "node:path";
import { withLinkFlags } from "../build/link-flags.ts";
import { folderBytes, freeBytes } from "../ports/files/disk.ts";
import { removeFolder } from "../ports/files/remove-folder.ts";
import { optional } from "../run/optional.ts";
import type { BenchmarkJob } from "./benchmark-job.ts";
import { link } from "./link.ts";
import { LINKING, type LinkOrders } from "./sampling/layout.ts";

/** Order numbers are drawn from so many that no two looks and no two runs have the same ones. */
const ORDERS = 2 ** 31;
/** Most bytes for the binaries of one look, and their largest share of the free disk. */
const MOST_BYTES = 4 * 1024 ** 3;
const DISK_SHARE = 0.25;

/** Why every pair runs with the layout of the first build; undefined where other orders can be linked. */
function whyOneLayout({ options, goflags }: Pick<BenchmarkJob, "options" | "goflags">): string | undefined {
  return withLinkFlags(options.buildFlags, goflags, []) === null
    ? "the linker's flags are for a pattern of packages (-ldflags=pattern=…)"
    : undefined;
}

/** LinkedSamples is a benchmark with samples. */
interface LinkedSamples {
  readonly subject: { readonly pkg: string };
  /** Number of link orders a side that the samples ran with. */
  readonly orders: number;
}

/** layoutWarnings say where the layout of few link orders may look like a change of the code. */
export function layoutWarnings(
  job: Pick<BenchmarkJob, "options" | "goflags">,
  ran: readonly LinkedSamples[],
): readonly string[] {
  const why = whyOneLayout(job);
  if (why !== undefined)
    return [
      `every sample of a side ran with one link order, which alone can shift times by percents: ${why}`,
    ];
  const few = ran.filter(({ orders }) => orders < LINKING.least);
  const packages = [...new Set(few.map(({ subject }) => subject.pkg))];
  return packages.map(
    (pkg) =>
      `${pkg} ran with fewer than ${LINKING.least} link orders a side: linking failed, or time or disk were short`,
  );
}

/**
 * linkOrders links packages in other orders; undefined where that is not possible. `withPaths`: packages that
 * are built without -trimpath.
 */
export function linkOrders(job: BenchmarkJob, withPaths: ReadonlySet<string>): LinkOrders | undefined {
  if (whyOneLayout(job) !== undefined) return undefined;
  const { world, go, base, head, options, overlay, goflags, linkFlags } = job;
  const buildFlags = [...options.buildFlags, ...(overlay === undefined ? [] : [`-overlay=${overlay}`])];
  const out = join(job.out, "orders");
  return async ({ importPaths, most, seconds, limit }) => {
    await removeFolder(out);
    const orders = Array.from(
      { length: Math.min(most, LINKING.most) },
      () => 1 + Math.floor(world.random() * ORDERS),
    );
    const allowed = Math.min(MOST_BYTES, DISK_SHARE * (await freeBytes(job.out)));
    const started = world.now();
    const mayGoOn = async (linked: number) => {
      const share = 1 + 1 / linked; // with one more like those so far
      const expected = (world.now() - started) * share;
      const isInTime = expected <= (linked < LINKING.least ? limit : seconds);
      return isInTime && (await folderBytes(out)) * share <= allowed;
    };
    world.runner.progress(`linking ${importPaths.length} test binaries in up to ${orders.length} orders`);
    const packages = importPaths.map((importPath) => ({ importPath, trimPath: !withPaths.has(importPath) }));
    const common = { go: go.path, goos: go.goos, buildFlags };
    const linking = () =>
      link(world.processes, {
        sides: { base, head },
        common,
        goflags,
        linkFlags,
        packages,
        out,
        orders,
        mayGoOn,
      });
    return optional("linking in other orders", linking, { without: new Map(), warn: world.runner.warning });
  };
}
