// Linking: the tests of a side or both once more, each time with their functions in another order.

import { join } from "node:path";
import { type BuildRequest, buildTests } from "../build/build.ts";
import { linkOrder, WITHOUT_DEBUGGING, withLinkFlags } from "../build/link-flags.ts";
import type { Processes } from "../ports/process/process.ts";
import type { Layout } from "./sampling/layout.ts";

/** LinkRequest is what to link, and how much of it. */
export interface LinkRequest<Side extends string> {
  readonly sides: Readonly<Record<Side, LinkSide>>;
  /** What the sides share; build flags without those of the linker. */
  readonly common: Pick<BuildRequest, "go" | "goos" | "buildFlags">;
  /** Words of GOFLAGS. */
  readonly goflags: readonly string[];
  /** Further flags for the linker. */
  readonly linkFlags: readonly string[];
  readonly packages: readonly LinkedPackage[];
  /** Folder for the binaries. */
  readonly out: string;
  /** Numbers of the orders to take, in this sequence. */
  readonly orders: readonly number[];
  /** Asked after each order: whether another one may be linked. */
  readonly mayGoOn: (linked: number) => Promise<boolean>;
}

/** LinkSide is where and with which environment a side is built. */
export type LinkSide = Pick<BuildRequest, "env" | "dir">;

/** LinkedPackage is a package, built as its first binary was. */
export interface LinkedPackage {
  readonly importPath: string;
  readonly trimPath: boolean;
}

/** link gives each package its layouts, in the sequence of the orders; a package that cannot be linked so has none. */
export async function link<Side extends string>(
  processes: Processes,
  request: LinkRequest<Side>,
): Promise<ReadonlyMap<string, readonly Layout<Side>[]>> {
  const layouts = new Map<string, readonly Layout<Side>[]>();
  for (const [n, order] of request.orders.entries()) {
    for (const [importPath, layout] of await linkOnce(processes, request, order))
      layouts.set(importPath, [...(layouts.get(importPath) ?? []), layout]);
    if (!(await request.mayGoOn(n + 1))) break;
  }
  return layouts;
}

async function linkOnce<Side extends string>(
  processes: Processes,
  request: LinkRequest<Side>,
  order: number,
): Promise<ReadonlyMap<string, Layout<Side>>> {
  const sides = Object.keys(request.sides) as Side[];
  const linked = await Promise.all(
    sides.map(async (side) => ({ side, paths: await linkSide(processes, request, side, order) })),
  );
  const layouts = request.packages.flatMap(({ importPath }): [string, Layout<Side>][] => {
    const paths = linked.flatMap(({ side, paths }) => {
      const path = paths.get(importPath);
      return path === undefined ? [] : [[side, path] as const];
    });
    const isWhole = paths.length === sides.length;
    return isWhole ? [[importPath, Object.fromEntries(paths) as Layout<Side>]] : [];
  });
  return new Map(layouts);
}

/** Paths of the binaries of those packages that can be linked. */
async function linkSide<Side extends string>(
  processes: Processes,
  { common, goflags, linkFlags, packages, out, sides }: LinkRequest<Side>,
  side: Side,
  order: number,
): Promise<ReadonlyMap<string, string>> {
  const buildFlags = withLinkFlags(common.buildFlags, goflags, [
    linkOrder(order),
    WITHOUT_DEBUGGING,
    ...linkFlags,
  ]);
  const paths = new Map<string, string>();
  for (const trimPath of [true, false]) {
    const importPaths = packages.filter((p) => p.trimPath === trimPath).map((p) => p.importPath);
    if (buildFlags === null || importPaths.length === 0) continue;
    const folder = join(out, String(order), `${side}${trimPath ? "" : "-with-paths"}`);
    const how = { ...common, ...sides[side], buildFlags, trimPath, importPaths, out: folder };
    for (const [importPath, build] of await buildTests(processes, how))
      if (build.kind === "built") paths.set(importPath, build.binary);
  }
  return paths;
}
