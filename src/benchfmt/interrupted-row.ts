// Rows that log output tore apart. `go test` prints the name and a tab, runs the benchmark, and then prints
// the numbers. What the benchmark itself prints in between stands on the row or in front of the numbers:
//
// 	BenchmarkParse-8 	hello 	 100	 244.9 ns/op

import { parseGoFloat } from "./go-float.ts";

/**
 * rowTail is the end of a line that looks like what `go test` prints after a name: the iterations, then at
 * least one `value unit`, separated by tabs. Log output in front of the iterations is left out, without a
 * separator too. Null where there is no such end.
 */
export function rowTail(line: string): string | null {
  const fields = line.trimEnd().split("\t");
  let first = fields.length;
  while (first > 1 && isMeasurement(fields[first - 1] ?? "")) first--;
  const iters = trailingDigits(fields[first - 1] ?? "");
  if (first === fields.length || iters === "") return null;
  return [iters, ...fields.slice(first)].join("\t");
}

/**
 * opensRow is true for a line that begins a row as `go test` does: a benchmark's name, blanks, a tab. As in
 * package testing, no lower-case letter may follow "Benchmark".
 */
export function opensRow(line: string): boolean {
  return /^Benchmark(?!\p{Ll})\S* *\t/u.test(line);
}

/**
 * opensInner is true for a line that begins a row and has on it a row that the benchmark printed itself:
 * `BenchmarkOwn-2 <tab> BenchmarkInner-2 <tab> 100 <tab> 5.0 ns/op`. These numbers are not those of the first
 * name.
 */
export function opensInner(line: string): boolean {
  return /^Benchmark\S* *\tBenchmark(?!\p{Ll})\S*\s/u.test(line);
}

/**
 * endsInFailure is true for a row on which package testing says that the benchmark failed or skipped itself.
 */
export function endsInFailure(line: string): boolean {
  return /^Benchmark\S* *\t--- (?:FAIL|SKIP): /.test(line);
}

/** isAloneTail is true for numbers with only blanks before them: their name must be on an earlier line. */
export function isAloneTail(line: string): boolean {
  return /^ *\d+\t/.test(line) && rowTail(line) !== null;
}

/**
 * endsRow is true for a line after which no numbers come for an open row: the end of a test binary or the
 * start of the next.
 */
export function endsRow(line: string): boolean {
  return /^(?:PASS|FAIL|ok {2}\t|exit status |goos: |goarch: |pkg: |cpu: )/.test(line);
}

// `244.9 ns/op`: one number, one blank, one unit.
function isMeasurement(field: string): boolean {
  const [value, unit, ...more] = field.trim().split(" ");
  return (
    value !== undefined && unit !== undefined && more.length === 0 && typeof parseGoFloat(value) === "number"
  );
}

// Without a regular expression, which would take quadratic time on a long line of digits.
function trailingDigits(text: string): string {
  let start = text.length;
  while (start > 0 && /\d/.test(text[start - 1] ?? "")) start--;
  return text.slice(start);
}
