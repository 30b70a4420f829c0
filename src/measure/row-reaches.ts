// Through what each benchmark of a run is reached, and over how many steps.

import type { RowReach } from "../model/reach.ts";
import { isReached, waysOf } from "../reach/reach-report.ts";
import type { RunReach } from "./ask-reach.ts";
import type { Distance } from "./plan.ts";

/**
 * distanceFrom is how many steps lie between a benchmark and the nearest change; undefined where that is not
 * known.
 */
export function distanceFrom(reach: RunReach | undefined): Distance {
  const reachOfRow = rowReaches(reach);
  return (pkg, name) => {
    const lengths = reachOfRow(pkg, name)?.ways.map(({ places }) => places.length - 1) ?? [];
    return lengths.length === 0 ? undefined : Math.min(...lengths);
  };
}

/** rowReaches is by package, and by function without "Benchmark"; undefined for what is not reached. */
export function rowReaches(reach: RunReach | undefined): (pkg: string, name: string) => RowReach | undefined {
  if (reach?.kind !== "known") return () => undefined;
  const { packages, changes } = reach.code;
  const found = packages.flatMap(({ importPath, benchmarks }) =>
    benchmarks.filter(isReached).map((each): [string, RowReach] => {
      const kind = each.kind === "unknown" ? "unknown" : "reached";
      const key = `${importPath}\n${each.name.slice("Benchmark".length)}`;
      return [key, { kind, reason: each.reason, ways: waysOf(each, changes) }];
    }),
  );
  const byFunction = new Map(found);
  return (pkg, name) => byFunction.get(`${pkg}\n${name}`);
}
