// Rows that log output tore apart. `go test` prints the name and a tab, runs the benchmark, and then prints
// the numbers; what the benchmark itself prints in between ends up on the row or pushes the numbers to a
// later line:
//
// 	BenchmarkParse-8 	hello 	 100	 244.9 ns/op

import { parseGoFloat } from "./go-float.ts";

/**
 * rowTail is the end of a line that looks like what `go test` prints after a name, as
 * `iterations <tab> values`; null where there is none.
 */
export function rowTail(line: string): string | null {
  const fields = line.trimEnd().split("\t");
  let first = fields.length;
  while (first > 1 && isMeasurement(fields[first - 1] ?? "")) first--;
  const iters = trailingDigits(fields[first - 1] ?? "");
  if (first === fields.length || iters === "") return null;
  return [iters, ...fields.slice(first)].join("\t");
}

/** opensRow is true for a line that begins a row as `go test` does: a benchmark's name, blanks, a tab. */
export function opensRow(line: string): boolean {
  return /^Benchmark(?!\p{Ll})\S* *\t/u.test(line);
}

/**
 * opensInner is true where a row is open and what follows on its line is a row that the benchmark printed
 * itself.
 */
export function opensInner(line: string): boolean {
  return /^Benchmark\S* *\tBenchmark(?!\p{Ll})\S*\s/u.test(line);
}

/**
 * endsInFailure is true for a row that ends in what package testing says of a benchmark that failed or
 * skipped itself.
 */
export function endsInFailure(line: string): boolean {
  return /^Benchmark\S* *\t--- (?:FAIL|SKIP): /.test(line);
}

/**
 * isAloneTail is true when nothing but blanks stands before the numbers: their name must be on an earlier
 * line.
 */
export function isAloneTail(line: string): boolean {
  return /^ *\d+\t/.test(line) && rowTail(line) !== null;
}

/**
 * endsRow is true for a line by which `go test` shows that no numbers will come: the end of a binary or the
 * start of the next.
 */
export function endsRow(line: string): boolean {
  return /^(?:PASS|FAIL|ok {2}\t|exit status |goos: |goarch: |pkg: |cpu: )/.test(line);
}

function isMeasurement(field: string): boolean {
  const [value, unit, ...more] = field.trim().split(" ");
  return (
    value !== undefined && unit !== undefined && more.length === 0 && typeof parseGoFloat(value) === "number"
  );
}

// By hand: a regular expression for it takes quadratic time on a long line of digits.
function trailingDigits(text: string): string {
  let start = text.length;
  while (start > 0 && /\d/.test(text[start - 1] ?? "")) start--;
  return text.slice(start);
}
