import { type Benchmark, displayName } from "../model/benchmark.ts";

/** goName is as Go prints it: `BenchmarkParse/size=1k-8`. */
export function goName(benchmark: Benchmark): string {
  const name = displayName(benchmark);
  return name.startsWith("Benchmark") ? name : `Benchmark${name}`;
}

/** labelOf has the package, too: `example.com/m.BenchmarkParse/size=1k-8`. */
export function labelOf(benchmark: Benchmark): string {
  return benchmark.pkg === "" ? goName(benchmark) : `${benchmark.pkg}.${goName(benchmark)}`;
}
