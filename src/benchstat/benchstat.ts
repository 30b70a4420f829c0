// benchstat: from the command line and the bytes of the inputs to its output.
// https://pkg.go.dev/golang.org/x/perf/cmd/benchstat
//
// Equal to it byte for byte, except for the usage text, the exit code of errors, files without results, files
// that benchstat cannot read (UTF-16, `go test -json`) and p of tied samples of unequal size; see
// docs/statistics.md.

import { plainText } from "../benchfmt/plain-text.ts";
import { readRows } from "../benchfmt/reader.ts";
import { type BadLine, LINE_TOO_LONG, type UnitLine } from "../benchfmt/record.ts";
import type { CompilePattern } from "../patterns/go-regexp.ts";
import { createUTest } from "../stats/u-test.ts";
import { Collector } from "./collector.ts";
import { CsvWriter } from "./csv-output.ts";
import { parseArguments, type StatOptions } from "./flags.ts";
import { titleLines } from "./header.ts";
import { type Input, parseInputs } from "./inputs.ts";
import type { Key } from "./projection.ts";
import { compileQuery, type Query, QueryError } from "./query.ts";
import { makeTables, type StatTable } from "./stat-table.ts";
import { textTable } from "./text-output.ts";
import { UnitTable } from "./unit-table.ts";
import { USAGE } from "./usage.ts";

export class InputError extends Error {
  override readonly name = "InputError" as const;

  /** `reason` in the words of the system: `no such file or directory`. */
  constructor(operation: "open" | "read", path: string, reason: string) {
    super(`${operation} ${path}: ${reason}`);
  }
}

interface StatStreams {
  /** The engine for regular expressions; undefined where no filter has one. */
  readonly compile: CompilePattern | undefined;
  /** The bytes of a path; `-` is standard input. Throws InputError, at once or from the chunks. */
  readonly open: (path: string) => Iterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** benchstat runs the command. The exit code is 2 where something could not be read as asked, 0 otherwise. */
export function benchstat(args: readonly string[], streams: StatStreams): 0 | 2 {
  const parsed = parseArguments(args);
  if (parsed.kind === "usage") {
    streams.err(parsed.reason === "" ? USAGE : `${parsed.reason}\n${USAGE}`);
    return parsed.exitCode;
  }
  const failure = run(parsed.options, streams);
  if (failure === null) return 0;
  streams.err(`benchstat: ${failure}\n`);
  return 2;
}

// The reason of a failure, null for success.
function run(options: StatOptions, streams: StatStreams): string | null {
  const query = queryOf(options, streams);
  if (typeof query === "string") return query;
  if (options.alpha < 0 || options.alpha > 1) return "-alpha must be in range [0, 1]";
  if (options.confidence < 0 || options.confidence > 1) return "-confidence must be in range [0, 1]";
  if (options.format !== "text" && options.format !== "csv") return "-format must be text or csv";
  const collector = new Collector(query);
  const units = new UnitTable();
  const empty: string[] = [];
  for (const input of parseInputs(options.inputs)) {
    const failure = inputFailure(() => readInput(input, { collector, units, streams }));
    if (failure !== null) return failure;
    if (collector.results === 0) empty.push(input.path);
  }
  const tables = makeTables(collector.tables(), {
    query,
    samplesOf: collector.samples(),
    thresholds: options,
    assumptionOf: (unit) => units.assumptionOf(unit),
    uTest: createUTest(),
  });
  const print = options.format === "csv" ? printCsv : printText;
  print(tables, query, streams);
  return empty.length === 0 ? null : `no benchmark results in ${empty.join(", ")}`;
}

function inputFailure(read: () => string | null): string | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function queryOf(options: StatOptions, { compile }: StatStreams): Query | string {
  try {
    return compileQuery(options, compile);
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
}

interface InputReading {
  readonly collector: Collector;
  readonly units: UnitTable;
  readonly streams: StatStreams;
}

function readInput({ path, label }: Input, { collector, units, streams }: InputReading): string | null {
  const chunks = plainText(streams.open(path));
  collector.startFile(label);
  let failure: string | null = null;
  const other = (record: UnitLine | BadLine): void => {
    const fault = record.kind === "unit" ? units.add(record) : record.reason;
    // benchstat stops at a line that is too long, and names the one before it.
    if (fault === LINE_TOO_LONG) failure = `${path}:${record.line - 1}: bufio.Scanner: token too long`;
    else if (fault !== null) streams.err(`${path}:${record.line}: ${fault}\n`);
  };
  readRows(path, chunks, { row: (row, config) => collector.add(row, config), other });
  return failure;
}

function printText(tables: Iterable<StatTable>, query: Query, { out }: StatStreams): void {
  const columnFields = query.col.fields();
  for (const [table, lines] of titled(tables, query)) {
    out(lines.map((line) => `${line}\n`).join(""));
    out(textTable(table, columnFields));
  }
}

function printCsv(tables: Iterable<StatTable>, query: Query, { out, err }: StatStreams): void {
  const columnFields = query.col.fields();
  const csv = new CsvWriter();
  for (const [table, lines] of titled(tables, query)) {
    for (const line of lines) csv.record([line]);
    csv.table(table, columnFields);
  }
  out(csv.text());
  err(csv.notes());
}

// Each table with the lines above it: a blank one after another table, then the titles that changed.
function* titled(tables: Iterable<StatTable>, query: Query): Generator<[StatTable, string[]]> {
  const fields = query.table.fields();
  let previous: Key | null = null;
  for (const table of tables) {
    const titles = titleLines(fields, table.key, previous);
    yield [table, previous === null ? titles : ["", ...titles]];
    previous = table.key;
  }
}
