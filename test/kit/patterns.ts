// Patterns of -bench for tests, which know that they are right.
import { type BenchPattern, readBenchPattern } from "../../src/patterns/bench-pattern.ts";
import { PatternFault } from "../../src/patterns/pattern-fault.ts";

/** benchPattern throws where the pattern is refused. */
export async function benchPattern(source: string): Promise<BenchPattern> {
  const pattern = await readBenchPattern(source);
  if (pattern instanceof PatternFault) throw new Error(`${source}: ${pattern.reason}`);
  return pattern;
}
