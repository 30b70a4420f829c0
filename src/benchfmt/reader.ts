// Reads Go benchmark text: every line with a meaning becomes a record, in order; all others are ignored.
//
// There are two ways. readRows reads what benchstat reads, oddities included: a zero keeps its unit as
// written, a row that log output tore apart is a bad line. readRecords tidies every value and puts torn rows
// together again.
// https://pkg.go.dev/golang.org/x/perf/benchfmt

import { type Config, ConfigState, parseConfigLine } from "./config.ts";
import { decode } from "./interner.ts";
import { endsInFailure, endsRow, isAloneTail, opensInner, opensRow, rowTail } from "./interrupted-row.ts";
import { LineScanner } from "./line-scanner.ts";
import {
  type BadLine,
  type BenchRecord,
  LINE_TOO_LONG,
  MAX_QUOTED,
  type Result,
  type UnitLine,
  type Value,
} from "./record.ts";
import { type ResultLine, ResultParser, type ResultRow, startsBenchmark } from "./result-line.ts";
import { isUnitLine, parseUnitLine } from "./unit-line.ts";

/**
 * readRecords yields the records of one file. `file` only names it in bad lines. Nothing that the bytes hold
 * throws; errors of the chunks' producer pass through. The producer may reuse its buffer for the next chunk.
 *
 * A line of LINE_TOO_LONG is a bad line, and reading continues behind it. A whole row without iterations is a
 * bad line, too. A torn row has the line of its numbers.
 */
export function readRecords(file: string, chunks: Iterable<Uint8Array>): Generator<BenchRecord, void> {
  return new Reader(file, chunks, new ResultParser(false)).allRecords();
}

/** RowSink takes what readRows finds, in the order of the lines. */
interface RowSink {
  /** The row is the same object for all lines of a file, and holds this line's values until this returns. */
  row(row: ResultRow, config: Config): void;
  other(record: UnitLine | BadLine): void;
}

/**
 * readRows gives the lines of one file to a sink, by benchstat's rules. It is quick enough for millions of
 * lines, since no object is made for a row. It ends after a line of LINE_TOO_LONG, where benchstat gives up.
 */
export function readRows(file: string, chunks: Iterable<Uint8Array>, sink: RowSink): void {
  new Reader(file, chunks, new ResultParser(true)).readRows(sink);
}

/** OpenRow is a line with a benchmark's name whose numbers have not come yet. */
interface OpenRow {
  readonly fullName: string;
  /** 1-based line of the name. */
  readonly line: number;
  /** The line from the name on. */
  readonly text: string;
}

const encoder = new TextEncoder();
// "Benchmark" in UTF-16, read as UTF-8. PowerShell appends such text to a file that begins in another
// encoding.
const UTF_16_ROW = [..."Benchmark"].join("\0");

class Reader {
  readonly #file: string;
  readonly #lines: LineScanner;
  readonly #results: ResultParser;
  readonly #config = new ConfigState();
  #open: OpenRow | null = null;
  // Whole rows since then. When the numbers of the open row come, its benchmark printed these itself.
  #inside: (Result | BadLine)[] = [];

  constructor(file: string, chunks: Iterable<Uint8Array>, results: ResultParser) {
    this.#file = file;
    this.#lines = new LineScanner(chunks);
    this.#results = results;
  }

  // Without a string for a result line. Torn rows stay bad lines.
  readRows(sink: RowSink): void {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) {
        sink.other(this.#bad(LINE_TOO_LONG));
        return;
      }
      if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row") sink.row(this.#results, this.#config.current());
        else if (row.kind === "fault") sink.other(this.#bad(row.reason));
      } else if (this.#mayMatter()) for (const record of this.#otherLine(this.#text())) sink.other(record);
    }
  }

  *allRecords(): Generator<BenchRecord, void> {
    const lines = this.#lines;
    while (lines.next()) {
      if (lines.tooLong) yield this.#bad(LINE_TOO_LONG);
      else if (startsBenchmark(lines.bytes, lines.start, lines.end)) {
        const row = this.#results.parse(lines.bytes, lines.start, lines.end);
        if (row.kind === "row" && this.#open === null) yield this.#ran(this.#name());
        else yield* this.#oddRow(row, this.#text());
      } else yield* this.#otherThanRow(this.#text());
    }
    yield* this.#giveUpRow();
  }

  // A benchmark that returns before its loop has no speed, whatever its row says.
  #ran(fullName: string): Result | BadLine {
    return this.#results.iters > 0
      ? this.#result(fullName)
      : this.#bad("no iteration was run: the benchmark skipped itself or stopped before its loop");
  }

  // For a line that starts with `Benchmark` and either is no row, or comes while a row is open.
  *#oddRow(row: ResultLine, text: string): Generator<BenchRecord, void> {
    if (row.kind === "row") this.#inside.push(this.#ran(this.#name()));
    else if (row.kind === "fault" && !opensRow(text)) yield this.#bad(row.reason);
    else {
      yield* this.#giveUpRow();
      if (row.kind === "fault") yield* this.#openRow(text);
    }
  }

  // The numbers may be on the same line, behind log output.
  *#openRow(text: string): Generator<BenchRecord, void> {
    const fullName = /^Benchmark(\S*)/.exec(text)?.[1] ?? "";
    this.#open = { fullName, line: this.#lines.line, text };
    if (endsInFailure(text)) yield* this.#giveUpRow();
    else if (!opensInner(text)) yield* this.#closeRow(text);
  }

  // A failure, a row behind log output without a newline, the numbers of the open row, a unit or
  // configuration line, or nothing of these.
  *#otherThanRow(text: string): Generator<BenchRecord, void> {
    const inside = text.indexOf("Benchmark");
    if (text.includes(UTF_16_ROW))
      yield this.#bad("UTF-16 in the middle of a file that began in another encoding");
    else if (/^\s*--- FAIL: Benchmark/.test(text)) {
      yield* this.#giveUpRow();
      yield this.#bad("the benchmark failed");
    } else if (inside > 0 && opensRow(text.slice(inside))) {
      yield* this.#giveUpRow();
      yield* this.#openRow(text.slice(inside));
    } else if (this.#open === null) {
      if (isAloneTail(text)) yield this.#bad("numbers without a benchmark name");
      else yield* this.#otherLine(text);
    } else if (endsRow(text)) {
      yield* this.#giveUpRow();
      yield* this.#otherLine(text);
    } else yield* this.#closeRow(text);
  }

  // Yields the open row if this line has its numbers. Until they come, key/value lines are log output and not
  // configuration.
  *#closeRow(text: string): Generator<BenchRecord, void> {
    const tail = rowTail(text);
    if (tail === null || this.#open === null) return;
    const bytes = encoder.encode(tail);
    if (this.#results.parseNumbers(bytes, 0, bytes.length).kind !== "row") return;
    const { fullName } = this.#open;
    this.#open = null;
    // Before anything else is parsed: the parser holds the numbers of one row.
    const result = this.#ran(fullName);
    yield* this.#inside.map((row) => (row.kind === "bad" ? row : this.#printedRow(row, fullName)));
    this.#inside = [];
    yield result;
  }

  // The open row becomes a bad line, and the whole rows since then are results after all.
  *#giveUpRow(): Generator<BenchRecord, void> {
    if (this.#open === null) return;
    const { line, text } = this.#open;
    this.#open = null;
    const reason =
      "the row ends without numbers: the benchmark printed, failed or was stopped before its result";
    yield { kind: "bad", file: this.#file, line, reason, text: text.slice(0, MAX_QUOTED) };
    yield* this.#inside;
    this.#inside = [];
  }

  // A row is only known to be printed by a benchmark when the numbers of that benchmark come.
  #printedRow({ line, fullName }: Result, printer: string): BadLine {
    const reason = `Benchmark${printer} printed this line itself, before its own result`;
    const text = `Benchmark${fullName}`.slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line, reason, text };
  }

  *#otherLine(text: string): Generator<UnitLine | BadLine, void> {
    if (isUnitLine(text)) {
      const { line } = this.#lines;
      for (const pair of parseUnitLine(text)) {
        const { ok, ...rest } = pair;
        yield "reason" in rest ? this.#bad(rest.reason) : { kind: "unit", ...rest, line };
      }
      return;
    }
    const entry = parseConfigLine(text);
    if (entry) this.#config.set(entry);
  }

  // True for every unit and configuration line: they start with `U`, a lower-case letter or a letter outside
  // ASCII.
  #mayMatter(): boolean {
    const first = this.#lines.start < this.#lines.end ? (this.#lines.bytes[this.#lines.start] ?? 0) : 0;
    return first === 0x55 || first >= 0x61;
  }

  // The row that was parsed last, under this name.
  #result(fullName: string): Result {
    const { iters, count } = this.#results;
    const values = Array.from({ length: count }, (_, i) => this.#value(i));
    return {
      kind: "result",
      config: this.#config.current(),
      fullName,
      iters,
      values,
      line: this.#lines.line,
    };
  }

  #value(i: number): Value {
    const row = this.#results;
    const { unit, original } = row.unitNames(row.units[i] ?? 0);
    const value = row.values[i] ?? 0;
    return {
      value,
      unit,
      original: original === null ? null : { value: row.written[i] ?? 0, unit: original },
    };
  }

  #name(): string {
    return this.#results.fullName(this.#results.name);
  }

  #text(): string {
    return decode(this.#lines.bytes, this.#lines.start, this.#lines.end);
  }

  #bad(reason: string): BadLine {
    const text = this.#text().slice(0, MAX_QUOTED);
    return { kind: "bad", file: this.#file, line: this.#lines.line, reason, text };
  }
}
