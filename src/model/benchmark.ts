// A benchmark as the Go benchmark format names it.
// https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md

/** Benchmark names one leaf benchmark, on either side of a comparison. */
export interface Benchmark {
  /** Import path of the package; "" where the text did not say. */
  readonly pkg: string;
  /** Without "Benchmark" and the GOMAXPROCS suffix: `Parse/size=1k`. Outside data: any printable text. */
  readonly name: string;
  /** GOMAXPROCS of the run, at least 1. */
  readonly procs: number;
}

/** benchmarkKey is equal for equal benchmarks, and for no others. */
export function benchmarkKey({ pkg, name, procs }: Benchmark): string {
  return `${pkg}\n${name}\n${procs}`;
}

/** functionOf is the benchmark function of a leaf: `Parse` of `Parse/size=1k`. */
export function functionOf(name: string): string {
  return name.split("/", 1)[0] ?? name;
}

/**
 * displayName is the name as Go prints it, without "Benchmark": `Parse/size=1k-8`, no suffix for one
 * processor. A function that has no other name is `Benchmark`.
 */
export function displayName({ name, procs }: Benchmark): string {
  const shown = name === "" || name.startsWith("/") ? `Benchmark${name}` : name;
  return procs === 1 ? shown : `${shown}-${procs}`;
}

/** qualifiedName is for sentences: `example.com/text Parse/size=1k-8`. */
export function qualifiedName(benchmark: Benchmark): string {
  return `${benchmark.pkg} ${displayName(benchmark)}`;
}
