// Linking the tests of one side or both again, each time with their functions in another order.

import { join } from "node:path";
import { type BuildRequest, buildTests } from "../build/build.ts";
import { linkOrder, WITHOUT_DEBUGGING, withLinkFlags } from "../build/link-flags.ts";
import { type PerSide, perSide } from "../model/side.ts";
import type { Processes } from "../ports/process/process.ts";
import type { Layout } from "./sampling/layout.ts";

export interface LinkRequest {
  readonly sides: PerSide<LinkSide>;
  /** The same for both sides. The build flags have none for the linker. */
  readonly common: Pick<BuildRequest, "go" | "goos" | "buildFlags">;
  /** Words of GOFLAGS. */
  readonly goflags: readonly string[];
  /** Flags for the linker. */
  readonly linkFlags: readonly string[];
  readonly packages: readonly LinkedPackage[];
  /** Folder for the binaries. */
  readonly out: string;
  /** Seeds of -randlayout, in sequence. */
  readonly orders: readonly number[];
  /** Asked after each order, with the number of those so far. */
  readonly mayGoOn: (linked: number) => Promise<boolean>;
}

type LinkSide = Pick<BuildRequest, "env" | "dir">;

interface LinkedPackage {
  readonly importPath: string;
  /** As for the package's first binary. */
  readonly trimPath: boolean;
}

/** link is the layouts of each package, in the sequence of the orders; none for one that cannot be linked. */
export async function link(
  processes: Processes,
  request: LinkRequest,
): Promise<ReadonlyMap<string, readonly Layout[]>> {
  const layouts = new Map<string, readonly Layout[]>();
  for (const [n, order] of request.orders.entries()) {
    for (const [importPath, layout] of await linkOnce(processes, request, order))
      layouts.set(importPath, [...(layouts.get(importPath) ?? []), layout]);
    if (!(await request.mayGoOn(n + 1))) break;
  }
  return layouts;
}

async function linkOnce(
  processes: Processes,
  request: LinkRequest,
  order: number,
): Promise<ReadonlyMap<string, Layout>> {
  const linking = perSide(request.sides, (side, name) => linkSide(processes, request, { side, name }, order));
  const [base, head] = await Promise.all([linking.base, linking.head]);
  const layouts = request.packages.flatMap(({ importPath }): [string, Layout][] => {
    const layout = { base: base?.get(importPath), head: head.get(importPath) };
    const isWhole = base === undefined || layout.base !== undefined;
    return isWhole && layout.head !== undefined ? [[importPath, { ...layout, head: layout.head }]] : [];
  });
  return new Map(layouts);
}

/** Paths of the binaries, by import path, of the packages that can be linked. */
async function linkSide(
  processes: Processes,
  { common, goflags, linkFlags, packages, out }: LinkRequest,
  { side, name }: { readonly side: LinkSide; readonly name: string },
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
    const folder = join(out, String(order), `${name}${trimPath ? "" : "-with-paths"}`);
    const how = { ...common, ...side, buildFlags, trimPath, importPaths, out: folder };
    for (const [importPath, build] of await buildTests(processes, how))
      if (build.kind === "built") paths.set(importPath, build.binary);
  }
  return paths;
}
