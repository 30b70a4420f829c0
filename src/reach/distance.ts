// How directly a change reaches a benchmark.

import type { ReachAnswer } from "../ports/helper/reach.ts";

/** Distance is the number of steps from a benchmark function to the nearest change; undefined: not known. */
export type Distance = (pkg: string, functionName: string) => number | undefined;

/** distanceOf reads the ways of an answer. Functions are named without "Benchmark". */
export function distanceOf(answer: ReachAnswer | undefined): Distance {
  if (answer?.kind !== "known") return () => undefined;
  const steps = new Map<string, number>();
  for (const { importPath, benchmarks } of answer.packages)
    for (const { name, ways } of benchmarks) {
      const nearest = Math.min(...ways.map((way) => way.length - 1));
      if (Number.isFinite(nearest)) steps.set(`${importPath}.${name}`, nearest);
    }
  return (pkg, functionName) => steps.get(`${pkg}.Benchmark${functionName}`);
}
